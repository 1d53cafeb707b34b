import { isDeepStrictEqual } from 'node:util';
import type { NextTerm, Subscription } from '../../entities.ts';
import { checkedPlan } from '../plan-checks.ts';
import { planOfBody, wholePlan } from '../plan-resource.ts';
import { skuPart } from '../present-item.ts';
import type { Change, Verb } from './verb.ts';

/** Plans say the same when what they leave out stays as it is. */
export function samePlan(one: Subscription, a: NextTerm | undefined, b: NextTerm | undefined): boolean {
  if (!a || !b) return a === b;
  const plain = (plan: NextTerm) => {
    const whole = wholePlan(one, plan);
    return { ...whole, offerId: skuPart(whole.offerId) };
  };
  return isDeepStrictEqual(plain(a), plain(b));
}

const wantedPlan = ({ wanted }: Change) => planOfBody(wanted.object('scheduledNextTermInstructions'));

/**
 * Instructions for the next term; missing ones are deleted.
 * @see https://learn.microsoft.com/partner-center/developer/create-scheduled-changes
 */
export const nextTerm: Verb = {
  name: 'next-term',
  asks: (change) => !samePlan(change.before, wantedPlan(change), change.before.scheduledNextTerm),
  apply(change, now) {
    const plan = wantedPlan(change);
    const { scheduledNextTerm: _, ...rest } = now;
    return plan ? { ...rest, scheduledNextTerm: checkedPlan(change.call, now, plan) } : rest;
  },
};
