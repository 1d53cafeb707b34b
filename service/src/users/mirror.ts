import type { TenantLicence, TenantUser } from '@concord/microsoft';
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';

/** Whose tenant it is. */
export interface MirrorPlace {
  partnerAccountId: string;
  tenantId: string;
  resellerId: string;
  /** `null` while nobody is bound to the tenant. */
  customerId: string | null;
}

export interface UsersReading extends MirrorPlace {
  users: readonly TenantUser[];
}

export interface LicencesReading extends MirrorPlace {
  licences: readonly TenantLicence[];
}

/**
 * Writes people as Microsoft told of them at `asOf`, of many tenants at once, each reading at its own instant where it
 * names one; what Microsoft said later than that stays.
 * @returns the tenant of each person who is otherwise than before, or new
 */
export async function mirrorUsers(
  tx: Tx,
  readings: readonly (UsersReading & { asOf?: Date })[],
  asOf: Date,
): Promise<string[]> {
  const rows = readings.flatMap(({ users, ...place }) => users.map((user) => userRow(place, asOf, user)));
  if (rows.length === 0) return [];
  const { rows: found } = await sql<{ tenantId: string }>`
    with r as materialized (
      select * from json_to_recordset(${JSON.stringify(rows)}::json) as r (
        partner_account_id uuid, tenant_id uuid, user_id uuid, reseller_id uuid, customer_id uuid, as_of timestamptz,
        sign_in_name text, display_name text, first_name text, last_name text, usage_location char(2),
        enabled boolean, licences text[], deleted_at timestamptz)),
    found as (
      select r.tenant_id from r left join mirror_users m using (partner_account_id, tenant_id, user_id)
      where m.user_id is null or m.as_of <= r.as_of and
        (m.sign_in_name, m.display_name, m.first_name, m.last_name, m.usage_location, m.enabled, m.licences,
          m.deleted_at) is distinct from
        (r.sign_in_name, r.display_name, r.first_name, r.last_name, r.usage_location, r.enabled, r.licences,
          r.deleted_at)),
    written as (
      insert into mirror_users as m (
        partner_account_id, tenant_id, user_id, reseller_id, customer_id, as_of, sign_in_name, display_name,
        first_name, last_name, usage_location, enabled, licences, deleted_at)
      select * from r
      on conflict (partner_account_id, tenant_id, user_id) do update set
        reseller_id = excluded.reseller_id, customer_id = excluded.customer_id, as_of = excluded.as_of,
        sign_in_name = excluded.sign_in_name, display_name = excluded.display_name,
        first_name = excluded.first_name, last_name = excluded.last_name,
        usage_location = excluded.usage_location, enabled = excluded.enabled, licences = excluded.licences,
        deleted_at = excluded.deleted_at, missed_in = null
      where m.as_of <= excluded.as_of)
    select tenant_id from found`.execute(tx);
  return found.map(({ tenantId }) => tenantId);
}

/** After all people of a tenant were written: those who were not among them are deleted, if no newer word says else. */
export async function markUnseenUsers(
  tx: Tx,
  { partnerAccountId, tenantId }: Pick<MirrorPlace, 'partnerAccountId' | 'tenantId'>,
  asOf: Date,
): Promise<void> {
  await tx
    .updateTable('mirrorUsers')
    .set({ deletedAt: asOf })
    .where('partnerAccountId', '=', partnerAccountId)
    .where('tenantId', '=', tenantId)
    .where('asOf', '<', asOf)
    .where('deletedAt', 'is', null)
    .execute();
}

/**
 * Writes licences of tenants, like `mirrorUsers`.
 * @returns the tenant of each licence that is otherwise than before, or new
 */
export async function mirrorLicences(
  tx: Tx,
  readings: readonly (LicencesReading & { asOf?: Date })[],
  asOf: Date,
): Promise<string[]> {
  const rows = readings.flatMap(({ licences, ...place }) =>
    licences.map((one) => licenceRow(place, asOf, one)),
  );
  if (rows.length === 0) return [];
  const { rows: found } = await sql<{ tenantId: string }>`
    with r as materialized (
      select * from json_to_recordset(${JSON.stringify(rows)}::json) as r (
        partner_account_id uuid, tenant_id uuid, sku_id uuid, reseller_id uuid, customer_id uuid, as_of timestamptz,
        part_number text, name text, total int, assigned int, suspended int)),
    found as (
      select r.tenant_id from r left join mirror_licences m using (partner_account_id, tenant_id, sku_id)
      where m.sku_id is null or m.as_of <= r.as_of and
        (m.name, m.total, m.assigned, m.suspended) is distinct from (r.name, r.total, r.assigned, r.suspended)),
    written as (
      insert into mirror_licences as m (
        partner_account_id, tenant_id, sku_id, reseller_id, customer_id, as_of, part_number, name, total, assigned,
        suspended)
      select * from r
      on conflict (partner_account_id, tenant_id, sku_id) do update set
        reseller_id = excluded.reseller_id, customer_id = excluded.customer_id, as_of = excluded.as_of,
        part_number = excluded.part_number, name = excluded.name, total = excluded.total,
        assigned = excluded.assigned, suspended = excluded.suspended, missed_in = null
      where m.as_of <= excluded.as_of)
    select tenant_id from found`.execute(tx);
  return found.map(({ tenantId }) => tenantId);
}

/** After all licences of a tenant were written: those that were not among them have no seats any more. */
export async function emptyUnseenLicences(
  tx: Tx,
  { partnerAccountId, tenantId }: Pick<MirrorPlace, 'partnerAccountId' | 'tenantId'>,
  asOf: Date,
): Promise<void> {
  await tx
    .updateTable('mirrorLicences')
    .set({ total: 0, assigned: 0, suspended: 0 })
    .where('partnerAccountId', '=', partnerAccountId)
    .where('tenantId', '=', tenantId)
    .where('asOf', '<', asOf)
    .execute();
}

const placeOf = ({ partnerAccountId, tenantId, resellerId, customerId }: MirrorPlace) => ({
  partner_account_id: partnerAccountId,
  tenant_id: tenantId,
  reseller_id: resellerId,
  customer_id: customerId,
});

const userRow = (place: MirrorPlace & { asOf?: Date }, asOf: Date, user: TenantUser) => ({
  ...placeOf(place),
  as_of: place.asOf ?? asOf,
  user_id: user.id,
  sign_in_name: user.signInName,
  display_name: user.displayName,
  first_name: user.firstName ?? null,
  last_name: user.lastName ?? null,
  usage_location: user.usageLocation ?? null,
  enabled: user.enabled,
  licences: user.licences,
  deleted_at: user.deletedAt ?? null,
});

const licenceRow = (place: MirrorPlace & { asOf?: Date }, asOf: Date, licence: TenantLicence) => ({
  ...placeOf(place),
  as_of: place.asOf ?? asOf,
  sku_id: licence.skuId,
  part_number: licence.partNumber,
  name: licence.name,
  total: licence.total,
  assigned: licence.assigned,
  suspended: licence.suspended,
});
