import type { Context } from '../context.ts';
import type { Subscription } from '../entities.ts';
import { moveLicences } from './move-licences.ts';
import { withoutPlans } from './plans.ts';
import { itemId, marketOf, presentItem } from './present-item.ts';

/**
 * All seats of a subscription become the other product; its id, its seats and the end of its term stay.
 * @see https://learn.microsoft.com/partner-center/developer/transition-subscription
 */
export function upgradeInPlace(
  context: Context,
  one: Subscription,
  offerId: string,
  changes: Partial<Subscription> = {},
): Subscription {
  const { world } = context;
  const item = presentItem(context, offerId, marketOf(context, one));
  if (!item) return world.subscriptions.put(one);
  const { promotionId: _, ...plain } = withoutPlans(one);
  const after = world.subscriptions.put({
    ...plain,
    offerId: itemId(item),
    offerName: item.sku.title,
    isTrial: item.sku.isTrial,
    ...changes,
  });
  moveLicences(context, one.tenantId, one.offerId, after.offerId, after.quantity);
  return after;
}
