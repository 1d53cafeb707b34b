import type { Tx } from '../../db/database.ts';
import { concord, record } from '../../events/record.ts';
import type { lockPlan } from './move.ts';

/** Stops a run by itself; a person can go on with it. What is done stays done. */
export async function pause(
  tx: Tx,
  plan: Awaited<ReturnType<typeof lockPlan>>,
  reason: string,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('reconciliations')
    .set({ state: 'paused', pausedReason: reason, dueAt: null, version: plan.version + 1 })
    .where('id', '=', plan.id)
    .execute();
  await record(tx, now, concord, {
    kind: 'reconciliation.paused',
    objectKind: 'reconciliation',
    objectId: plan.id,
    resellerId: plan.resellerId,
    data: { number: plan.number, reason },
  });
}
