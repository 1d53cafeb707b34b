import type { ImportFilter } from '@concord/contract/imports';
import type { Tx } from '../../db/database.ts';
import { matches } from '../../db/search.ts';

/** Rows of one partner account's import that a filter finds, with the tenant as Microsoft told of it. */
export function findRows(tx: Tx, partnerAccountId: string, filter: ImportFilter) {
  let rows = tx
    .selectFrom('importRows as i')
    .innerJoin('mirrorTenants as t', (join) =>
      join.onRef('t.partnerAccountId', '=', 'i.partnerAccountId').onRef('t.tenantId', '=', 'i.tenantId'),
    )
    .leftJoin('customers as m', 'm.id', 'i.matchedCustomerId')
    .leftJoin('customers as c', 'c.id', 'i.targetCustomerId')
    .leftJoin('resellers as r', 'r.id', 'i.targetResellerId')
    .leftJoin('resellers as p', 'p.id', 'i.mpnResellerId')
    .where('i.partnerAccountId', '=', partnerAccountId);
  if (filter.state) rows = rows.where('i.state', '=', filter.state);
  if (filter.matchedBy === 'none') rows = rows.where('i.matchedBy', 'is', null);
  else if (filter.matchedBy) rows = rows.where('i.matchedBy', '=', filter.matchedBy);
  if (filter.decision) rows = rows.where('i.decision', '=', filter.decision);
  if (filter.resellerId) rows = rows.where('i.targetResellerId', '=', filter.resellerId);
  if (filter.q)
    rows = rows.where(
      matches(
        filter.q,
        ['t.domain', 't.company_name', 't.tenant_id::text', 'm.company_name', 'c.company_name'],
        'c.number',
      ),
    );
  return rows;
}
