import { extendedTermApplies } from './extended-term.ts';
import { type NextTermPlan, nextTerm, type PlannedAction, type TermFacts, termOver } from './renewal.ts';
import { addDuration, type Day, dayOf, type Instant, isLongerTerm, termEnd } from './terms.ts';

/** A term and billing cycle that a product is sold with. */
export interface OfferedTerm {
  duration: string;
  billingCycle: string;
}

/** A refusal: HTTP status and error code; `undefined` = allowed. */
export type ChangeProblem = { status: 400; code: number } | undefined;

const refused = (code: number): ChangeProblem => ({ status: 400, code });

/** What the product of the next term allows. */
export interface Wanted {
  /** Terms that the product of the next term is sold with. */
  offered: readonly OfferedTerm[];
  minimum: number;
  maximum: number;
}

/**
 * Why a plan for the next term is refused: what does not renew takes none; term and billing cycle must be sold
 * together; seats within what the product allows; a custom end within the next term, for licence-based products only.
 * Which of 900244–900246 belongs to which wrong end is assumed. [U]
 * @see https://learn.microsoft.com/partner-center/developer/create-scheduled-changes
 * @see https://learn.microsoft.com/partner-center/developer/error-codes
 */
export function planProblem(facts: TermFacts, plan: NextTermPlan, wanted: Wanted): ChangeProblem {
  if (facts.kind !== 'nce' && facts.kind !== 'software') return refused(800093);
  const next = nextTerm(facts, plan);
  const sold = wanted.offered.filter((one) => one.duration === next.termDuration);
  if (sold.length === 0) return refused(800121);
  if (!sold.some((one) => one.billingCycle === next.billingCycle)) return refused(900269);
  if (next.quantity < Math.max(1, wanted.minimum) || next.quantity > wanted.maximum) return refused(2002);
  if (plan.customTermEndDate === undefined) return undefined;
  if (facts.kind !== 'nce' || facts.isTrial) return refused(900244);
  if (plan.customTermEndDate < next.startDate) return refused(900245);
  const latest = termEnd(`${next.startDate}T00:00:00Z`, next.termDuration);
  return plan.customTermEndDate > latest ? refused(900246) : undefined;
}

/**
 * Why scheduled actions are refused: one for the end of the term, a day in the running term for the others, an
 * extended service term only where there is one, a renewal only with auto-renew. The codes are assumed. [U]
 * @see https://learn.microsoft.com/partner-center/customers/extended-service-terms
 */
export function actionsProblem(
  facts: TermFacts,
  actions: readonly PlannedAction[],
  at: Instant,
): ChangeProblem {
  if (actions.filter((one) => one.scheduleType === 'TermEnd').length > 1) return refused(800002);
  for (const { scheduleType, actionType, effectiveDate } of actions) {
    if (scheduleType === 'CustomDate') {
      if (effectiveDate === undefined || effectiveDate <= dayOf(at)) return refused(800002);
      if (effectiveDate > facts.commitmentEndDate) return refused(800002);
    }
    if (actionType === 'RenewToExtendedServiceTerm' && !extendedTermApplies(facts)) return refused(800093);
    const renews = actionType === 'RenewToNewTerm' && scheduleType === 'TermEnd';
    if (renews && !facts.autoRenewEnabled) return refused(800093);
  }
  return undefined;
}

/**
 * Why the term cannot be changed now: only to a longer one that is sold, never on a trial.
 * @see https://learn.microsoft.com/partner-center/developer/error-codes
 */
export function termChangeProblem(
  facts: Pick<TermFacts, 'kind' | 'isTrial' | 'status' | 'termDuration' | 'billingCycle'>,
  wanted: { termDuration: string; billingCycle: string },
  offered: readonly OfferedTerm[],
): ChangeProblem {
  if (facts.status !== 'active') return refused(800091);
  if (facts.isTrial) return refused(800107);
  const sold = offered.filter((one) => one.duration === wanted.termDuration);
  if (facts.kind !== 'nce' || facts.termDuration === undefined) return refused(800121);
  if (isTerm(wanted.termDuration) && isLongerTerm(facts.termDuration, wanted.termDuration))
    return refused(800122);
  if (sold.length === 0) return refused(800121);
  return sold.some((one) => one.billingCycle === wanted.billingCycle) ? undefined : refused(900269);
}

/**
 * Why the billing cycle cannot be changed within the term: three-year terms may go from monthly to yearly billing and
 * back; upfront billing is chosen when a term begins, and not left before it ends.
 * @see https://learn.microsoft.com/partner-center/new-commerce-billing-cycle
 */
export function billingChangeProblem(
  facts: Pick<TermFacts, 'kind' | 'isTrial' | 'status' | 'termDuration' | 'billingCycle'>,
  billingCycle: string,
  offered: readonly OfferedTerm[],
): ChangeProblem {
  if (facts.status !== 'active') return refused(800091);
  const { termDuration } = facts;
  const upfront = (cycle: string) => cycle === upfrontCycle(termDuration ?? '');
  if (facts.kind !== 'nce' || facts.isTrial || upfront(facts.billingCycle) || upfront(billingCycle))
    return refused(800097);
  const sold = offered.some((one) => one.duration === termDuration && one.billingCycle === billingCycle);
  return sold ? undefined : refused(900269);
}

/** The billing cycle that pays a whole term at its beginning. */
export function upfrontCycle(termDuration: string): string | undefined {
  return ({ P1M: 'monthly', P1Y: 'annual', P3Y: 'triennial' } as Record<string, string>)[termDuration];
}

const cycleLengths: Record<string, string> = { monthly: 'P1M', annual: 'P1Y', triennial: 'P3Y' };

/**
 * When the next charge comes: the first end of a billing period after `at`, counted from the term's first day, at the
 * latest the end of the term.
 * @throws RangeError for a billing cycle without periods
 */
export function nextChargeAt(
  term: { startDate: Day; commitmentEndDate: Day; billingCycle: string },
  at: Instant,
): Instant {
  const length = cycleLengths[term.billingCycle];
  if (length === undefined) throw new RangeError(`no billing periods: ${term.billingCycle}`);
  const months = { P1M: 1, P1Y: 12, P3Y: 36 }[length] ?? 1;
  const over = termOver(term.commitmentEndDate);
  const start = `${term.startDate}T00:00:00Z`;
  let next = start;
  for (let count = 1; Date.parse(next) <= Date.parse(at); count += 1)
    next = addDuration(start, `P${count * months}M`);
  return over !== undefined && Date.parse(next) > Date.parse(over) ? over : next;
}

const isTerm = (term: string): boolean => /^P\d+[MY]$/.test(term);
