import type { Instant } from './terms.ts';

/** What Microsoft knows about the PartnerID that is named as reseller. */
export interface ResellerFacts {
  /** False when the PartnerID belongs to another kind of partner. */
  isIndirectReseller: boolean;
  /** Microsoft Partner Agreement accepted. */
  mpaSigned: boolean;
  /** The PartnerID is tied to an active, not suspended tenant. */
  tenantActive: boolean;
  /** Partnership with the provider that names it. */
  linked: boolean;
}

export interface PartnerOfRecordProblem {
  code: 2072 | 800015 | 800016 | 900123 | 900154;
  status: 400 | 403 | 404;
}

/** New orders are checked since this day (some distributors name 1 September 2025). */
export const ordersCheckedFrom = '2025-06-02T00:00:00Z';
/** Changes of existing subscriptions are checked since this day; renewals are exempt. */
export const changesCheckedFrom = '2025-12-01T00:00:00Z';

/**
 * Why Microsoft refuses this reseller; `undefined` when it does not.
 * @param reseller `undefined` when no partner has this PartnerID
 * @param own true when the PartnerID is the provider's own
 * @see https://learn.microsoft.com/partner-center/developer/validate-reseller-partner-of-record
 */
export function partnerOfRecordProblem(
  reseller: ResellerFacts | undefined,
  own: boolean,
  at: Instant,
  operation: 'order' | 'change' | 'renewal' = 'order',
): PartnerOfRecordProblem | undefined {
  if (operation === 'renewal') return undefined;
  if (own) return { code: 2072, status: 404 };
  const since = operation === 'order' ? ordersCheckedFrom : changesCheckedFrom;
  const checked = Date.parse(at) >= Date.parse(since);
  if (operation === 'change' && !checked) return undefined;
  if (!reseller) return { code: 800015, status: 404 };
  if (!reseller.isIndirectReseller) return { code: 800016, status: 400 };
  if (!reseller.mpaSigned) return { code: 900123, status: 403 };
  if (checked && !(reseller.tenantActive && reseller.linked)) return { code: 900154, status: 400 };
  return undefined;
}
