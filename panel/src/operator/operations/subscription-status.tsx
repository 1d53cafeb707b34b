import type { Subscription } from '@concord/contract';
import { useTranslation } from 'react-i18next';
import { Status, type Tone } from '../../parts/status.tsx';

const tones: Record<Subscription['state'], Tone> = {
  active: 'good',
  suspended: 'warning',
  expired: 'off',
  disabled: 'bad',
  deleted: 'off',
  pending: 'waiting',
};

/** State of a subscription at Microsoft. */
export function SubscriptionStatus({ state }: Pick<Subscription, 'state'>) {
  const { t } = useTranslation('operations');
  return <Status tone={tones[state]}>{t(`subscriptionState.${state}`)}</Status>;
}
