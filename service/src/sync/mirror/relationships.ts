import type { AdminRelationship } from '@concord/microsoft';
import { sql } from 'kysely';
import type { Tx } from '../../db/database.ts';
import type { Owner } from './owners.ts';

/** Writes delegated admin relationships as Microsoft says them at `asOf`. */
export async function writeRelationships(
  tx: Tx,
  partnerAccountId: string,
  relationships: readonly AdminRelationship[],
  owner: (tenantId: string) => Owner,
  asOf: Date,
): Promise<void> {
  if (relationships.length === 0) return;
  const rows = relationships.map((one) => ({
    relationship_id: one.id,
    tenant_id: one.tenantId ?? null,
    reseller_id: owner(one.tenantId ?? '').resellerId,
    customer_id: owner(one.tenantId ?? '').customerId,
    name: one.name,
    status: one.status,
    roles: one.roles,
    starts_at: one.startsAt ?? null,
    ends_at: one.endsAt ?? null,
    auto_extend: one.autoExtend,
  }));
  await sql`
    insert into mirror_relationships as m (partner_account_id, as_of, relationship_id, tenant_id, reseller_id,
      customer_id, name, status, roles, starts_at, ends_at, auto_extend)
    select ${partnerAccountId}, ${asOf}, r.* from json_to_recordset(${JSON.stringify(rows)}::json) as r (
      relationship_id text, tenant_id uuid, reseller_id uuid, customer_id uuid, name text, status text,
      roles text[], starts_at timestamptz, ends_at timestamptz, auto_extend boolean)
    on conflict (partner_account_id, relationship_id) do update set
      as_of = excluded.as_of, tenant_id = excluded.tenant_id, reseller_id = excluded.reseller_id,
      customer_id = excluded.customer_id, name = excluded.name, status = excluded.status, roles = excluded.roles,
      starts_at = excluded.starts_at, ends_at = excluded.ends_at, auto_extend = excluded.auto_extend
    where m.as_of <= excluded.as_of`.execute(tx);
}
