import { dayOf, termChangeProblem, termEnd } from '@concord/rules';
import type { Subscription } from '../../entities.ts';
import { checkChange } from '../change-checks.ts';
import { refuseProblem } from '../plan-checks.ts';
import { withoutPlans } from '../plans.ts';
import type { Change, Verb } from './verb.ts';

const wantedTerm = ({ wanted, before }: Change) =>
  wanted.text('termDuration')?.toUpperCase() ?? before.termDuration;

/** True when the call moves the subscription to another term; its billing cycle belongs to that. */
export const changesTerm = (change: Change): boolean => wantedTerm(change) !== change.before.termDuration;

/**
 * A longer term that begins now. It opens no new window for cancelling [U].
 * @see https://learn.microsoft.com/partner-center/developer/update-a-subscription
 */
export const term: Verb = {
  name: 'term',
  asks: changesTerm,
  apply(change, now) {
    const { call, wanted, sku } = change;
    const termDuration = wantedTerm(change) ?? '';
    const billingCycle = wanted.text('billingCycle')?.toLowerCase() ?? now.billingCycle;
    refuseProblem(termChangeProblem(now, { termDuration, billingCycle }, sku?.terms ?? []));
    checkChange(call, now);
    const { nextCharge: _, nextChargeAt: _at, extendedSince: _since, ...rest } = withoutPlans(now);
    const { termBefore: _before, extendedPrice: _price, ...plain } = rest;
    const changed: Subscription = {
      ...plain,
      termDuration,
      billingCycle,
      termStart: dayOf(call.at),
      commitmentEndDate: termEnd(call.at, termDuration),
    };
    return changed;
  },
};
