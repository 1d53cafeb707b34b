import type { Order } from '../entities.ts';
import type { Answer } from '../exchange.ts';
import { addToOrder } from './add-to-order.ts';
import { record } from './audit.ts';
import { snake } from './billing-cycle.ts';
import { cancelOrder } from './cancel-order.ts';
import { changeOrderCycle } from './change-order-cycle.ts';
import { type CustomerCall, type Operation, ok } from './operation.ts';
import { orderEtag, orderResource } from './order-resource.ts';
import { orderOf } from './orders.ts';
import { refuse } from './refusal.ts';

/** What the body asks for: to cancel, an add-on for a legacy base, or another billing cycle for a legacy order. */
function changed(call: CustomerCall, order: Order): Order | undefined {
  const { body } = call;
  if (body.text('status')?.toLowerCase() === 'cancelled') return cancelOrder(call, order);
  const known = (subscriptionId: string | undefined) =>
    order.lines.some((line) => line.subscriptionId === subscriptionId?.toLowerCase());
  const added = body
    .list('lineItems')
    .find(
      (line) =>
        line.has('parentSubscriptionId') &&
        !(line.has('subscriptionId') && known(line.text('subscriptionId'))),
    );
  if (added) return addToOrder(call, order, added);
  const cycle = body.text('billingCycle');
  if (cycle !== undefined && snake(cycle) !== snake(order.billingCycle))
    return changeOrderCycle(call, order, cycle);
  return undefined;
}

function patchOrder(call: CustomerCall): Answer {
  const { tenant, body } = call;
  const order = orderOf(call);
  const id = body.text('id');
  if (id !== undefined && id.toLowerCase() !== order.id)
    throw refuse(400, 800002, 'The id of the order is another one.');
  const etag = call.header('if-match')?.replaceAll('"', '') ?? body.object('attributes').text('etag');
  const current = orderEtag(order);
  if (current !== undefined && etag !== undefined && etag !== current)
    throw refuse(400, 2055, 'The etag is not current.');
  const done = changed(call, order);
  const after = done && call.world.orders.put({ ...done, version: (order.version ?? 1) + 1 });
  if (after)
    record(call, 'order', 'update_order', { id: tenant.id, name: tenant.companyName }, { OrderId: order.id });
  return ok(orderResource(after ?? order));
}

export const patchOrderOperations: Operation[] = [
  {
    method: 'PATCH',
    path: '/customers/:cid/orders/:oid',
    of: 'customer',
    auth: 'any',
    source: 'https://learn.microsoft.com/partner-center/developer/cancel-software-purchases',
    models:
      'cancels software (7 days) and perpetual software (30 days, keys revoked), in the sandbox every order; 800014, 800019, 800061, 800077, 900117; billing cycle of legacy orders 6000, 6001, 800072, 800085; legacy add-ons 800029, 900275',
    handle: patchOrder,
  },
];
