import type { DifferenceGroupQuery, DifferenceGroups } from '@concord/contract/differences';
import type { Money } from '@concord/contract/page';
import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '../../db/database.ts';
import { findDifferences } from './filter.ts';

type By = z.output<typeof DifferenceGroupQuery>['by'];

const keys: Record<By, RawBuilder<string>> = {
  field: sql`d.field`,
  'object-kind': sql`d.object_kind`,
  state: sql`d.state`,
  reseller: sql`d.reseller_id::text`,
  customer: sql`coalesce(d.customer_id::text, '')`,
  'settings-set': sql`coalesce(d.settings_set_id::text, '')`,
};
const names: Partial<Record<By, RawBuilder<string>>> = {
  reseller: sql`(select name from resellers where id::text = g.key)`,
  customer: sql`(select company_name from customers where id::text = g.key)`,
  'settings-set': sql`(select name from settings_sets where id::text = g.key)`,
};

const mostGroups = 200;

/** Differences counted by what they have in common; amounts of different currencies stay apart. */
export async function groupDifferences(
  tx: Tx,
  { by, ...filter }: z.output<typeof DifferenceGroupQuery>,
): Promise<DifferenceGroups> {
  const rows = findDifferences(tx, filter)
    .select([keys[by].as('key'), 'd.currency', sql<string | null>`sum(d.amount)`.as('amount')])
    .select((row) => row.fn.countAll<number>().as('count'))
    .groupBy([sql`1`, sql`2`]);
  const { rows: items } = await sql<{ key: string; name: string | null; count: number; money: Money[] }>`
    select g.key, ${names[by] ?? sql`g.key`} as name, g.count, g.money from (
      select key, sum(count)::bigint as count, coalesce(json_agg(json_build_object('amount', amount::text,
        'currency', currency) order by currency) filter (where currency is not null), '[]') as money
      from (${rows}) x group by key order by sum(count) desc, key limit ${mostGroups}) g
    order by g.count desc, g.key`.execute(tx);
  return {
    items: items.map(({ name, ...item }) => ({ ...item, name: name ?? '' })),
    total: await countDifferences(tx, filter),
  };
}

/** How many a filter finds, exactly, and what they are worth together. */
export async function countDifferences(
  tx: Tx,
  filter: Parameters<typeof findDifferences>[1],
): Promise<DifferenceGroups['total']> {
  const rows = await findDifferences(tx, filter)
    .select(['d.currency', sql<string | null>`sum(d.amount)::text`.as('amount')])
    .select((row) => row.fn.countAll<number>().as('count'))
    .groupBy('d.currency')
    .orderBy('d.currency')
    .execute();
  return totalOf(rows);
}

/** Counts of several currencies as one, with one amount for each. */
export function totalOf(
  rows: readonly { currency: string | null; amount: string | null; count: number }[],
): DifferenceGroups['total'] {
  return {
    count: rows.reduce((sum, { count }) => sum + count, 0),
    money: rows.flatMap(({ amount, currency }) =>
      amount !== null && currency ? [{ amount, currency }] : [],
    ),
  };
}
