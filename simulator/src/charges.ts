import { addDuration, amountOf, billingCurrency, dayOf, decimalOf } from '@concord/rules';
import type { Context } from './context.ts';
import type { InvoiceLine, Subscription } from './entities.ts';
import { skuOf } from './partner-center/present-item.ts';

const cycleOf: Record<string, string> = { monthly: 'P1M', annual: 'P1Y', triennial: 'P3Y' };

/** A subscription that is not charged: a legacy one while suspended, a marketplace one before its activation. */
export function isFree(one: Subscription): boolean {
  if (one.kind === 'marketplace') return one.activatedAt === undefined;
  return one.isTrial || one.kind === 'legacy' ? one.isTrial || one.status === 'suspended' : false;
}

/** Billing periods that begin after `from` and not after `to`, as day pairs. */
function periods(one: Subscription, from: string, to: string): [string, string][] {
  const start = one.kind === 'marketplace' ? (one.activatedAt ?? one.startedAt) : one.startedAt;
  const cycle = cycleOf[one.billingCycle];
  const found: [string, string][] = [];
  const end = `${one.commitmentEndDate}T23:59:59Z`;
  for (let begin = start; begin <= to && begin <= end; ) {
    const next = cycle ? addDuration(begin, cycle) : addDuration(end, 'P1D');
    if (begin > from)
      found.push([dayOf(begin), dayOf(new Date(Date.parse(next) - 86_400_000).toISOString())]);
    if (!cycle) break;
    begin = next;
  }
  return found;
}

/** The price of a seat for a billing period: what was bought at, else the list price; metered products cost by usage. */
function unitPriceOf({ world }: Context, one: Subscription, currency: string): string {
  const line = world.orders.get(one.orderId)?.lines.find((its) => its.subscriptionId === one.id);
  if (line?.pricing) return String(line.pricing.price);
  const listed =
    one.kind === 'legacy'
      ? world.offers.get(one.offerId.toUpperCase())?.price
      : skuOf(world, one.offerId)?.sku.terms.find(
          (term) => term.duration === (one.termDuration ?? '') && term.billingCycle === one.billingCycle,
        )?.price;
  return listed?.[currency] ?? '0.00';
}

/**
 * What a partner is charged for its subscriptions, for billing periods that begin in a time. Usage of metered products
 * is not modelled: they have a line without a price.
 */
export function charges(
  context: Context,
  partnerId: string,
  from: string,
  to: string,
): Omit<InvoiceLine, 'id' | 'invoiceId'>[] {
  const { world } = context;
  const partner = world.partners.get(partnerId);
  return world.subscriptions.all().flatMap((one) => {
    const tenant = world.tenants.get(one.tenantId);
    if (one.partnerTenantId !== partnerId || !partner || !tenant || isFree(one)) return [];
    if (one.status === 'deleted' && (one.endedAt ?? one.startedAt) <= from) return [];
    const currency = billingCurrency(partner.country, tenant.country) ?? 'USD';
    const unitPrice = unitPriceOf(context, one, currency);
    return periods(one, from, to).map(([chargeStartDate, chargeEndDate], index) => ({
      customerId: tenant.id,
      orderId: one.orderId,
      subscriptionId: one.id,
      offerId: one.offerId,
      chargeType: index === 0 && one.startedAt > from ? 'new' : 'cycleCharge',
      quantity: one.quantity,
      unitPrice,
      subtotal: decimalOf(amountOf(unitPrice) * BigInt(one.quantity)),
      chargeStartDate,
      chargeEndDate,
      currency,
      termAndBillingCycle: `${one.termDuration ?? ''} ${one.billingCycle}`.trim(),
      ...(one.partnerId !== undefined && { resellerMpnId: one.partnerId }),
      ...(one.promotionId !== undefined && { promotionId: one.promotionId }),
    }));
  });
}
