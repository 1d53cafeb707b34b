import {
  amountOf,
  cancellationAllowedUntil,
  countryRules,
  decimalOf,
  extendedPrice,
  extendedTerm,
  newLot,
  nextTerm,
} from '@concord/rules';
import type { Context } from '../context.ts';
import type { Subscription } from '../entities.ts';
import { marketOf, skuOf } from './present-item.ts';
import { putRenewed } from './put-renewed.ts';

/**
 * A month of an extended service term.
 * @see https://learn.microsoft.com/partner-center/customers/extended-service-terms
 */
export function extend(context: Context, one: Subscription, at: string): Subscription {
  const next = nextTerm(one, extendedTerm);
  const {
    nextCharge: _charge,
    nextChargeAt: _chargeAt,
    renewsAt: _waits,
    promotionId: _promotion,
    ...rest
  } = one;
  const price = priceOf(context, one);
  return putRenewed(context, one, {
    ...rest,
    ...extendedTerm,
    autoRenewEnabled: false,
    extendedSince: one.extendedSince ?? `${next.startDate}T00:00:00Z`,
    termBefore: one.termBefore ?? {
      termDuration: one.termDuration ?? extendedTerm.termDuration,
      billingCycle: one.billingCycle,
    },
    termStart: next.startDate,
    commitmentEndDate: next.commitmentEndDate,
    renewedAt: at,
    cancellationAllowedUntil: cancellationAllowedUntil(at, one.kind),
    lots: [newLot(next.quantity, at)],
    ...(price && { extendedPrice: price }),
  });
}

/** From the present list prices. */
function priceOf(context: Context, one: Subscription): Subscription['extendedPrice'] {
  const currency = countryRules(marketOf(context, one))?.currency;
  const terms = skuOf(context.world, one.offerId)?.sku.terms;
  if (currency === undefined || !terms) return undefined;
  const listed = (duration: string, billingCycle: string) =>
    terms.find((term) => term.duration === duration && term.billingCycle === billingCycle)?.price[currency];
  const monthlyTerm = listed('P1M', 'monthly');
  const monthOfYear = listed('P1Y', 'monthly');
  const yearlyTerm = listed('P1Y', 'annual') ?? (monthOfYear && decimalOf(amountOf(monthOfYear) * 12n));
  if (monthlyTerm === undefined && yearlyTerm === undefined) return undefined;
  return { ...extendedPrice({ monthlyTerm, yearlyTerm }), currency };
}
