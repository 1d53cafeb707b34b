import { amountOf, billingCurrency, decimalOf } from '@concord/rules';
import { type Period, periods } from './billing-periods.ts';
import type { Context } from './context.ts';
import { credits } from './credits.ts';
import type { InvoiceLine, Subscription } from './entities.ts';
import { skuOf } from './partner-center/present-item.ts';
import { type RatedUse, ratedUses } from './rated-use.ts';

/** A line before it stands on an invoice. */
export type Charge = Omit<InvoiceLine, 'id' | 'invoiceId'>;

type Money = Pick<Context, 'world'>;

/** A subscription that is not charged: a legacy one while suspended, a marketplace one before its activation. */
export function isFree(one: Subscription): boolean {
  if (one.kind === 'marketplace') return one.activatedAt === undefined;
  return one.isTrial || one.kind === 'legacy' ? one.isTrial || one.status === 'suspended' : false;
}

/** The price of a seat for a billing period: what was bought at, else the list price; metered products cost by usage. */
function unitPriceOf({ world }: Money, one: Subscription, currency: string): string {
  if (one.extendedPrice?.currency === currency) return one.extendedPrice.unitPrice;
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

const chargedFrom = ({ kind, activatedAt, startedAt }: Subscription): string =>
  kind === 'marketplace' ? (activatedAt ?? startedAt) : startedAt;

/** One line for all that an Azure plan has used; the days are lines of use. */
function usageCharge(used: RatedUse[]) {
  const cost = used.reduce((sum, one) => sum + one.cost, 0).toFixed(2);
  const days = used.map((one) => one.day).toSorted();
  return {
    chargeType: 'new',
    quantity: 1,
    unitPrice: cost,
    subtotal: cost,
    chargeStartDate: days[0] ?? '',
    chargeEndDate: days.at(-1) ?? '',
  };
}

/** Until when a subscription is charged: its term's end, its own, or the day on which another partner took over. */
function chargedUntil(one: Subscription): string {
  const ended = one.status === 'deleted' || one.status === 'expired' || one.status === 'disabled';
  const ends = [
    `${one.commitmentEndDate}T23:59:59Z`,
    ...(one.billedUntil === undefined ? [] : [`${one.billedUntil}T23:59:59Z`]),
    ...(ended && one.endedAt !== undefined ? [one.endedAt] : []),
  ];
  return ends.reduce((first, end) => (Date.parse(end) < Date.parse(first) ? end : first));
}

/** Begin and cycle say all about the periods of most subscriptions: they are worked out once for all that share them. */
function periodsOnce(from: string, to: string): (one: Subscription) => Period[] {
  const known = new Map<string, Period[]>();
  return (one) => {
    const start = chargedFrom(one);
    const end = chargedUntil(one);
    const since = one.billedFrom === undefined ? from : later(from, beforeDay(one.billedFrom));
    const key = `${start}|${one.billingCycle}|${end}|${since}`;
    const found = known.get(key) ?? periods(start, one.billingCycle, end, since, to);
    known.set(key, found);
    return found;
  };
}

const later = (one: string, other: string) => (Date.parse(other) > Date.parse(one) ? other : one);
/** The last moment before a day. */
const beforeDay = (day: string) => new Date(Date.parse(`${day}T00:00:00Z`) - 1).toISOString();

/**
 * What a partner is charged for its subscriptions, for billing periods that begin in a time, one by one: a large partner
 * has more than memory holds. What was given back is credited, an Azure plan costs what it used. Usage of metered products
 * of the marketplace is not modelled: they have a line without a price; seats that are added within a period are charged
 * from the next one on.
 * @param tenantId one customer only
 */
export function* charges(
  context: Money,
  partnerId: string,
  from: string,
  to: string,
  tenantId?: string,
): Generator<Charge> {
  const { world } = context;
  const partner = world.partners.get(partnerId);
  if (!partner) return;
  const periodsOf = periodsOnce(from, to);
  const sold =
    tenantId === undefined ? world.subscriptions.values() : world.subscriptions.each('tenant', tenantId);
  for (const one of sold) {
    if (one.partnerTenantId !== partnerId || isFree(one)) continue;
    const used = one.kind === 'azure-plan' ? ratedUses(world, one, from, to) : [];
    const due = used.length > 0 ? [] : periodsOf(one);
    const tenant =
      due.length > 0 || used.length > 0 || one.refunds ? world.tenants.get(one.tenantId) : undefined;
    if (!tenant) continue;
    const currency = billingCurrency(partner.country, tenant.country) ?? 'USD';
    const unitPrice = unitPriceOf(context, one, currency);
    const isNew = Date.parse(one.startedAt) > Date.parse(from);
    const common = {
      customerId: tenant.id,
      orderId: one.orderId,
      subscriptionId: one.id,
      offerId: one.offerId,
      unitPrice,
      currency,
      termAndBillingCycle: `${one.termDuration ?? ''} ${one.billingCycle}`.trim(),
      ...(one.partnerId !== undefined && { resellerMpnId: one.partnerId }),
      ...(one.promotionId !== undefined && { promotionId: one.promotionId }),
    };
    if (used.length > 0) yield { ...common, ...usageCharge(used) };
    for (const [index, [chargeStartDate, chargeEndDate]] of due.entries())
      yield {
        ...common,
        chargeType: index === 0 && isNew ? 'new' : 'cycleCharge',
        quantity: one.quantity,
        subtotal: decimalOf(amountOf(unitPrice) * BigInt(one.quantity)),
        chargeStartDate,
        chargeEndDate,
      };
    for (const credit of credits(one, chargedFrom(one), unitPrice, from, to)) yield { ...common, ...credit };
  }
}
