import { addDuration, type Instant } from './terms.ts';

/** How long a suspended legacy subscription is kept. An old page allowed up to 120 days, by the day of billing. */
export const legacySuspensionLife = 'P90D';

/** How long a legacy trial runs. */
export const legacyTrialLife = 'P30D';

/** Since then commercial legacy offers with a twin in new commerce are sold no more. */
export const legacyCommercialClosedFrom = '2022-03-10T00:00:00Z';

/**
 * When a suspended legacy subscription is deleted for good.
 * @see https://learn.microsoft.com/partner-center/subscription-lifecycle
 */
export function legacyDeletedAt(suspendedAt: Instant): Instant {
  return addDuration(suspendedAt, legacySuspensionLife);
}

/** When a legacy trial that nobody converts ends; it never turns into a paid subscription by itself. */
export function legacyTrialEndsAt(startedAt: Instant): Instant {
  return addDuration(startedAt, legacyTrialLife);
}

export interface LegacyPurchaseFacts {
  segment: string;
  isTrial: boolean;
  isAddOn: boolean;
  billing: 'license' | 'usage';
  /** There is the same thing in new commerce. */
  hasTwin: boolean;
  limit?: { unit: 'Concurrent' | 'LifeTime'; count: number } | undefined;
  /** Statuses of the tenant's subscriptions of this offer; deleted ones count until they are deprovisioned. */
  owned: readonly { status: string; deprovisioned: boolean }[];
}

/**
 * Why a legacy offer cannot be bought: 500600 (sold in new commerce only) or 27006 (owned too often).
 * @see https://learn.microsoft.com/partner-center/developer/cart-resources
 * @see https://learn.microsoft.com/partner-center/developer/offer-resources
 */
export function legacyPurchaseProblem(facts: LegacyPurchaseFacts, at: Instant): 500600 | 27006 | undefined {
  const closed = Date.parse(at) >= Date.parse(legacyCommercialClosedFrom);
  if (closed && facts.segment === 'commercial' && facts.hasTwin) return 500600;
  if (!facts.limit) return undefined;
  const counted =
    facts.limit.unit === 'LifeTime' ? facts.owned : facts.owned.filter((one) => !one.deprovisioned);
  return counted.length >= facts.limit.count ? 27006 : undefined;
}
