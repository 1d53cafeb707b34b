import type { Reconciliation, ReconciliationLine } from '@concord/contract';
import { useTranslation } from 'react-i18next';
import { Status, type Tone } from '../../../parts/status.tsx';

const tones: Record<Reconciliation['state'] | 'left', Tone> = {
  planned: 'waiting',
  approving: 'warning',
  running: 'running',
  paused: 'warning',
  done: 'good',
  left: 'warning',
  stale: 'bad',
  dropped: 'off',
};

/** A plan that is done while something of it still differs is told apart. */
export const standingOf = ({ state, left }: Pick<Reconciliation, 'state' | 'left'>) =>
  state === 'done' && left !== null && left > 0 ? 'left' : state;

export function PlanStatus({ plan }: { plan: Pick<Reconciliation, 'state' | 'left'> }) {
  const { t } = useTranslation('reconciliations');
  const standing = standingOf(plan);
  return <Status tone={tones[standing]}>{t(`state.${standing}`)}</Status>;
}

const lineTones: Record<ReconciliationLine['state'], Tone> = {
  waiting: 'waiting',
  running: 'running',
  done: 'good',
  refused: 'bad',
  failed: 'bad',
  skipped: 'off',
};

/** @param begun whether the plan has been applied: before it, a refusal is predicted */
export function LineStatus({ line, begun }: { line: ReconciliationLine; begun: boolean }) {
  const { t } = useTranslation('reconciliations');
  const { state } = line;
  const predicted = state === 'refused' && !begun;
  return (
    <Status tone={predicted ? 'warning' : lineTones[state]}>
      {t(predicted ? 'line.willRefuse' : `line.${state}`)}
    </Status>
  );
}
