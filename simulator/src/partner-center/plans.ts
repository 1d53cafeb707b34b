import { nextTermPlan, type TermFacts, trialDefault } from '@concord/rules';
import type { Context } from '../context.ts';
import type { NextTerm, Subscription } from '../entities.ts';
import { itemId, paidSkuOf, presentItem, skuOf } from './present-item.ts';

/** What the rules of renewal look at. */
export const termFacts = (one: Subscription): TermFacts => ({
  ...one,
  since: one.renewedAt ?? one.startedAt,
});

/**
 * The subscription without what was planned for its next term: a change within the term drops it. A decision to end or
 * to extend is no change of the next term and stays [U].
 * @see https://learn.microsoft.com/partner-center/developer/create-scheduled-changes
 */
export function withoutPlans(one: Subscription): Subscription {
  const { scheduledNextTerm: _, scheduledActions, ...rest } = one;
  const kept = scheduledActions?.filter(({ instructions }) => instructions === undefined) ?? [];
  return { ...rest, ...(kept.length > 0 && { scheduledActions: kept }) };
}

/** What a trial becomes when nobody plans otherwise: its paid product with its seats. */
export function trialPlan(context: Context, one: Subscription, country: string): NextTerm {
  const product = skuOf(context.world, one.offerId)?.product;
  const paid = product && paidSkuOf(product);
  const item = paid && presentItem(context, `${product.id}:${paid.id}`, country);
  return { ...(item && { offerId: itemId(item) }), quantity: one.quantity, ...trialDefault };
}

/** What is planned for the next term, a trial's default and the way back from an extended term included. */
export function planOf(context: Context, one: Subscription, country: string): NextTerm {
  const planned = nextTermPlan(termFacts(one));
  if (one.isTrial && one.kind === 'nce') return { ...trialPlan(context, one, country), ...planned };
  return { ...one.termBefore, ...planned };
}
