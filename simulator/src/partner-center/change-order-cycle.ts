import { termEnd } from '@concord/rules';
import type { Order } from '../entities.ts';
import { snake } from './billing-cycle.ts';
import { legacyOffer } from './offers.ts';
import type { CustomerCall } from './operation.ts';
import { refuse } from './refusal.ts';

/**
 * Another billing cycle for a legacy order: for all its subscriptions, which begin a new year and lose their promotion.
 * @throws Refusal 800085 (not a legacy order), 800072 (trial), 6000 (a subscription is not active), 6001 (not offered)
 * @see https://learn.microsoft.com/partner-center/developer/change-the-billing-cycle
 */
export function changeOrderCycle(call: CustomerCall, order: Order, wanted: string): Order {
  const { world, at } = call;
  const billingCycle = snake(wanted);
  const subscriptions = world.subscriptions
    .where('tenant', order.tenantId)
    .filter((one) => one.orderId === order.id);
  for (const one of subscriptions) {
    if (one.kind !== 'legacy') throw refuse(400, 800085, 'The billing cycle of the order cannot be changed.');
    if (one.isTrial) throw refuse(400, 800072, 'The billing cycle of a trial cannot be changed.');
    if (one.status !== 'active') throw refuse(400, 6000, 'A subscription of the order is not active.');
    if (!legacyOffer(call, one.offerId)?.supportedBillingCycles.includes(billingCycle))
      throw refuse(400, 6001, 'The offer is not sold with this billing cycle.');
  }
  for (const { promotionId: _, ...one } of subscriptions)
    world.subscriptions.put({
      ...one,
      billingCycle,
      startedAt: at,
      commitmentEndDate: termEnd(at, 'P1Y'),
      version: (one.version ?? 1) + 1,
    });
  return world.orders.put({
    ...order,
    billingCycle,
    lines: order.lines.map(({ promotionId: _dropped, ...line }) => ({ ...line, billingCycle })),
  });
}
