import { MicrosoftError } from '@concord/microsoft';
import { sql } from 'kysely';
import type { Context } from '../../context.ts';
import { operatorScope, type Tx } from '../../db/database.ts';
import { Refusal } from '../../errors.ts';
import { record } from '../../events/record.ts';
import { makePlan } from './plan.ts';

interface Batch {
  policyId: string;
  resellerId: string;
  partnerAccountId: string;
  decision: 'take' | 'push';
  memberId: string;
  memberName: string;
}

/** So much one plan of a policy holds; the rest comes in the next. */
const mostLines = { take: 1000, push: 50 };

/** What policies decided and no plan holds yet. A line that was refused, or failed, is a person's from then on. */
const unplanned = sql`
  d.state = 'decided' and d.closed_at is null and d.policy_id is not null and not exists (
    select from reconciliation_lines l where l.difference_id = d.id
      and l.state in ('waiting', 'running', 'refused', 'failed')
      and l.ours is not distinct from d.ours and l.theirs is not distinct from d.theirs)`;

/**
 * Plans what policies of a set decided, in the name of who switched them on. What they take is carried out at once when
 * it is within the limits; what they push waits for a person.
 */
export async function planByPolicy(context: Context, settingsSetId: string): Promise<void> {
  const { db } = context;
  const batches = await db.in(operatorScope, (tx) => findBatches(tx, settingsSetId));
  for (const batch of batches) {
    const { policyId, resellerId, partnerAccountId, decision, memberId, memberName } = batch;
    const by = { id: memberId, name: memberName };
    try {
      const id = await makePlan(context, {
        settingsSetId,
        partnerAccountId,
        resellerId,
        by,
        policyId,
        choose: (tx) => choose(tx, settingsSetId, batch),
        db: (work) => db.in(operatorScope, work),
      });
      if (id && decision === 'take') await db.in(operatorScope, (tx) => start(tx, context, id, by));
    } catch (error) {
      // Microsoft cannot be read now: the next round plans it.
      if (!(error instanceof Refusal || error instanceof MicrosoftError)) throw error;
      context.log.info({ settingsSet: settingsSetId, code: error.code }, 'a policy could not plan yet');
    }
  }
}

async function findBatches(tx: Tx, settingsSetId: string): Promise<Batch[]> {
  const { rows } = await sql<Batch>`
    select p.id as policy_id, p.reseller_id, d.partner_account_id, d.decision, m.id as member_id, m.name as member_name
    from differences d join policies p on p.id = d.policy_id and p.active join members m on m.id = p.activated_by
    where d.settings_set_id = ${settingsSetId} and d.decision in ('take', 'push') and ${unplanned}
    group by 1, 2, 3, 4, 5, 6 order by p.position, p.number`.execute(tx);
  return rows;
}

async function choose(tx: Tx, settingsSetId: string, { policyId, decision }: Batch): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select d.id from differences d
    where d.settings_set_id = ${settingsSetId} and d.policy_id = ${policyId} and d.decision = ${decision}
      and ${unplanned}
    order by d.number limit ${mostLines[decision]}`.execute(tx);
  return rows.map(({ id }) => id);
}

async function start(tx: Tx, context: Context, id: string, by: { id: string; name: string }): Promise<void> {
  const now = context.clock.now();
  const plan = await tx
    .updateTable('reconciliations')
    .set({ state: 'running', startedBy: by.id, startedAt: now, resumedAt: now, dueAt: now })
    .set('version', (eb) => eb('version', '+', 1))
    .where('id', '=', id)
    .where('state', '=', 'planned')
    .returning(['number', 'resellerId'])
    .executeTakeFirst();
  if (!plan) return;
  await context.workflows.enqueue(tx, 'reconciliation', id);
  await record(tx, now, by, {
    kind: 'reconciliation.started',
    objectKind: 'reconciliation',
    objectId: id,
    resellerId: plan.resellerId,
    data: { number: plan.number },
  });
}

/** Sets of which policies decided something that no plan holds yet. */
export async function duePolicies({ db }: Context): Promise<string[]> {
  const { rows } = await db.in(operatorScope, (tx) =>
    sql<{ settingsSetId: string }>`
      select distinct d.settings_set_id from differences d join policies p on p.id = d.policy_id and p.active
      where d.settings_set_id is not null and d.decision in ('take', 'push') and ${unplanned} limit 100`.execute(
      tx,
    ),
  );
  return rows.map(({ settingsSetId }) => settingsSetId);
}
