import type { PartnerTransfer } from '@concord/microsoft';
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';
import { newId } from '../db/ids.ts';

/** Transfers of one tenant as Microsoft told of them at one instant. */
export interface TransferReading {
  tenantId: string;
  at: Date;
  transfers?: readonly PartnerTransfer[] | undefined;
}

interface Owner {
  resellerId: string;
  customerId: string | null;
}

/**
 * Writes the transfers of readings; what is newer in the mirror stays.
 * @param complete the readings list all of their tenants: an open one that is not listed any more was withdrawn
 * @returns the tenant of each that is otherwise than before, or new
 */
export async function mirrorTransfers(
  tx: Tx,
  partnerAccountId: string,
  readings: readonly TransferReading[],
  owner: (tenantId: string) => Owner,
  complete = true,
): Promise<string[]> {
  const read = readings.filter(({ transfers }) => transfers !== undefined);
  const withdrawn = complete ? await markWithdrawn(tx, partnerAccountId, read) : [];
  const rows = read.flatMap(({ tenantId, at, transfers = [] }) =>
    transfers.map((transfer) => ({
      id: newId(),
      tenant_id: tenantId,
      reseller_id: owner(tenantId).resellerId,
      customer_id: owner(tenantId).customerId,
      as_of: at,
      transfer_id: transfer.id,
      direction: transfer.direction,
      state: transfer.state,
      other_partner: transfer.otherPartner ?? null,
      created_at: transfer.createdAt ?? null,
      expires_at: transfer.expiresAt ?? null,
      body: transfer,
    })),
  );
  if (rows.length === 0) return withdrawn;
  const { rows: found } = await sql<{ tenantId: string }>`
    with r as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (
        id uuid, tenant_id uuid, reseller_id uuid, customer_id uuid, as_of timestamptz, transfer_id text,
        direction text, state text, other_partner text, created_at timestamptz, expires_at timestamptz,
        body jsonb)),
    found as (
      select r.tenant_id from r left join mirror_transfers m
        on m.partner_account_id = ${partnerAccountId} and m.tenant_id = r.tenant_id
          and m.transfer_id = r.transfer_id
      where m.id is null or m.as_of <= r.as_of and (m.state, m.body) is distinct from (r.state, r.body)),
    updated as (
      update mirror_transfers m set
        reseller_id = r.reseller_id, customer_id = r.customer_id, as_of = r.as_of, direction = r.direction,
        state = r.state, other_partner = r.other_partner, created_at = r.created_at, expires_at = r.expires_at,
        body = r.body
      from r where m.partner_account_id = ${partnerAccountId} and m.tenant_id = r.tenant_id
        and m.transfer_id = r.transfer_id and m.as_of <= r.as_of),
    -- Not by conflict alone: every attempt would use up a number.
    inserted as (
      insert into mirror_transfers (partner_account_id, id, tenant_id, reseller_id, customer_id, as_of,
        transfer_id, direction, state, other_partner, created_at, expires_at, body)
      select ${partnerAccountId}, r.* from r
      where not exists (select from mirror_transfers x where x.partner_account_id = ${partnerAccountId}
        and x.tenant_id = r.tenant_id and x.transfer_id = r.transfer_id)
      on conflict do nothing)
    select tenant_id from found`.execute(tx);
  return [...withdrawn, ...found.map(({ tenantId }) => tenantId)];
}

/** Microsoft forgets a legacy transfer that was withdrawn. */
async function markWithdrawn(
  tx: Tx,
  partnerAccountId: string,
  readings: readonly TransferReading[],
): Promise<string[]> {
  if (readings.length === 0) return [];
  const lists = readings.map(({ tenantId, at, transfers = [] }) => ({
    tenant_id: tenantId,
    at,
    ids: transfers.map(({ id }) => id),
  }));
  const { rows } = await sql<{ tenantId: string }>`
    update mirror_transfers m set state = 'withdrawn', as_of = r.at
    from jsonb_to_recordset(${JSON.stringify(lists)}::jsonb) as r (tenant_id uuid, at timestamptz, ids jsonb)
    where m.partner_account_id = ${partnerAccountId} and m.tenant_id = r.tenant_id
      and m.state in ('pending', 'in-progress') and m.as_of <= r.at and not r.ids ? m.transfer_id
    returning m.tenant_id`.execute(tx);
  return rows.map(({ tenantId }) => tenantId);
}
