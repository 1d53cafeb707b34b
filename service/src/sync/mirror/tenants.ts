import type { CustomerTenant } from '@concord/microsoft';
import { sql } from 'kysely';
import type { Tx } from '../../db/database.ts';
import type { TenantReading } from '../read-tenant.ts';
import type { Owner } from './owners.ts';

type Named = CustomerTenant & { asOf: Date };

/**
 * Writes customers as Microsoft lists them; a full pull that is under way has seen them with that.
 * @returns those that are otherwise than before, or new
 */
export async function writeTenants(
  tx: Tx,
  partnerAccountId: string,
  tenants: readonly Named[],
  owner: (tenantId: string) => Owner,
): Promise<string[]> {
  if (tenants.length === 0) return [];
  const rows = tenants.map((tenant) => ({
    tenant_id: tenant.tenantId,
    reseller_id: owner(tenant.tenantId).resellerId,
    customer_id: owner(tenant.tenantId).customerId,
    as_of: tenant.asOf,
    domain: tenant.domain,
    company_name: tenant.companyName ?? null,
    commerce_id: tenant.commerceId ?? null,
    relationship: tenant.relationshipToPartner,
  }));
  const { rows: found } = await sql<{ tenantId: string }>`
    with r as materialized (
      select distinct on (tenant_id) * from json_to_recordset(${JSON.stringify(rows)}::json) as r (
        tenant_id uuid, reseller_id uuid, customer_id uuid, as_of timestamptz, domain text, company_name text,
        commerce_id text, relationship text)
      order by tenant_id, as_of desc),
    found as (
      select r.tenant_id from r left join mirror_tenants m
        on m.partner_account_id = ${partnerAccountId} and m.tenant_id = r.tenant_id
      where m.tenant_id is null or m.as_of <= r.as_of and (m.gone_at is not null
        or (m.domain, m.company_name, m.relationship) is distinct from
          (r.domain, r.company_name, r.relationship))),
    written as (
      insert into mirror_tenants as m (partner_account_id, tenant_id, reseller_id, customer_id, as_of, domain,
        company_name, commerce_id, relationship, listed_in)
      select ${partnerAccountId}, r.*, (select id from sync_runs where partner_account_id = ${partnerAccountId}
        and kind = 'full' and state in ('running', 'asking')) from r
      on conflict (partner_account_id, tenant_id) do update set
        reseller_id = excluded.reseller_id, customer_id = excluded.customer_id, as_of = excluded.as_of,
        domain = excluded.domain, company_name = excluded.company_name, commerce_id = excluded.commerce_id,
        relationship = excluded.relationship, listed_in = excluded.listed_in, gone_at = null
      where m.as_of <= excluded.as_of)
    select tenant_id from found`.execute(tx);
  return found.map(({ tenantId }) => tenantId);
}

export interface Known {
  subscriptionsAsOf: Date | null;
  licencesAsOf: Date | null;
  usersAsOf: Date | null;
  agreementAsOf: Date | null;
}

/** Writers of one tenant take turns. @returns when each kind was read last, by tenant */
export async function lockTenants(
  tx: Tx,
  partnerAccountId: string,
  readings: readonly { tenantId: string }[],
): Promise<Map<string, Known>> {
  const rows = await tx
    .selectFrom('mirrorTenants')
    .select(['tenantId', 'subscriptionsAsOf', 'licencesAsOf', 'usersAsOf', 'agreementAsOf'])
    .where('partnerAccountId', '=', partnerAccountId)
    .where(
      'tenantId',
      'in',
      readings.map(({ tenantId }) => tenantId),
    )
    .orderBy('tenantId')
    .forNoKeyUpdate()
    .execute();
  return new Map(rows.map(({ tenantId, ...known }) => [tenantId, known]));
}

/** @returns those that were customers until now */
export async function markTenantsGone(
  tx: Tx,
  partnerAccountId: string,
  readings: readonly TenantReading[],
): Promise<string[]> {
  const lost: string[] = [];
  for (const { tenantId, at } of readings) {
    const { numUpdatedRows } = await tx
      .updateTable('mirrorTenants')
      .set({ goneAt: at, asOf: at, listedIn: null })
      .where('partnerAccountId', '=', partnerAccountId)
      .where('tenantId', '=', tenantId)
      .where('goneAt', 'is', null)
      .where('asOf', '<=', at)
      .executeTakeFirst();
    if (numUpdatedRows > 0n) lost.push(tenantId);
  }
  return lost;
}

/**
 * Writes which kinds were read when, and what could not be read.
 * @param run the full pull that has read these tenants with that
 * @returns tenants whose agreement is otherwise than before
 */
export async function noteRead(
  tx: Tx,
  partnerAccountId: string,
  readings: readonly TenantReading[],
  owner: (tenantId: string) => Owner,
  run: string | undefined,
): Promise<string[]> {
  const rows = readings.map((reading) => ({
    tenant_id: reading.tenantId,
    reseller_id: owner(reading.tenantId).resellerId,
    customer_id: owner(reading.tenantId).customerId,
    at: reading.at,
    kinds: kindsOf(reading),
    accepted: reading.agreementAccepted ?? null,
    failures: reading.failures,
  }));
  const ids = readings.map(({ tenantId }) => tenantId);
  const asOf = (kind: string) =>
    sql`${sql.ref(`${kind}_as_of`)} = case when ${kind} = any (r.kinds) then r.at
      else ${sql.ref(`m.${kind}_as_of`)} end`;
  const { rows: found } = await sql<{ tenantId: string }>`
    with r as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (
        tenant_id uuid, reseller_id uuid, customer_id uuid, at timestamptz, kinds text[], accepted boolean,
        failures jsonb)),
    found as (
      select r.tenant_id from r left join mirror_tenants m
        on m.partner_account_id = ${partnerAccountId} and m.tenant_id = r.tenant_id
      where r.accepted is distinct from m.agreement_accepted and r.accepted is not null),
    written as (
      update mirror_tenants m set
        reseller_id = r.reseller_id, customer_id = r.customer_id,
        ${asOf('subscriptions')}, ${asOf('licences')}, ${asOf('users')}, ${asOf('agreement')},
        agreement_accepted = coalesce(r.accepted, m.agreement_accepted),
        failures = (m.failures - r.kinds) || r.failures,
        pulled_in = coalesce(${run ?? null}::uuid, m.pulled_in)
      from r where m.partner_account_id = ${partnerAccountId} and m.tenant_id = any (${ids}::uuid[])
        and m.tenant_id = r.tenant_id)
    select tenant_id from found`.execute(tx);
  return found.map(({ tenantId }) => tenantId);
}

/** What of a tenant was read completely. */
function kindsOf(reading: TenantReading): string[] {
  const { subscriptions, licences, users, agreementAccepted, transfers } = reading;
  const read = { subscriptions, licences, users, agreement: agreementAccepted, transfers };
  return Object.entries(read)
    .filter(([, value]) => value !== undefined)
    .map(([kind]) => kind);
}
