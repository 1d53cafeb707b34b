import {
  actionsProblem,
  addDuration,
  atTermEnd,
  billingChangeProblem,
  canUpgrade,
  extendedPrice,
  hasUpgradePaths,
  nextTerm,
  nextTermPlan,
  planProblem,
  renewalWindow,
  type TermFacts,
  termChangeProblem,
  termOver,
} from '@concord/rules';
import type { Row, Values } from '../row.ts';
import type { Verdict } from '../topic.ts';
import { instantOf } from '../when.ts';
import { ownSubscription } from './own-subscription.ts';

/** Terms that the row's product is sold with. */
function offeredOf({ given }: Row): { duration: string; billingCycle: string }[] {
  const all = [
    { duration: 'P1M', billingCycle: 'monthly' },
    { duration: 'P1Y', billingCycle: 'monthly' },
    { duration: 'P1Y', billingCycle: 'annual' },
    { duration: 'P3Y', billingCycle: 'monthly' },
    { duration: 'P3Y', billingCycle: 'annual' },
    { duration: 'P3Y', billingCycle: 'triennial' },
  ];
  return given['skuHasMonthlyTerm'] === false ? all.filter((one) => one.duration === 'P1Y') : all;
}

function factsOf(row: Row, at?: string): TermFacts {
  const own: Values = ownSubscription(row, at);
  return { ...own, since: own['renewedAt'] ?? own['startedAt'] } as TermFacts;
}

const problem = (found: { code: number } | undefined): Verdict => ({
  allowed: !found,
  errorCode: found ? String(found.code) : null,
});

/** Rows in which something else decides than the term itself. */
const elsewhere = ({ given }: Row): boolean =>
  ['renewalPending', 'inExtendedServiceTerm', 'extendedSince', 'reseller', 'agreement'].some(
    (key) => key in given,
  );

/** What the one term that ends on the way becomes. `undefined` when it is none, or more than one. */
function termPassed(row: Row): Verdict | undefined {
  const { given, when } = row;
  if (!given['commitmentEndDate'] || !['nce', 'software'].includes(given['offerType'] ?? 'nce'))
    return undefined;
  if (elsewhere(row) || given['status'] !== 'active') return undefined;
  const facts = factsOf(row, given['purchaseDate'] ?? given['commitmentEndDate']);
  const over = termOver(facts.commitmentEndDate) ?? when.params['to'];
  if (Date.parse(when.params['to']) < Date.parse(addDuration(over, renewalWindow))) return undefined;
  const outcome = atTermEnd(facts);
  const next = nextTerm(facts, nextTermPlan(facts));
  if (outcome === 'renew' && when.params['to'] <= next.commitmentEndDate)
    return { allowed: true, effects: { ...next, status: 'active', inExtendedServiceTerm: false } };
  if (outcome !== 'extend') return { allowed: true, effects: { inExtendedServiceTerm: false } };
  const { annualListPrice: yearly, monthlyListPrice: monthly } = given;
  const hasMonthly = given['skuHasMonthlyTerm'] !== false;
  if ((hasMonthly ? monthly : yearly) === undefined)
    return { allowed: true, effects: { inExtendedServiceTerm: true } };
  const price = extendedPrice(hasMonthly ? { monthlyTerm: String(monthly) } : { yearlyTerm: String(yearly) });
  return { allowed: true, effects: { inExtendedServiceTerm: true, upliftPercent: price.upliftPercent } };
}

/** What `rules/` say of ends of terms and of what is decided for them. */
export const renewalRules: Record<string, (row: Row) => Verdict | undefined> = {
  advanceClock: termPassed,
  setScheduledNextTerm(row) {
    if (elsewhere(row) || row.given['autoRenew'] === false || row.given['status'] !== 'active')
      return undefined;
    const { sku, ...plan } = row.when.params;
    const from = row.given['sku'];
    if (typeof sku === 'string' && hasUpgradePaths(sku) && hasUpgradePaths(String(from)))
      if (!canUpgrade(String(from), sku)) return { allowed: false, errorCode: '900236' };
    const limits = { offered: offeredOf(row), minimum: 1, maximum: row.given['maxSeats'] ?? 10_000_000 };
    return problem(planProblem(factsOf(row), plan, limits));
  },
  setScheduledActions(row) {
    if (elsewhere(row) || row.given['status'] !== 'active') return undefined;
    const { params } = row.when;
    const facts = factsOf(row);
    const autoRenewEnabled = params['autoRenewEnabled'] ?? facts.autoRenewEnabled;
    return problem(
      actionsProblem({ ...facts, autoRenewEnabled }, params['scheduledActions'], instantOf(row)),
    );
  },
  changeTermNow(row) {
    if (elsewhere(row)) return undefined;
    const facts = factsOf(row);
    const { termDuration, billingCycle = facts.billingCycle } = row.when.params;
    return problem(termChangeProblem(facts, { termDuration, billingCycle }, offeredOf(row)));
  },
  changeBillingCycleNow: (row) =>
    elsewhere(row)
      ? undefined
      : problem(billingChangeProblem(factsOf(row), row.when.params['billingCycle'], offeredOf(row))),
};
