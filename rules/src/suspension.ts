import type { OfferKind } from './cancellation.ts';

export interface StatusFacts {
  kind: OfferKind;
  isTrial: boolean;
  status: string;
  /** Who suspended it. */
  suspendedBy?: 'partner' | 'microsoft' | undefined;
  /** Subscriptions under an Azure plan that are active. */
  activeAzureSubscriptions?: number;
}

/** A refused status: HTTP status and error code; `undefined` = allowed. */
export type StatusProblem = { status: 400 | 403; code: number } | undefined;

/** States that Microsoft alone sets and from which there is no way back. */
export const endedStates: readonly string[] = ['deleted', 'expired', 'disabled'];

/**
 * Why a partner cannot suspend a subscription.
 * @see https://learn.microsoft.com/partner-center/developer/suspend-a-subscription
 */
export function suspensionProblem(facts: StatusFacts): StatusProblem {
  if (endedStates.includes(facts.status)) return { status: 400, code: 900279 };
  if (facts.isTrial) return { status: 400, code: 800096 };
  if (facts.status !== 'active') return { status: 400, code: 800040 };
  if ((facts.activeAzureSubscriptions ?? 0) > 0) return { status: 403, code: 900115 };
  if (['perpetual', 'azure-reservation', 'azure-savings-plan'].includes(facts.kind))
    return { status: 400, code: 800096 };
  return undefined;
}

/**
 * Why a partner cannot reactivate a subscription: only what the partner suspended comes back, and only before its term
 * ends.
 * @see https://learn.microsoft.com/partner-center/developer/reactivate-a-suspended-a-subscription
 */
export function reactivationProblem(facts: StatusFacts): StatusProblem {
  if (endedStates.includes(facts.status)) return { status: 400, code: 900279 };
  if (facts.status !== 'suspended') return { status: 400, code: 800040 };
  if (facts.suspendedBy === 'microsoft') return { status: 400, code: 800091 };
  return undefined;
}

/** True when suspending turns auto-renew off and drops what was planned for the next term. Legacy keeps both [U]. */
export function suspensionEndsRenewal(kind: OfferKind): boolean {
  return kind !== 'legacy';
}

/**
 * Whether users can work with what they were given. An expired subscription has 30 days of grace.
 * @see https://learn.microsoft.com/partner-center/subscription-lifecycle
 */
export const usersHaveAccess = (status: string): boolean => ['active', 'expired'].includes(status);

/** Whether administrators reach the data. */
export const adminsHaveAccess = (status: string): boolean =>
  ['active', 'expired', 'suspended', 'disabled'].includes(status);

/**
 * Whether the partner is billed for it: new commerce goes on being billed while suspended, legacy does not.
 * @see https://learn.microsoft.com/partner-center/suspend-subscription
 */
export function isBilled(kind: OfferKind, status: string): boolean {
  return status === 'active' || (status === 'suspended' && kind !== 'legacy');
}
