import type { ImportFilter } from '@concord/contract/imports';
import { sql } from 'kysely';
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

/** What Microsoft has of a tenant. */
export interface Held {
  subscriptions: number;
  seats: number;
  users: number;
  mpnIds: string[];
}

/** What Microsoft has of the tenant of a row (alias `t`), to be joined to it. */
export const heldBy = sql<Held>`(
  select count(*) as subscriptions, coalesce(sum(s.seats), 0)::bigint as seats,
    coalesce(array_agg(distinct s.mpn_id) filter (where s.mpn_id is not null), '{}') as mpn_ids,
    (select count(*) from mirror_users u where u.partner_account_id = t.partner_account_id
      and u.tenant_id = t.tenant_id and u.deleted_at is null) as users
  from mirror_subscriptions s
  where s.partner_account_id = t.partner_account_id and s.tenant_id = t.tenant_id and s.gone_at is null
    and s.status not in ('deleted', 'expired'))`;
