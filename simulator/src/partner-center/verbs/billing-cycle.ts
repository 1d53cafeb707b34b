import { billingChangeProblem } from '@concord/rules';
import { checkChange } from '../change-checks.ts';
import { refuseProblem } from '../plan-checks.ts';
import { chargeOf, planOfBody } from '../plan-resource.ts';
import { withoutPlans } from '../plans.ts';
import { refuse } from '../refusal.ts';
import { changesTerm } from './term.ts';
import type { Change, Verb } from './verb.ts';

/** The cycle from the next charge on: as `billingCycle`, or as it was answered before. */
function wantedCycle({ wanted, before }: Change): string | undefined {
  const cycle = wanted.text('billingCycle')?.toLowerCase();
  if (cycle !== undefined && cycle !== before.billingCycle) return cycle;
  return planOfBody(wanted.object('nextChargeInstructions'))?.billingCycle;
}

/**
 * Another billing cycle within the term. It waits for the next charge; instructions that are missing are deleted.
 * @see https://learn.microsoft.com/partner-center/developer/update-a-subscription
 */
export const billingCycle: Verb = {
  name: 'billing-cycle',
  asks: (change) => !changesTerm(change) && wantedCycle(change) !== change.before.nextCharge?.billingCycle,
  apply(change, now) {
    const { call, sku, before } = change;
    const cycle = wantedCycle(change);
    const { nextCharge: _, nextChargeAt: _at, ...rest } = now;
    if (cycle === undefined || cycle === now.billingCycle) return rest;
    if (now.kind === 'legacy')
      throw refuse(400, 2054, 'The billing cycle is changed by an update of the order.');
    refuseProblem(billingChangeProblem(now, cycle, sku?.terms ?? []));
    checkChange(call, now);
    const { nextChargeAt: _before, ...current } = before;
    const at = chargeOf(current, call.at);
    return {
      ...withoutPlans(rest),
      nextCharge: { quantity: now.quantity, billingCycle: cycle },
      ...(at !== undefined && { nextChargeAt: at }),
    };
  },
};
