import type { Policy } from '@concord/contract/differences';
import { sql } from 'kysely';
import type { Tx } from '../../db/database.ts';
import { notFound } from '../../errors.ts';

const selectPolicies = (tx: Tx) =>
  tx
    .selectFrom('policies as p')
    .innerJoin('resellers as r', 'r.id', 'p.resellerId')
    .leftJoin('settingsSets as v', 'v.id', 'p.settingsSetId')
    .leftJoin('members as m', 'm.id', 'p.activatedBy')
    .selectAll('p')
    .select(['r.name as resellerName', 'v.name as settingsSetName', 'm.name as activatedByName']);

type Row = Awaited<ReturnType<ReturnType<typeof selectPolicies>['executeTakeFirstOrThrow']>>;

const policyOf = (row: Row): Policy => ({
  id: row.id,
  number: row.number,
  version: row.version,
  name: row.name,
  resellerId: row.resellerId,
  resellerName: row.resellerName,
  settingsSetId: row.settingsSetId,
  settingsSetName: row.settingsSetName,
  objectKind: row.objectKind as Policy['objectKind'],
  field: row.field as Policy['field'],
  decision: row.decision as Policy['decision'],
  acceptDays: row.acceptDays,
  position: row.position,
  active: row.active,
  activatedBy: row.activatedByName,
  updatedAt: row.updatedAt.toISOString(),
});

/** In the order in which they are asked: of the nearest reseller first. */
export async function listPolicies(tx: Tx): Promise<Policy[]> {
  const rows = await selectPolicies(tx)
    .orderBy(sql`cardinality(r.path)`, 'desc')
    .orderBy('p.position')
    .orderBy('p.number')
    .execute();
  return rows.map(policyOf);
}

/** @throws Refusal 404 outside the scope of the transaction */
export async function readPolicy(tx: Tx, id: string): Promise<Policy> {
  const row = await selectPolicies(tx).where('p.id', '=', id).executeTakeFirst();
  if (!row) throw notFound('policy');
  return policyOf(row);
}
