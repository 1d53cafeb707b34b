import { sql } from 'kysely';
import type { Context } from '../../context.ts';
import { operatorScope, type Tx } from '../../db/database.ts';
import { concord, record } from '../../events/record.ts';
import { compareTenants } from '../compare.ts';
import { lockPlan } from './move.ts';
import { neededFor, reread } from './reread.ts';
import { wait } from './stale.ts';

/** After the last line: reads once more what was done, compares, and says how much of it differs still. */
export async function finish(context: Context, id: string): Promise<void> {
  const { db, clock } = context;
  const { plan, done } = await db.in(operatorScope, (tx) => readDone(tx, id));
  const isMirrorEnough = plan.policyId !== null && done.every(({ decision }) => decision === 'take');
  if (!isMirrorEnough) {
    const { failure } = await reread(context, plan.partnerAccountId, neededFor(done));
    if (failure) return db.in(operatorScope, (tx) => wait(tx, id, failure.reason, clock.now()));
  }
  const now = clock.now();
  await db.in(operatorScope, async (tx) => {
    const locked = await lockPlan(tx, id);
    if (locked.state !== 'running') return;
    if (isMirrorEnough) {
      const tenants = new Set(done.map(({ tenantId }) => tenantId));
      await compareTenants(tx, plan.partnerAccountId, Array.from(tenants), now);
    }
    const remaining = await countRemaining(tx, id);
    await tx
      .updateTable('reconciliations')
      .set({
        state: 'done',
        remaining,
        finishedAt: now,
        dueAt: null,
        pausedReason: null,
        version: locked.version + 1,
      })
      .where('id', '=', id)
      .execute();
    await record(tx, now, concord, {
      kind: 'reconciliation.done',
      objectKind: 'reconciliation',
      objectId: id,
      resellerId: locked.resellerId,
      data: { number: locked.number, done: done.length, left: remaining },
    });
  });
}

async function readDone(tx: Tx, id: string) {
  const plan = await tx
    .selectFrom('reconciliations')
    .select(['policyId', 'partnerAccountId'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const done = await tx
    .selectFrom('reconciliationLines as l')
    .innerJoin('differences as d', 'd.id', 'l.differenceId')
    .select(['d.tenantId', 'd.objectKind', 'l.decision'])
    .where('l.reconciliationId', '=', id)
    .where('l.state', '=', 'done')
    .execute();
  return { plan, done };
}

/** Disagreements that are open again, or still, where a line had closed one. */
async function countRemaining(tx: Tx, id: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from reconciliation_lines l
    join differences d on d.id = l.difference_id
    join differences o on o.partner_account_id = d.partner_account_id and o.tenant_id = d.tenant_id
      and o.object_kind = d.object_kind and o.microsoft_id = d.microsoft_id and o.field = d.field and o.closed_at is null
    where l.reconciliation_id = ${id} and l.state = 'done'`.execute(tx);
  return rows[0]?.count ?? 0;
}
