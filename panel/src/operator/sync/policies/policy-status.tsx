import type { Policy } from '@concord/contract';
import { useTranslation } from 'react-i18next';
import { Status } from '../../../parts/status.tsx';

/** Whether a policy decides, and in whose name. */
export function usePolicyStanding(): (policy: Policy) => string {
  const { t } = useTranslation('differences');
  return ({ active, activatedBy }) => {
    if (!active) return t('policies.off');
    return activatedBy ? t('policies.onBy', { by: activatedBy }) : t('policies.on');
  };
}

export function PolicyStatus({ policy }: { policy: Policy }) {
  return <Status tone={policy.active ? 'good' : 'off'}>{usePolicyStanding()(policy)}</Status>;
}
