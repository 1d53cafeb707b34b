import type { ImportState } from '@concord/contract';
import { useTranslation } from 'react-i18next';
import { Status, type Tone } from '../../../parts/status.tsx';

const tones: Record<ImportState, Tone> = {
  open: 'waiting',
  decided: 'waiting',
  queued: 'running',
  done: 'good',
  ignored: 'off',
  failed: 'bad',
};

export function ImportStatus({ state }: { state: ImportState }) {
  const { t } = useTranslation('import');
  return <Status tone={tones[state]}>{t(`state.${state}`)}</Status>;
}
