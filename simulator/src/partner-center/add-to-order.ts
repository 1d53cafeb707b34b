import { addDuration } from '@concord/rules';
import type { Order } from '../entities.ts';
import type { Body } from './body.ts';
import { hasBase, legacyProblem, twinText } from './legacy-lines.ts';
import { legacyOffer } from './offers.ts';
import type { CustomerCall } from './operation.ts';
import { refuse } from './refusal.ts';

/**
 * Buys a legacy add-on by adding it to the order of its base. Its subscription comes when the order is provisioned.
 * @throws Refusal 800004 (no such add-on), 800029 (not for this base), 900275 (quantity), 500600 or 27006 (not sold)
 * @see https://learn.microsoft.com/partner-center/developer/purchase-an-add-on-to-a-subscription
 */
export function addToOrder(call: CustomerCall, order: Order, line: Body): Order {
  const { world, at } = call;
  const offer = legacyOffer(call, line.needText('offerId'));
  const parentSubscriptionId = line.needText('parentSubscriptionId').toLowerCase();
  const quantity = line.whole('quantity') ?? 0;
  if (!offer?.isAddOn) throw refuse(400, 800004, 'The offer id is not valid.');
  if (!hasBase(call, offer, parentSubscriptionId))
    throw refuse(400, 800029, 'The add-on does not belong to the subscription.');
  if (quantity < offer.minimumQuantity || quantity > offer.maximumQuantity)
    throw refuse(400, 900275, 'The quantity is outside of what is allowed.');
  const problem = legacyProblem(call, offer);
  if (problem)
    throw refuse(400, problem, problem === 500600 ? twinText(call, offer) : 'The offer is owned too often.');
  const friendlyName = line.text('friendlyName') ?? offer.name;
  world.due.put({
    id: world.newId('due'),
    at: addDuration(at, world.settings().provisioning),
    kind: 'provision-order',
    ref: order.id,
  });
  const added = {
    lineItemNumber: order.lines.length,
    offerId: offer.id,
    friendlyName,
    quantity,
    billingCycle: order.billingCycle,
    parentSubscriptionId,
  };
  return world.orders.put({ ...order, status: 'pending', lines: [...order.lines, added] });
}
