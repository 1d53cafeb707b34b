import type { Reconciliation } from '@concord/contract';
import { useIsOperator } from '../../../session.ts';
import { KillSwitch } from '../kill-switch.tsx';

/** The kill switch of the plan's set, for those whose set it is, while something may still be written. */
export function Writes({ plan: { settingsSetId, state, push } }: { plan: Reconciliation }) {
  const ended = state === 'done' || state === 'stale' || state === 'dropped';
  const shown = useIsOperator() && !ended && push > 0;
  return shown && <KillSwitch settingsSetId={settingsSetId} />;
}
