import { sql } from 'kysely';
import type { Tx } from '../../db/database.ts';
import { matchingPlan } from '../reconcile/adopt.ts';

/** A tenant that has a binding now. */
export interface Bound {
  tenantId: string;
  bindingId: string;
  resellerId: string;
  customerId: string;
  /** On which its subscriptions run from now on. */
  settingsSetId: string;
}

/** How many records a tenant has got. */
export interface HandedOver {
  subscriptions: number;
  users: number;
}

/** Tables of the mirror whose rows belong to whoever is bound to their tenant. */
const mirrored = [
  'mirror_tenants',
  'mirror_subscriptions',
  'mirror_users',
  'mirror_licences',
  'mirror_relationships',
  'mirror_transfers',
] as const;

/** Gives the mirror of tenants to their customers, and puts their subscriptions and people on record. */
export async function handOver(
  tx: Tx,
  partnerAccountId: string,
  bound: readonly Bound[],
  now: Date,
): Promise<(tenantId: string) => HandedOver> {
  const given = sql`json_to_recordset(${JSON.stringify(bound)}::json) as k ("tenantId" uuid, "bindingId" uuid,
    "resellerId" uuid, "customerId" uuid, "settingsSetId" uuid)`;
  for (const table of mirrored)
    await sql`
      update ${sql.table(table)} m set reseller_id = k."resellerId", customer_id = k."customerId"
      from ${given} where m.partner_account_id = ${partnerAccountId} and m.tenant_id = k."tenantId"`.execute(
      tx,
    );
  await sql`
    update alerts a set reseller_id = k."resellerId", customer_id = k."customerId" from ${given}
    where a.partner_account_id = ${partnerAccountId} and a.cleared_at is null
      and a.data ->> 'tenantId' = k."tenantId"::text`.execute(tx);
  const subscriptions = await recordSubscriptions(tx, partnerAccountId, given, now);
  const users = await recordUsers(tx, partnerAccountId, given, now);
  return (tenantId) => ({
    subscriptions: subscriptions.get(tenantId) ?? 0,
    users: users.get(tenantId) ?? 0,
  });
}

type Counts = Map<string, number>;
const countsOf = (rows: { tenantId: string; count: number }[]): Counts =>
  new Map(rows.map(({ tenantId, count }): [string, number] => [tenantId, count]));

/** What is sold by seats and lives; the rest is shown from the mirror. */
async function recordSubscriptions(
  tx: Tx,
  partnerAccountId: string,
  given: ReturnType<typeof sql>,
  now: Date,
): Promise<Counts> {
  const { rows } = await sql<{ tenantId: string; count: number }>`
    with written as (
      insert into subscriptions as s (id, reseller_id, customer_id, order_id, plan_id, binding_id, partner_account_id,
        settings_set_id, microsoft_id, product_id, sku_id, name, state, seats, price, currency, term_duration,
        billing_cycle, auto_renew, scheduled_change, starts_on, ends_on, reseller_mpn_id, created_at)
      select gen_random_uuid(), k."resellerId", k."customerId", null, p.id, k."bindingId", ${partnerAccountId},
        k."settingsSetId", m.microsoft_id, o.product_id, o.sku_id, m.name, m.status, m.seats, p.price, p.currency,
        coalesce(m.term_duration, ''), coalesce(m.billing_cycle, ''), m.auto_renew, m.scheduled_change,
        coalesce(m.starts_on, m.ends_on, ${now}::date), coalesce(m.ends_on, m.starts_on, ${now}::date), m.mpn_id, ${now}
      from ${given}
      join mirror_subscriptions m on m.partner_account_id = ${partnerAccountId} and m.tenant_id = k."tenantId"
      cross join lateral (select case when split_part(m.offer_id, ':', 2) <> '' then split_part(m.offer_id, ':', 1) end
          as product_id, nullif(split_part(m.offer_id, ':', 2), '') as sku_id) o
      left join lateral (${matchingPlan(sql`k."settingsSetId"`)}) p on true
      where m.gone_at is null and m.status not in ('deleted', 'expired')
        and coalesce(m.product_type, 'OnlineServicesNCE') = 'OnlineServicesNCE'
      on conflict (partner_account_id, microsoft_id) do update set binding_id = excluded.binding_id,
        name = excluded.name, state = excluded.state, seats = excluded.seats, auto_renew = excluded.auto_renew,
        scheduled_change = excluded.scheduled_change, ends_on = excluded.ends_on, version = s.version + 1
      where s.customer_id = excluded.customer_id
      returning binding_id)
    select k."tenantId" as tenant_id, count(*) as count from written w join ${given} on k."bindingId" = w.binding_id
    group by 1`.execute(tx);
  return countsOf(rows);
}

async function recordUsers(
  tx: Tx,
  partnerAccountId: string,
  given: ReturnType<typeof sql>,
  now: Date,
): Promise<Counts> {
  const { rows } = await sql<{ tenantId: string; count: number }>`
    with written as (
      insert into users as u (id, reseller_id, customer_id, binding_id, partner_account_id, tenant_id, microsoft_id,
        sign_in_name, display_name, first_name, last_name, usage_location, enabled, licences, updated_at)
      select gen_random_uuid(), k."resellerId", k."customerId", k."bindingId", ${partnerAccountId}, m.tenant_id,
        m.user_id, m.sign_in_name, m.display_name, m.first_name, m.last_name, m.usage_location, m.enabled, m.licences,
        ${now}
      from ${given}
      join mirror_users m on m.partner_account_id = ${partnerAccountId} and m.tenant_id = k."tenantId"
      where m.deleted_at is null
      on conflict (partner_account_id, tenant_id, microsoft_id) do update set reseller_id = excluded.reseller_id,
        customer_id = excluded.customer_id, binding_id = excluded.binding_id, sign_in_name = excluded.sign_in_name,
        display_name = excluded.display_name, first_name = excluded.first_name, last_name = excluded.last_name,
        usage_location = excluded.usage_location, enabled = excluded.enabled, licences = excluded.licences,
        deleted_at = null, version = u.version + 1, updated_at = excluded.updated_at
      returning tenant_id)
    select tenant_id, count(*) as count from written group by 1`.execute(tx);
  return countsOf(rows);
}
