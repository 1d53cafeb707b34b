import type { Reconciliation, ReconciliationInput } from '@concord/contract/reconciliations';
import type { Context } from '../../context.ts';
import { operatorScope, type Tx } from '../../db/database.ts';
import { notFound, Refusal } from '../../errors.ts';
import type { Call } from '../../http/handle.ts';
import { findSet } from '../../settings/store.ts';
import { findDifferences } from '../differences/filter.ts';
import { largestPlan, makePlan } from './plan.ts';
import { readReconciliation } from './store.ts';

/**
 * A plan for what a person names, for what an earlier plan left, or for all that is decided.
 * @throws Refusal 404 when a named difference is not the caller's; 422 when one is not decided, or there is nothing to do
 */
export async function planByHand(
  context: Context,
  call: Call<'POST /reconciliations'>,
): Promise<Reconciliation> {
  const { body, db, actor, doer } = call;
  const { settingsSetId } = body;
  const chosen = await db((tx) => choose(tx, body));
  if (chosen.length === 0) throw new Refusal(422, 'nothing-to-plan');
  // A reseller plans on the operator's set, which it cannot see: its own differences name it.
  const { partnerAccountId } = await context.db.in(operatorScope, (tx) => findSet(tx, settingsSetId));
  const id = await makePlan(context, {
    settingsSetId,
    partnerAccountId,
    resellerId: actor.resellerId,
    by: { id: actor.id, name: doer.name },
    policyId: null,
    choose: (tx) => choose(tx, body),
    db,
  });
  if (!id) throw new Refusal(422, 'nothing-to-plan');
  return db((tx) => readReconciliation(tx, id));
}

async function choose(
  tx: Tx,
  { settingsSetId, differenceIds, filter, againOf }: ReconciliationInput,
): Promise<string[]> {
  const rows = findDifferences(tx, { ...filter, settingsSetId }).where('d.closedAt', 'is', null);
  if (differenceIds) {
    const found = await rows
      .select(['d.id', 'd.state', 'd.decision', 'd.number'])
      .where('d.id', 'in', differenceIds)
      .execute();
    if (found.length < new Set(differenceIds).size) throw notFound('open difference of this set');
    const undecided = found.filter(({ state }) => state !== 'decided');
    if (undecided.length > 0)
      throw new Refusal(422, 'differences-undecided', {
        params: { numbers: undecided.map(({ number }) => number).join(', ') },
      });
    return found.map(({ id }) => id);
  }
  const planned = tx
    .selectFrom('reconciliationLines')
    .select('differenceId')
    .where('reconciliationId', '=', againOf ?? '');
  const found = await rows
    .select('d.id')
    .$if(againOf !== undefined, (of) => of.where('d.id', 'in', planned))
    .where('d.state', '=', 'decided')
    .where('d.decision', 'in', ['take', 'push'])
    .orderBy('d.number')
    .limit(largestPlan.lines + 1)
    .execute();
  return found.map(({ id }) => id);
}
