import type { Lot } from './seats.ts';
import { openLots } from './seats.ts';
import { type Day, type Instant, isLongerTerm } from './terms.ts';

export type TransitionType = 'transition_only' | 'transition_with_license_transfer';

/**
 * Numbers inside eligibility answers.
 * @see https://learn.microsoft.com/partner-center/developer/get-transition-eligibility
 */
export const transitionErrors = {
  subscriptionNotActive: 2,
  conflictingServices: 3,
  addOnsPresent: 6,
  noPaths: 7,
  billingCycleNotSupported: 10,
} as const;

/** Numbers for a subscription that is to take the seats. */
export const targetErrors = {
  notActive: 1,
  inCancellationWindow: 2,
  shorterTerm: 3,
  endsEarlier: 4,
} as const;

export interface TransitionSource {
  status: string;
  isTrial: boolean;
  quantity: number;
  termDuration?: string | undefined;
  commitmentEndDate: Day;
  /** The customer has services of the target already from another subscription. */
  servicesElsewhere?: boolean;
}

export interface TransitionTarget {
  status: string;
  termDuration?: string | undefined;
  commitmentEndDate: Day;
  cancellationAllowedUntil: Instant;
}

/** Errors of a transition of this type; none = eligible. */
export function transitionProblems(source: TransitionSource, type: TransitionType): number[] {
  const problems: number[] = [];
  if (source.status !== 'active') problems.push(transitionErrors.subscriptionNotActive);
  if (source.servicesElsewhere && type === 'transition_with_license_transfer')
    problems.push(transitionErrors.conflictingServices);
  return problems;
}

/**
 * Why an existing subscription cannot take the seats; none = it can. It must be active, out of its cancellation window,
 * of no shorter term, and end no earlier. A trial's own month does not count as a term here.
 * @see https://learn.microsoft.com/partner-center/developer/get-transition-eligibility
 */
export function targetProblems(source: TransitionSource, target: TransitionTarget, at: Instant): number[] {
  const problems: number[] = [];
  if (target.status !== 'active') problems.push(targetErrors.notActive);
  if (Date.parse(target.cancellationAllowedUntil) > Date.parse(at))
    problems.push(targetErrors.inCancellationWindow);
  if (!source.isTrial && isLongerTerm(source.termDuration ?? 'P1M', target.termDuration ?? 'P1M'))
    problems.push(targetErrors.shorterTerm);
  if (target.commitmentEndDate < source.commitmentEndDate) problems.push(targetErrors.endsEarlier);
  return problems;
}

/**
 * Why so many seats cannot go over: a subscription gives what it has; a trial goes whole, and may grow.
 * @see https://learn.microsoft.com/partner-center/new-commerce-trials
 */
export function transitionSeatsProblem(
  source: TransitionSource,
  quantity: number,
): { status: 400; code: 2002 } | undefined {
  const fits = source.isTrial ? quantity >= source.quantity : quantity >= 1 && quantity <= source.quantity;
  return fits ? undefined : { status: 400, code: 2002 };
}

/** All seats go over in place: the subscription stays and becomes the other product. */
export function isFullTransition(source: TransitionSource, quantity: number): boolean {
  return source.isTrial || quantity >= source.quantity;
}

/**
 * Whether licences are moved by Microsoft: always tried when all seats go over, else only where asked for.
 * @see https://learn.microsoft.com/partner-center/developer/transition-subscription
 */
export function licenceReassignment(full: boolean, type: TransitionType): 'automatic' | 'manual' {
  return full || type === 'transition_with_license_transfer' ? 'automatic' : 'manual';
}

/**
 * Whether licences are moved when an upgrade that was saved for the renewal is carried out: only if the seats stay.
 * @see https://learn.microsoft.com/partner-center/developer/create-scheduled-changes
 */
export function scheduledReassignment(before: number, after: number): 'automatic' | 'manual' {
  return before === after ? 'automatic' : 'manual';
}

/**
 * The open lots of a subscription of which some seats go over to a second one. The second inherits the window; seats
 * out of their window go first [U], so that no more seats can be given back than before.
 */
export function divideLots(
  lots: readonly Lot[],
  quantity: number,
  moved: number,
  at: Instant,
): { stay: Lot[]; move: Lot[] } {
  const open = openLots(lots, at);
  let left = Math.max(0, moved - (quantity - open.reduce((sum, lot) => sum + lot.quantity, 0)));
  const stay: Lot[] = [];
  const move: Lot[] = [];
  for (const lot of open) {
    const taken = Math.min(left, lot.quantity);
    left -= taken;
    if (taken > 0) move.push({ ...lot, quantity: taken });
    if (taken < lot.quantity) stay.push({ ...lot, quantity: lot.quantity - taken });
  }
  return { stay, move };
}
