import type { Reconciliation, ReconciliationState } from '@concord/contract/reconciliations';
import type { Context } from '../../context.ts';
import type { Tx } from '../../db/database.ts';
import { notFound, Refusal } from '../../errors.ts';
import { record } from '../../events/record.ts';
import type { Call } from '../../http/handle.ts';
import { planMoves } from './states.ts';
import { readReconciliation } from './store.ts';

type MoveRoute =
  | 'POST /reconciliations/:id/approve'
  | 'POST /reconciliations/:id/apply'
  | 'POST /reconciliations/:id/drop';

/** The second person's yes. @throws Refusal 403 for the one who planned it */
export function approve(call: Call<'POST /reconciliations/:id/approve'>): Promise<Reconciliation> {
  const { actor, now } = call;
  return move(call, 'planned', 'reconciliation.approved', async (tx, plan) => {
    if (plan.state !== 'approving') throw new Refusal(409, 'plan-moved', { params: { state: plan.state } });
    if (plan.plannedBy === actor.id) throw new Refusal(403, 'second-person');
    await tx
      .updateTable('reconciliations')
      .set({ approvedBy: actor.id, approvedAt: now })
      .where('id', '=', plan.id)
      .execute();
  });
}

/**
 * Hands a plan to the workers, or goes on with one that paused.
 * @throws Refusal 409 while it waits for a second person, or the set's kill switch is set
 */
export function apply(
  context: Context,
  call: Call<'POST /reconciliations/:id/apply'>,
): Promise<Reconciliation> {
  const { actor, now } = call;
  return move(call, 'running', 'reconciliation.started', async (tx, plan) => {
    if (plan.state === 'approving') throw new Refusal(409, 'second-person-missing');
    await tx
      .updateTable('reconciliations')
      .set({
        startedBy: actor.id,
        startedAt: plan.startedAt ?? now,
        resumedAt: now,
        dueAt: now,
        pausedReason: null,
      })
      .where('id', '=', plan.id)
      .execute();
    await context.workflows.enqueue(tx, 'reconciliation', plan.id);
  });
}

/** What is done stays done; what waits is not done. */
export function drop(call: Call<'POST /reconciliations/:id/drop'>): Promise<Reconciliation> {
  return move(call, 'dropped', 'reconciliation.dropped', async (tx, plan) => {
    await tx
      .updateTable('reconciliationLines')
      .set({ state: 'skipped', settledAt: call.now })
      .where('reconciliationId', '=', plan.id)
      .where('state', '=', 'waiting')
      .execute();
    await tx.updateTable('reconciliations').set({ finishedAt: call.now }).where('id', '=', plan.id).execute();
  });
}

async function move(
  { db, params, version, doer, now }: Call<MoveRoute>,
  to: ReconciliationState,
  kind: string,
  work: (tx: Tx, plan: Awaited<ReturnType<typeof lockPlan>>) => Promise<void>,
): Promise<Reconciliation> {
  return db(async (tx) => {
    const plan = await lockPlan(tx, params.id);
    if (plan.version !== version)
      throw new Refusal(412, 'stale', { current: await readReconciliation(tx, plan.id) });
    await work(tx, plan);
    const from = plan.state as ReconciliationState;
    if (!planMoves[from].includes(to) || from === to)
      throw new Refusal(409, 'plan-moved', { params: { state: from } });
    await tx
      .updateTable('reconciliations')
      .set({ state: to, version: version + 1 })
      .where('id', '=', plan.id)
      .execute();
    await record(tx, now, doer, {
      kind,
      objectKind: 'reconciliation',
      objectId: plan.id,
      resellerId: plan.resellerId,
      data: { number: plan.number },
    });
    return readReconciliation(tx, plan.id);
  });
}

/** @throws Refusal 404 outside the scope of the transaction */
export async function lockPlan(tx: Tx, id: string) {
  const plan = await tx
    .selectFrom('reconciliations')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!plan) throw notFound('plan');
  return plan;
}
