import type { Order } from '@concord/contract';
import { useTranslation } from 'react-i18next';
import { Status, type Tone } from '../parts/status.tsx';

const tones: Record<Order['state'], Tone> = {
  placed: 'neutral',
  provisioning: 'running',
  waiting: 'waiting',
  'needs-attention': 'warning',
  completed: 'good',
  cancelled: 'off',
};

/** How an order stands, as icon and word. */
export function OrderStatus({ state }: Pick<Order, 'state'>) {
  const { t } = useTranslation('ordering');
  return <Status tone={tones[state]}>{t(`state.${state}`)}</Status>;
}
