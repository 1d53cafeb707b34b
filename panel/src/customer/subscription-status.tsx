import type { Subscription } from '@concord/contract';
import { useTranslation } from 'react-i18next';
import { Status, type Tone } from '../parts/status.tsx';

const tones: Record<Subscription['state'], Tone> = {
  active: 'good',
  suspended: 'warning',
  expired: 'warning',
  disabled: 'bad',
  deleted: 'off',
  pending: 'running',
};

/** How a subscription stands, as icon and word. */
export function SubscriptionStatus({ state }: Pick<Subscription, 'state'>) {
  const { t } = useTranslation('customer');
  return <Status tone={tones[state]}>{t(`state.${state}`)}</Status>;
}
