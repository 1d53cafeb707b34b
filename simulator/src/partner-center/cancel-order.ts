import { orderCancellation } from '@concord/rules';
import type { Order, OrderLine, Subscription } from '../entities.ts';
import { givenBack } from './given-back.ts';
import type { CustomerCall } from './operation.ts';
import { refuse } from './refusal.ts';

const said: Record<number, string> = {
  800019: 'Only software orders can be cancelled; cancel or suspend the subscription instead.',
  800061: 'The order cannot be cancelled.',
  800077: 'The purchase must be cancelled on its subscription.',
  900117: 'The order can no longer be cancelled: the window of days has passed.',
};

/** The lines that are meant: those named by number or offer, or all. @throws Refusal for a line that is not there */
function meant({ body }: CustomerCall, order: Order): OrderLine[] {
  const named = body.list('lineItems');
  if (named.length === 0) return order.lines;
  return named.map((one) => {
    const number = one.whole('lineItemNumber');
    const offerId = one.text('offerId');
    const line = order.lines.find((line) =>
      number === undefined ? line.offerId === offerId : line.lineItemNumber === number,
    );
    if (!line) throw refuse(400, 800002, 'The order has no such line.');
    return line;
  });
}

/** @throws Refusal when the line cannot be given back */
function cancelled(call: CustomerCall, line: OrderLine): Subscription | undefined {
  const subscription = call.world.subscriptions.get(line.subscriptionId);
  if (!subscription) throw refuse(400, 800061, said[800061] as string);
  const { kind, status, billingCycle } = subscription;
  const since = subscription.renewedAt ?? subscription.startedAt;
  const sandbox = call.partner.sandbox === true;
  const answer = orderCancellation({ kind, status, billingCycle, since, sandbox }, call.at);
  if (!answer.allowed)
    throw refuse(answer.status, answer.code, said[answer.code] ?? 'The order cannot be cancelled.');
  const deleted: Subscription = {
    ...subscription,
    status: 'deleted',
    autoRenewEnabled: false,
    lots: [],
    endedAt: call.at,
  };
  return givenBack(deleted, subscription.quantity, answer.refund, call.at);
}

/**
 * Cancels an order or lines of it. Keys of perpetual software can no longer be used.
 * @see https://learn.microsoft.com/partner-center/developer/cancel-software-purchases
 * @see https://learn.microsoft.com/partner-center/developer/cancel-an-order-from-the-integration-sandbox
 */
export function cancelOrder(call: CustomerCall, order: Order): Order {
  if (order.status === 'pending') throw refuse(409, 800014, 'An adjustment of the order is pending.');
  if (order.status === 'cancelled') throw refuse(400, 800061, said[800061] as string);
  const lines = meant(call, order).filter((line) => line.quantity > 0);
  if (lines.length === 0) throw refuse(400, 800061, said[800061] as string);
  const subscriptions = lines.map((line) => cancelled(call, line));
  for (const one of subscriptions) if (one) call.world.subscriptions.put(one);
  const left = order.lines.map((line) => {
    if (!lines.includes(line)) return line;
    const { productKeys: _, ...rest } = line;
    return { ...rest, quantity: 0 };
  });
  const status = left.every((line) => line.quantity === 0) ? 'cancelled' : order.status;
  return call.world.orders.put({ ...order, status, lines: left });
}
