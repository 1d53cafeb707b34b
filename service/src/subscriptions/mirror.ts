import type { CommerceSubscription } from '@concord/microsoft';
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';
import { standingOf } from './standing.ts';

export interface Mirrored {
  partnerAccountId: string;
  resellerId: string;
  /** `null` while nobody is bound to the tenant. */
  customerId: string | null;
  tenantId: string;
  subscription: CommerceSubscription;
}

/** Writes what Microsoft said at `asOf`; what it said later than that stays. */
export async function mirrorSubscriptions(tx: Tx, mirrored: readonly Mirrored[], asOf: Date): Promise<void> {
  if (mirrored.length === 0) return;
  const rows = JSON.stringify(mirrored.map(row));
  await sql`
    insert into mirror_subscriptions as m (
      partner_account_id, microsoft_id, reseller_id, customer_id, tenant_id, body, name, status, seats,
      term_duration, billing_cycle, auto_renew, starts_on, ends_on, scheduled_change, mpn_id, offer_id,
      product_type, as_of)
    select partner_account_id, microsoft_id, reseller_id, customer_id, tenant_id, body, name, status, seats,
      term_duration, billing_cycle, auto_renew, starts_on, ends_on, scheduled_change, mpn_id, offer_id,
      product_type, ${asOf}
    from jsonb_to_recordset(${rows}::jsonb) as r (
      partner_account_id uuid, microsoft_id text, reseller_id uuid, customer_id uuid, tenant_id uuid, body jsonb,
      name text, status text, seats int, term_duration text, billing_cycle text, auto_renew boolean,
      starts_on date, ends_on date, scheduled_change jsonb, mpn_id text, offer_id text, product_type text)
    on conflict (partner_account_id, microsoft_id) do update set
      reseller_id = excluded.reseller_id, customer_id = excluded.customer_id, tenant_id = excluded.tenant_id,
      body = excluded.body, name = excluded.name, status = excluded.status, seats = excluded.seats,
      term_duration = excluded.term_duration, billing_cycle = excluded.billing_cycle,
      auto_renew = excluded.auto_renew, starts_on = excluded.starts_on, ends_on = excluded.ends_on,
      scheduled_change = excluded.scheduled_change, mpn_id = excluded.mpn_id, offer_id = excluded.offer_id,
      product_type = excluded.product_type, as_of = excluded.as_of, gone_at = null
    where m.as_of <= excluded.as_of`.execute(tx);
}

function row({ partnerAccountId, resellerId, customerId, tenantId, subscription }: Mirrored) {
  const { seats, state, autoRenew, endsOn, scheduledChange } = standingOf(subscription);
  return {
    partner_account_id: partnerAccountId,
    microsoft_id: subscription.id,
    reseller_id: resellerId,
    customer_id: customerId,
    tenant_id: tenantId,
    body: subscription.raw,
    name: nameOf(subscription),
    status: state,
    seats,
    term_duration: subscription.termDuration ?? null,
    billing_cycle: subscription.billingCycle?.toLowerCase() ?? null,
    auto_renew: autoRenew,
    starts_on: subscription.effectiveStartDate.slice(0, 10) || null,
    ends_on: endsOn || null,
    scheduled_change: scheduledChange,
    mpn_id: subscription.partnerId ?? null,
    offer_id: subscription.offerId,
    product_type: (subscription.raw['productType'] as { id?: string } | undefined)?.id ?? null,
  };
}

export const nameOf = ({ friendlyName, offerName }: CommerceSubscription): string =>
  friendlyName || offerName;

/** What is sold, where the offer names it; a legacy offer is one id. */
export function productOf({ offerId }: Pick<CommerceSubscription, 'offerId'>) {
  const [productId, skuId] = offerId.split(':');
  return skuId ? { productId: productId ?? null, skuId } : { productId: null, skuId: null };
}
