import type { Context } from '../../context.ts';
import { operatorScope, type Tx } from '../../db/database.ts';
import type { Line } from './line.ts';
import { lockPlan } from './move.ts';
import type { Outcome } from './outcome.ts';
import { type LineState, lineMoves } from './states.ts';

/**
 * Stores what came of a pushed line.
 * @returns whether the run goes on now; else it is looked at again when it is due
 */
export async function settleLine(context: Context, line: Line, outcome: Outcome): Promise<boolean> {
  const now = context.clock.now();
  return context.db.in(operatorScope, async (tx) => {
    await lockPlan(tx, line.reconciliationId);
    const changeId = 'changeId' in outcome ? (outcome.changeId ?? null) : null;
    if (outcome.kind === 'wait') {
      await tx
        .updateTable('reconciliations')
        .set({ dueAt: new Date(now.getTime() + outcome.seconds * 1000) })
        .where('id', '=', line.reconciliationId)
        .execute();
      await tx
        .updateTable('reconciliationLines')
        .set({ changeId, reason: outcome.reason ?? null })
        .where('id', '=', line.id)
        .execute();
      return false;
    }
    if (outcome.kind === 'done') {
      await closeDifference(tx, line, 'pushed', now);
      await saveLine(tx, line, { state: 'done', changeId }, now);
    } else {
      const { kind: state, code, reason } = outcome;
      await saveLine(tx, line, { state, code, reason, changeId }, now);
      // What could not be done is a person's again.
      if (state !== 'skipped')
        await tx
          .updateTable('differences')
          .set({ state: 'open', decision: null, policyId: null, note: reason })
          .where('id', '=', line.differenceId)
          .where('closedAt', 'is', null)
          .execute();
    }
    return true;
  });
}

interface Settled {
  state: LineState;
  code?: string | null;
  reason?: string | null;
  changeId?: string | null;
  attempts?: number;
}

export async function saveLine(tx: Tx, line: Line, settled: Settled, now: Date): Promise<void> {
  const { state, code = null, reason = null } = settled;
  const through: LineState = line.state === 'waiting' && state === 'done' ? 'running' : line.state;
  if (!lineMoves[through].includes(state)) throw new Error(`a line goes from ${line.state} to ${state}`);
  await tx
    .updateTable('reconciliationLines')
    .set({ ...settled, code, reason, settledAt: now })
    .where('id', '=', line.id)
    .execute();
}

/** Both sides agree by what a line did; the reading at the end proves it. */
export async function closeDifference(tx: Tx, line: Line, how: 'taken' | 'pushed', now: Date): Promise<void> {
  await tx
    .updateTable('differences')
    .set({ state: 'closed', closedAt: now, closedHow: how })
    .where('id', '=', line.differenceId)
    .where('closedAt', 'is', null)
    .execute();
}
