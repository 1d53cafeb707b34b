import { amountOf, decimalOf, percentOf } from './money.ts';
import { type Day, dayOf, type Instant } from './terms.ts';

/** Purchases and renewals from this day on fall under extended service terms. */
export const extendedTermBoughtFrom: Day = '2025-04-01';

/** Terms that end on or after this day may be extended; before it the free grace period holds. */
export const extendedTermEndsFrom: Day = '2026-05-04';

/**
 * True when a term can go on as an extended service term: licence-based, not a trial, bought or renewed on or after
 * 1 April 2025, ending on or after 4 May 2026. That trials are outside is assumed. [U]
 * @see https://learn.microsoft.com/partner-center/customers/extended-service-terms
 * @see https://docs.cloudblue.com/connect/connectors/Microsoft_SaaS/lv/Office365-Channel-Operations-Guide/Extended-Service-Terms.htm
 */
export function extendedTermApplies(facts: {
  kind: string;
  isTrial: boolean;
  since: Instant;
  commitmentEndDate: Day;
}): boolean {
  return (
    facts.kind === 'nce' &&
    !facts.isTrial &&
    dayOf(facts.since) >= extendedTermBoughtFrom &&
    facts.commitmentEndDate >= extendedTermEndsFrom
  );
}

/** Term and billing of an extended service term. */
export const extendedTerm = { termDuration: 'P1M', billingCycle: 'monthly' } as const;

export interface ExtendedPrice {
  /** Per seat and month, decimal text. */
  unitPrice: string;
  /** Per cent. */
  upliftPercent: 3 | 23;
}

/**
 * The price of a seat for a month in an extended service term: 3 per cent above the product's monthly term; where it
 * has none, 23 per cent above a twelfth of its yearly price. That it is a twelfth is assumed. [U]
 * @param price list price of a seat for a month in the monthly term, and for a year in the yearly one; decimal texts
 * @throws RangeError when there is neither
 * @see https://learn.microsoft.com/partner-center/customers/extended-service-terms
 */
export function extendedPrice(price: {
  monthlyTerm?: string | undefined;
  yearlyTerm?: string | undefined;
}): ExtendedPrice {
  if (price.monthlyTerm !== undefined)
    return { unitPrice: decimalOf(percentOf(amountOf(price.monthlyTerm), 103)), upliftPercent: 3 };
  if (price.yearlyTerm === undefined) throw new RangeError('a product without a price cannot be extended');
  return { unitPrice: decimalOf(percentOf(amountOf(price.yearlyTerm), 123, 12)), upliftPercent: 23 };
}
