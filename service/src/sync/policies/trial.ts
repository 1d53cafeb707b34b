import type { DifferenceField, DifferenceObject, PolicyTrial } from '@concord/contract/differences';
import { sql } from 'kysely';
import type { Tx } from '../../db/database.ts';
import { findDifferences } from '../differences/filter.ts';
import { totalOf } from '../differences/groups.ts';
import { sampleDifferences } from '../differences/store.ts';
import { readPolicy } from './store.ts';

const sampleSize = 20;

/**
 * What a policy would decide of what is open today: what no active policy decides before it. Nothing is decided.
 */
export async function tryPolicy(tx: Tx, id: string): Promise<PolicyTrial> {
  await readPolicy(tx, id);
  const decides = sql<boolean>`${id}::uuid = (
    select p.id from policies p join resellers pr on pr.id = p.reseller_id join resellers r on r.id = d.reseller_id
    where (p.active or p.id = ${id}) and p.reseller_id = any (r.path)
      and (p.settings_set_id is null or p.settings_set_id = d.settings_set_id)
      and (p.object_kind is null or p.object_kind = d.object_kind) and (p.field is null or p.field = d.field)
    order by cardinality(pr.path) desc, p.position, p.number limit 1)`;
  const decided = () =>
    findDifferences(tx, { state: 'open' })
      .where(decides)
      .select(['d.currency', sql<string | null>`sum(d.amount)::text`.as('amount')])
      .select((row) => row.fn.countAll<number>().as('count'))
      .groupBy('d.currency')
      .orderBy('d.currency');
  const total = await decided().execute();
  const rows = await decided()
    .select(['d.objectKind', 'd.field'])
    .groupBy(['d.objectKind', 'd.field'])
    .orderBy('d.objectKind')
    .orderBy('d.field')
    .execute();
  const fields = Map.groupBy(rows, ({ objectKind, field }) => `${objectKind} ${field}`);
  return {
    ...totalOf(total),
    fields: Array.from(fields.values(), (some) => ({
      objectKind: some[0]?.objectKind as DifferenceObject,
      field: some[0]?.field as DifferenceField,
      ...totalOf(some),
    })),
    sample: await sampleDifferences(
      tx,
      (found) => found.where('d.state', '=', 'open').where(decides),
      sampleSize,
    ),
  };
}
