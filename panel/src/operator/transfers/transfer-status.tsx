import type { TransferState } from '@concord/contract/transfers';
import { useTranslation } from 'react-i18next';
import { Status, type Tone } from '../../parts/status.tsx';

const tones: Record<TransferState, Tone> = {
  pending: 'waiting',
  'in-progress': 'running',
  complete: 'good',
  withdrawn: 'off',
  rejected: 'off',
  expired: 'off',
  failed: 'bad',
};

export function TransferStatus({ state }: { state: TransferState }) {
  const { t } = useTranslation('transfers');
  return <Status tone={tones[state]}>{t(`state.${state}`)}</Status>;
}
