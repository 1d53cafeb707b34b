import { sql } from 'kysely';
import type { Tx } from '../../db/database.ts';

/** What Microsoft has of a tenant. */
export interface Held {
  subscriptions: number;
  seats: number;
  users: number;
  mpnIds: string[];
}

const nothing: Held = { subscriptions: 0, seats: 0, users: 0, mpnIds: [] };

/** What the mirror has of the tenants of one page: subscriptions that live, their partners of record, and people. */
export async function heldBy(
  tx: Tx,
  partnerAccountId: string,
  tenantIds: readonly string[],
): Promise<(tenantId: string) => Held> {
  const { rows } = await sql<Held & { tenantId: string }>`
    select t.tenant_id, s.*, (select count(*) from mirror_users u where u.partner_account_id = ${partnerAccountId}
      and u.tenant_id = t.tenant_id and u.deleted_at is null) as users
    from unnest(${tenantIds}::uuid[]) as t (tenant_id)
    cross join lateral (
      select count(*) as subscriptions, coalesce(sum(s.seats), 0)::bigint as seats,
        coalesce(array_agg(distinct s.mpn_id) filter (where s.mpn_id is not null), '{}') as mpn_ids
      from mirror_subscriptions s
      where s.partner_account_id = ${partnerAccountId} and s.tenant_id = t.tenant_id and s.gone_at is null
        and s.status not in ('deleted', 'expired')) s`.execute(tx);
  const held = new Map(rows.map(({ tenantId, ...one }): [string, Held] => [tenantId, one]));
  return (tenantId) => held.get(tenantId) ?? nothing;
}
