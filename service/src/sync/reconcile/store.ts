import type { Money, Page } from '@concord/contract/page';
import type {
  Consequence,
  LineQuery,
  Reconciliation,
  ReconciliationLine,
  ReconciliationQuery,
} from '@concord/contract/reconciliations';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '../../db/database.ts';
import { page } from '../../db/page.ts';
import { matches } from '../../db/search.ts';
import { notFound } from '../../errors.ts';
import { nameOf } from '../differences/filter.ts';

const count = (condition: string) =>
  sql<number>`(select count(*) from reconciliation_lines l where l.reconciliation_id = r.id and ${sql.raw(condition)})`;

const selectPlans = (tx: Tx) =>
  tx
    .selectFrom('reconciliations as r')
    .leftJoin('settingsSets as v', 'v.id', 'r.settingsSetId')
    .leftJoin('policies as p', 'p.id', 'r.policyId')
    .leftJoin('members as planner', 'planner.id', 'r.plannedBy')
    .leftJoin('members as approver', 'approver.id', 'r.approvedBy')
    .leftJoin('members as starter', 'starter.id', 'r.startedBy')
    .selectAll('r')
    .select(['v.name as settingsSetName', 'p.name as policyName', 'planner.name as plannerName'])
    .select(['approver.name as approverName', 'starter.name as starterName'])
    .select([count("l.decision = 'take'").as('take'), count("l.decision = 'push'").as('push')])
    .select([count("l.state in ('waiting', 'running')").as('waiting'), count("l.state = 'done'").as('done')])
    .select([count("l.state = 'refused'").as('refused'), count("l.state = 'failed'").as('failed')])
    .select([count("l.state = 'skipped'").as('skipped')])
    .select(count("l.consequence -> 'refusal' <> 'null'").as('predictedRefusals'));

type Row = Awaited<ReturnType<ReturnType<typeof selectPlans>['executeTakeFirstOrThrow']>>;
const instant = (at: Date | null) => at?.toISOString() ?? null;

const planOf = (row: Row): Reconciliation => ({
  id: row.id,
  number: row.number,
  version: row.version,
  state: row.state as Reconciliation['state'],
  settingsSetId: row.settingsSetId,
  settingsSetName: row.settingsSetName ?? '',
  take: row.take,
  push: row.push,
  lines: {
    waiting: row.waiting,
    done: row.done,
    refused: row.refused,
    failed: row.failed,
    skipped: row.skipped,
  },
  predictedRefusals: row.predictedRefusals,
  seats: row.seats,
  customers: row.customers,
  money: row.money as Money[],
  overLimits: row.overLimits as Reconciliation['overLimits'],
  plannedBy: row.plannerName ?? '',
  plannedById: row.plannedBy,
  plannedAt: row.plannedAt.toISOString(),
  policyName: row.policyName,
  approvedBy: row.approverName,
  approvedAt: instant(row.approvedAt),
  startedBy: row.starterName,
  startedAt: instant(row.startedAt),
  finishedAt: instant(row.finishedAt),
  reason: row.pausedReason,
  left: row.remaining,
});

export async function listReconciliations(
  tx: Tx,
  query: z.output<typeof ReconciliationQuery>,
): Promise<Page<Reconciliation>> {
  let rows = selectPlans(tx);
  if (query.state) rows = rows.where('r.state', '=', query.state);
  if (query.settingsSetId) rows = rows.where('r.settingsSetId', '=', query.settingsSetId);
  if (query.q) rows = rows.where(sql<boolean>`r.number::text = ${query.q.replace(/^#/, '')}`);
  const found = await page(tx, rows, {
    query,
    id: sql`r.id`,
    fallback: 'number',
    sorts: {
      number: { by: sql`r.number`, type: 'bigint' },
      plannedAt: { by: sql`r.planned_at`, type: 'timestamptz' },
      state: { by: sql`r.state`, type: 'text' },
    },
  });
  return { ...found, items: found.items.map(planOf) };
}

/** @throws Refusal 404 outside the scope of the transaction */
export async function readReconciliation(tx: Tx, id: string): Promise<Reconciliation> {
  const row = await selectPlans(tx).where('r.id', '=', id).executeTakeFirst();
  if (!row) throw notFound('plan');
  return planOf(row);
}

export async function listLines(
  tx: Tx,
  id: string,
  query: z.output<typeof LineQuery>,
): Promise<Page<ReconciliationLine>> {
  await readReconciliation(tx, id);
  let rows = tx
    .selectFrom('reconciliationLines as l')
    .innerJoin('differences as d', 'd.id', 'l.differenceId')
    .leftJoin('customers as c', 'c.id', 'l.customerId')
    .select([
      'l.id',
      'l.position',
      'l.differenceId',
      'd.number as differenceNumber',
      'd.objectKind',
      'l.field',
    ])
    .select([
      'l.decision',
      nameOf.as('name'),
      'd.subscriptionId',
      'l.customerId',
      'c.companyName as customerName',
    ])
    .select([
      'l.ours',
      'l.theirs',
      'l.consequence',
      'l.state',
      'l.reason',
      'l.code',
      'l.attempts',
      'l.settledAt',
    ])
    .where('l.reconciliationId', '=', id);
  if (query.state) rows = rows.where('l.state', '=', query.state);
  if (query.code) rows = rows.where('l.code', '=', query.code);
  if (query.q) {
    const { q } = query;
    const like = `%${q.replace(/[\\%_]/g, '\\$&')}%`;
    rows = rows.where(
      sql<boolean>`(${matches(q, ['c.company_name', 'l.field'], 'd.number')} or ${nameOf} ilike ${like})`,
    );
  }
  const found = await page(tx, rows, {
    query,
    id: sql`l.id`,
    fallback: 'position',
    sorts: {
      position: { by: sql`l.position`, type: 'bigint' },
      customerName: { by: sql`lower(c.company_name)`, type: 'text' },
      field: { by: sql`l.field`, type: 'text' },
      state: { by: sql`l.state`, type: 'text' },
    },
  });
  return {
    ...found,
    items: found.items.map((row) => ({
      ...row,
      objectKind: row.objectKind as ReconciliationLine['objectKind'],
      field: row.field as ReconciliationLine['field'],
      decision: row.decision as ReconciliationLine['decision'],
      state: row.state as ReconciliationLine['state'],
      consequence: row.consequence as Consequence,
      settledAt: instant(row.settledAt),
    })),
  };
}
