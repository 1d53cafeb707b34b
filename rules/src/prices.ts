import { amountOf, decimalOf, percentOf } from './money.ts';

/** Prices of one line, before tax: per seat and billing period, `extendedPrice` for all seats over the whole term. */
export interface LinePrices {
  listPrice: number;
  discountedPrice: number;
  proratedPrice: number;
  price: number;
  extendedPrice: number;
}

const months: Record<string, number> = { P1M: 1, P1Y: 12, P3Y: 36 };
const cycleMonths: Record<string, number> = { monthly: 1, annual: 12, triennial: 36 };

/**
 * What a line costs. Answers carry prices as JSON numbers.
 * @param listed list price of a seat for a billing period (of the whole, for what is bought once), as decimal text
 * @param percent what a promotion takes off
 * @throws RangeError when the price is no decimal text
 * @see https://learn.microsoft.com/partner-center/developer/cart-resources
 */
export function linePrices(
  listed: string,
  line: { quantity: number; termDuration?: string | undefined; billingCycle: string },
  percent = 0,
): LinePrices {
  const listPrice = Number(decimalOf(amountOf(listed)));
  const price = amountOf(decimalOf(percentOf(amountOf(listed), 100 - percent)));
  const term = months[line.termDuration ?? ''] ?? 1;
  const periods = BigInt(Math.ceil(term / (cycleMonths[line.billingCycle] ?? term)));
  const discounted = Number(decimalOf(price));
  return {
    listPrice,
    discountedPrice: discounted,
    proratedPrice: discounted,
    price: discounted,
    extendedPrice: Number(decimalOf(price * periods * BigInt(line.quantity))),
  };
}

/** List price for a billing period of what costs so much a month; what is paid once keeps its price. */
export function periodPrice(monthly: string, billingCycle: string): string {
  return decimalOf(amountOf(monthly) * BigInt(cycleMonths[billingCycle] ?? 1));
}
