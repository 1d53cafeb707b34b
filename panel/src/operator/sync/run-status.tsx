import type { SyncRun } from '@concord/contract';
import { useTranslation } from 'react-i18next';
import { Status, type Tone } from '../../parts/status.tsx';

type Shown = SyncRun['state'] | 'waiting';

const tones: Record<Shown, Tone> = {
  running: 'running',
  waiting: 'waiting',
  asking: 'warning',
  done: 'good',
  stopped: 'off',
  failed: 'bad',
};

/** A run that Microsoft keeps waiting still runs, but nothing moves. */
export const shownState = ({ state, cause }: Pick<SyncRun, 'state' | 'cause'>): Shown =>
  state === 'running' && cause ? 'waiting' : state;

export function RunStatus({ run }: { run: Pick<SyncRun, 'state' | 'cause'> }) {
  const { t } = useTranslation('sync');
  const state = shownState(run);
  return <Status tone={tones[state]}>{t(`run.state.${state}`)}</Status>;
}

/** Whether it may still change by itself or by a person's answer. */
export const isOpen = ({ state }: Pick<SyncRun, 'state'>): boolean =>
  state === 'running' || state === 'asking';
