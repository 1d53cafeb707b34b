import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../db/database.ts';
import { newId } from '../../db/ids.ts';
import { type Doer, record } from '../../events/record.ts';

/** A subscription of the mirror that becomes our record. */
export interface Adoption {
  partnerAccountId: string;
  tenantId: string;
  microsoftId: string;
  /** On which it runs from then on. */
  settingsSetId: string;
}

/**
 * Makes a record of a subscription that was not ordered here, as the mirror has it. It gets the plan of the set that
 * sells just this product, term and billing, when there is exactly one.
 * @returns its id; `undefined` when nobody is bound to the tenant, the mirror does not have it, or there is a record
 */
export async function adoptSubscription(
  tx: Tx,
  { partnerAccountId, tenantId, microsoftId, settingsSetId }: Adoption,
  doer: Doer,
  now: Date,
): Promise<string | undefined> {
  const id = newId();
  const { rows } = await sql<{
    number: number;
    name: string;
    seats: number;
    resellerId: string;
    customerId: string;
  }>`
    insert into subscriptions as s (id, reseller_id, customer_id, order_id, plan_id, binding_id, partner_account_id,
      settings_set_id, microsoft_id, product_id, sku_id, name, state, seats, price, currency, term_duration,
      billing_cycle, auto_renew, scheduled_change, starts_on, ends_on, reseller_mpn_id, created_at)
    select ${id}, b.reseller_id, b.customer_id, null, p.id, b.id, m.partner_account_id, ${settingsSetId}, m.microsoft_id,
      o.product_id, o.sku_id, m.name, m.status, m.seats, p.price, p.currency, coalesce(m.term_duration, ''),
      coalesce(m.billing_cycle, ''), m.auto_renew, m.scheduled_change,
      coalesce(m.starts_on, m.ends_on, ${now}::date), coalesce(m.ends_on, m.starts_on, ${now}::date), m.mpn_id, ${now}
    from mirror_subscriptions m
    join bindings b on b.partner_account_id = m.partner_account_id and b.tenant_id = m.tenant_id and b.ended_at is null
    cross join lateral (select case when split_part(m.offer_id, ':', 2) <> '' then split_part(m.offer_id, ':', 1) end
        as product_id, nullif(split_part(m.offer_id, ':', 2), '') as sku_id) o
    left join lateral (${matchingPlan(settingsSetId)}) p on true
    where m.partner_account_id = ${partnerAccountId} and m.tenant_id = ${tenantId} and m.microsoft_id = ${microsoftId}
      and m.gone_at is null
    on conflict (partner_account_id, microsoft_id) do nothing
    returning s.number, s.name, s.seats, s.reseller_id, s.customer_id`.execute(tx);
  const [made] = rows;
  if (!made) return undefined;
  await record(tx, now, doer, {
    kind: 'subscription.adopted',
    objectKind: 'subscription',
    objectId: id,
    resellerId: made.resellerId,
    customerId: made.customerId,
    data: { number: made.number, name: made.name, seats: made.seats, microsoftId },
  });
  return id;
}

/** The plan of a set that sells what a mirrored subscription is (aliases `m` and its product `o`), if exactly one does. */
export const matchingPlan = (settingsSetId: string | RawBuilder<unknown>) => sql`
  select (array_agg(p.id))[1] as id, min(p.price) as price, min(p.currency) as currency
  from plans p join services v on v.id = p.service_id
  where v.settings_set_id = ${settingsSetId} and p.active and p.product_id = o.product_id and p.sku_id = o.sku_id
    and p.term_duration = m.term_duration and p.billing_cycle = m.billing_cycle
  having count(*) = 1`;
