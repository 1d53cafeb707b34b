import type { OfferKind } from './cancellation.ts';
import { extendedTermApplies } from './extended-term.ts';
import { addDuration, type Day, dayOf, type Instant, termEnd } from './terms.ts';

/** What is planned for the next term. What is left out stays as it is. */
export interface NextTermPlan {
  /** Catalogue item id, `product:sku:availability`. */
  offerId?: string | undefined;
  quantity?: number | undefined;
  termDuration?: string | undefined;
  billingCycle?: string | undefined;
  /** Last day of the next term, where it is not the term's natural one. */
  customTermEndDate?: Day | undefined;
  promotionId?: string | undefined;
}

/** @see https://learn.microsoft.com/partner-center/developer/create-scheduled-changes */
export interface PlannedAction {
  scheduleType: 'TermEnd' | 'CustomDate';
  actionType: 'Cancel' | 'RenewToNewTerm' | 'RenewToExtendedServiceTerm' | 'Transition';
  /** Day of a `CustomDate` action; it is done at 00:00 UTC. */
  effectiveDate?: Day | undefined;
  instructions?: NextTermPlan | undefined;
}

export interface TermFacts {
  kind: OfferKind | 'azure-application';
  isTrial: boolean;
  status: string;
  quantity: number;
  termDuration?: string | undefined;
  billingCycle: string;
  /** Inclusive to its end. */
  commitmentEndDate: Day;
  autoRenewEnabled: boolean;
  /** When the running term was bought or renewed. */
  since: Instant;
  scheduledNextTerm?: NextTermPlan | undefined;
  scheduledActions?: readonly PlannedAction[] | undefined;
}

/** Terms of usage-based and one-time products have no end; this day stands for it. */
export const endless: Day = '9999-12-31';

/** How long after the end of a term its renewal may take. */
export const renewalWindow = 'P1D';

/**
 * When a term is over: 00:00 UTC after its last day. From here renewals are worked off, for up to 24 hours.
 * `undefined` = it has no end.
 * @see https://learn.microsoft.com/partner-center/developer/create-scheduled-changes
 */
export function termOver(commitmentEndDate: Day): Instant | undefined {
  if (commitmentEndDate >= '9999') return undefined;
  return addDuration(`${commitmentEndDate}T00:00:00Z`, 'P1D');
}

/**
 * True while a renewal waits or is worked on: nothing about the subscription can be changed.
 * @see https://learn.microsoft.com/partner-center/renew-subscriptions
 */
export function renewalPending(facts: { status: string; commitmentEndDate: Day }, at: Instant): boolean {
  const over = termOver(facts.commitmentEndDate);
  return facts.status === 'active' && over !== undefined && Date.parse(at) >= Date.parse(over);
}

/**
 * - `renew`: another term; a trial becomes its paid product
 * - `extend`: an extended service term, month by month
 * - `expire`: 30 days in which users keep the service without payment
 * - `stop`: the service ends at once, the data stay for 90 days
 * - `disable`: a suspended subscription; administrators alone have 30 days
 */
export type TermEndOutcome = 'renew' | 'extend' | 'expire' | 'stop' | 'disable';

/**
 * What Microsoft does when the term is over. An action for the end of the term counts more than auto-renew, but only
 * auto-renew can carry out a renewal.
 * @see https://learn.microsoft.com/partner-center/customers/extended-service-terms
 * @see https://learn.microsoft.com/partner-center/developer/create-scheduled-changes
 */
export function atTermEnd(facts: TermFacts): TermEndOutcome {
  if (facts.status === 'suspended') return 'disable';
  // A legacy trial is converted by hand or ends.
  if (facts.kind === 'legacy' && facts.isTrial) return 'expire';
  const extendable = extendedTermApplies(facts);
  const action = termEndAction(facts)?.actionType;
  if (action === 'Cancel') return extendable ? 'stop' : 'expire';
  if (action === 'RenewToExtendedServiceTerm' && extendable) return 'extend';
  if (facts.autoRenewEnabled) return 'renew';
  return extendable ? 'extend' : 'expire';
}

/** The action for the end of the term, if there is one. */
export function termEndAction(facts: Pick<TermFacts, 'scheduledActions'>): PlannedAction | undefined {
  return facts.scheduledActions?.find((action) => action.scheduleType === 'TermEnd');
}

/** What is planned for the next term: where both places say something, the action counts. */
export function nextTermPlan(
  facts: Pick<TermFacts, 'scheduledActions' | 'scheduledNextTerm'>,
): NextTermPlan | undefined {
  const action = termEndAction(facts);
  if (action === undefined) return facts.scheduledNextTerm;
  return action.actionType === 'RenewToNewTerm' || action.actionType === 'Transition'
    ? action.instructions
    : undefined;
}

export interface Term {
  offerId?: string;
  quantity: number;
  termDuration: string;
  billingCycle: string;
  /** First day. */
  startDate: Day;
  /** Last day, inclusive. */
  commitmentEndDate: Day;
}

/**
 * The term that follows: it begins on the day after the last one, and has what was planned.
 * @see https://learn.microsoft.com/partner-center/developer/create-scheduled-changes
 */
export function nextTerm(
  now: Pick<TermFacts, 'quantity' | 'termDuration' | 'billingCycle' | 'commitmentEndDate'>,
  plan: NextTermPlan = {},
): Term {
  const startDate = dayOf(termOver(now.commitmentEndDate) ?? now.commitmentEndDate);
  const termDuration = plan.termDuration ?? now.termDuration ?? 'P1Y';
  return {
    ...(plan.offerId !== undefined && { offerId: plan.offerId }),
    quantity: plan.quantity ?? now.quantity,
    termDuration,
    billingCycle: plan.billingCycle ?? now.billingCycle,
    startDate,
    commitmentEndDate: plan.customTermEndDate ?? termEnd(`${startDate}T00:00:00Z`, termDuration),
  };
}

/**
 * What a trial becomes when nothing else was planned: one year, billed monthly, with its seats.
 * @see https://learn.microsoft.com/partner-center/new-commerce-trials
 */
export const trialDefault = { termDuration: 'P1Y', billingCycle: 'monthly' } as const;

/**
 * States of a subscription whose term ended without another one, with the instants at which each begins.
 * @see https://learn.microsoft.com/partner-center/subscription-lifecycle
 */
export function afterTerm(
  outcome: 'expire' | 'stop' | 'disable',
  over: Instant,
): { status: 'expired' | 'disabled' | 'deleted'; from: Instant }[] {
  const states: { status: 'expired' | 'disabled' | 'deleted'; from: Instant }[] = [];
  if (outcome === 'expire') states.push({ status: 'expired', from: over });
  const disabled = outcome === 'expire' ? addDuration(over, gracePeriod) : over;
  states.push({ status: 'disabled', from: disabled });
  const kept = outcome === 'disable' ? addDuration(disabled, gracePeriod) : disabled;
  states.push({ status: 'deleted', from: addDuration(kept, dataRetention) });
  return states;
}

/** How long users (expired) or administrators (suspended at the term's end) keep access. */
export const gracePeriod = 'P30D';

/** How long the data of a disabled subscription are kept. */
export const dataRetention = 'P90D';
