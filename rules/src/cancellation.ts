import { addDuration, type Instant } from './terms.ts';

/** Families of products, as far as the rules of cancelling, seats and suspension tell them apart. */
export type OfferKind =
  | 'nce'
  | 'software'
  | 'perpetual'
  | 'marketplace'
  | 'azure-plan'
  | 'azure-reservation'
  | 'azure-savings-plan'
  | 'azure-application'
  | 'legacy';

export type Refund = 'full' | 'prorated' | 'none';

export interface CancellationFacts {
  kind: OfferKind;
  isTrial: boolean;
  status: string;
  /** When the running term was bought or its renewal was completed. */
  since: Instant;
  /** End of the window, inclusive; absent = `cancellationAllowedUntil` of the kind. */
  allowedUntil?: Instant | undefined;
  billingCycle?: string | undefined;
  /** The subscription runs on month by month after its term. */
  inExtendedTerm?: boolean;
  /** Subscriptions under an Azure plan that are active. */
  activeAzureSubscriptions?: number;
}

export type Cancellation =
  | { allowed: true; refund: Refund }
  | { allowed: false; refund: 'none'; status: 400 | 403; code: number };

/** Until this day marketplace purchases had 24 hours (billed monthly) or 14 days; the day itself is assumed. [U] */
export const marketplaceWindowFrom = '2026-01-01T00:00:00Z';

/**
 * How long after a purchase or renewal it can be given back, as ISO duration; `undefined` = no such window: metered
 * products end at any time, legacy ones and reservations are not cancelled this way.
 * @see https://learn.microsoft.com/partner-center/new-commerce-cancellation-policy
 * @see https://learn.microsoft.com/partner-center/developer/cancel-software-purchases
 */
export function cancellationWindow(
  kind: OfferKind,
  since: Instant,
  billingCycle?: string,
): string | undefined {
  if (kind === 'nce' || kind === 'software') return 'P7D';
  if (kind === 'perpetual') return 'P30D';
  if (kind !== 'marketplace') return undefined;
  if (Date.parse(since) >= Date.parse(marketplaceWindowFrom)) return 'PT72H';
  return billingCycle === 'monthly' ? 'PT24H' : 'P14D';
}

/**
 * Until when a purchase or renewal can be cancelled, the instant itself included [U: no page says so, the field's name
 * does].
 * @see https://learn.microsoft.com/partner-center/new-commerce-cancellation-policy
 */
export function cancellationAllowedUntil(
  since: Instant,
  kind: OfferKind = 'nce',
  billingCycle?: string,
): Instant {
  return addDuration(since, cancellationWindow(kind, since, billingCycle) ?? 'PT0S');
}

/** Until when the full price comes back: the end of the day of the purchase (UTC). Reported. */
export function fullRefundUntil(since: Instant): Instant {
  return addDuration(`${new Date(since).toISOString().slice(0, 10)}T00:00:00Z`, 'P1D');
}

/**
 * What Microsoft says to setting a subscription's status to `deleted` (or, for software, its order to `cancelled`).
 * @see https://learn.microsoft.com/partner-center/new-commerce-cancellation-policy
 * @see https://learn.microsoft.com/partner-center/developer/error-codes
 */
export function cancellation(facts: CancellationFacts, at: Instant): Cancellation {
  const refused = (code: number, status: 400 | 403 = 400): Cancellation => ({
    allowed: false,
    refund: 'none',
    status,
    code,
  });
  if (facts.status !== 'active' && facts.status !== 'suspended') return refused(900279);
  if (facts.isTrial) return refused(800096);
  if (facts.inExtendedTerm) return { allowed: true, refund: 'prorated' };
  if (facts.kind === 'azure-plan')
    return (facts.activeAzureSubscriptions ?? 0) > 0
      ? refused(900115, 403)
      : { allowed: true, refund: 'none' };
  if (cancellationWindow(facts.kind, facts.since, facts.billingCycle) === undefined) return refused(800040);
  const until = facts.allowedUntil ?? cancellationAllowedUntil(facts.since, facts.kind, facts.billingCycle);
  if (Date.parse(at) > Date.parse(until)) return refused(900117);
  return { allowed: true, refund: refundKind(facts.kind, facts.since, at) };
}

/** What is given back inside the window. */
export function refundKind(kind: OfferKind, since: Instant, at: Instant): Refund {
  if (kind === 'perpetual' || kind === 'marketplace') return 'full';
  // The first day is reported for licence-based products only.
  return kind === 'nce' && Date.parse(at) < Date.parse(fullRefundUntil(since)) ? 'full' : 'prorated';
}

/** How long an order of the integration sandbox can be cancelled. */
const sandboxCancellation = 'P60D';

export interface OrderLineFacts {
  kind: OfferKind;
  /** The partner's tenant is one of the integration sandbox. */
  sandbox: boolean;
  /** Status of the line's subscription. */
  status: string;
  since: Instant;
  billingCycle?: string | undefined;
}

/**
 * What Microsoft says to setting an order, or lines of it, to `cancelled`: in production only software is cancelled this
 * way; in the sandbox everything is, for 60 days (code [U]), but marketplace subscriptions.
 * @see https://learn.microsoft.com/partner-center/developer/cancel-software-purchases
 * @see https://learn.microsoft.com/partner-center/developer/cancel-an-order-from-the-integration-sandbox
 */
export function orderCancellation(facts: OrderLineFacts, at: Instant): Cancellation {
  if (facts.status !== 'active' && facts.status !== 'suspended')
    return { allowed: false, refund: 'none', status: 400, code: 800061 };
  if (facts.kind === 'marketplace') return { allowed: false, refund: 'none', status: 403, code: 800077 };
  if (facts.sandbox)
    return Date.parse(at) <= Date.parse(addDuration(facts.since, sandboxCancellation))
      ? { allowed: true, refund: 'full' }
      : { allowed: false, refund: 'none', status: 400, code: 800061 };
  if (facts.kind !== 'software' && facts.kind !== 'perpetual')
    return { allowed: false, refund: 'none', status: 403, code: 800019 };
  return cancellation({ ...facts, isTrial: false }, at);
}
