import type { Values } from '../row.ts';
import { bodyOf, type Effect } from '../topic.ts';

export const orderIds = (checkout: Values | undefined): string[] =>
  (checkout?.['orders'] ?? []).map((order: Values) => order['id']);

/** What a checkout made, and what it said of it. */
export const checkoutEffects: Record<string, Effect> = {
  status: (outcome) => bodyOf(outcome)['status'],
  orders: async (outcome, scene, expected) => {
    const now = orderIds(bodyOf(outcome));
    if (Array.isArray(expected))
      return outcome.first &&
        expected.length === now.length &&
        JSON.stringify(orderIds(outcome.first.body)) === JSON.stringify(now)
        ? expected
        : now;
    return bodyOf(outcome)['orders']?.length ?? (await scene.state('orders')).length;
  },
  newOrderCreated: (outcome) =>
    orderIds(bodyOf(outcome)).some((id) => !orderIds(outcome.first?.body).includes(id)),
  newOrders: (outcome) =>
    orderIds(bodyOf(outcome)).filter((id) => !orderIds(outcome.first?.body).includes(id)).length,
  repeatedOrderIds: (outcome, _, expected) =>
    orderIds(outcome.first?.body).length === (expected as string[]).length &&
    orderIds(outcome.first?.body).every((id) => orderIds(bodyOf(outcome)).includes(id))
      ? expected
      : orderIds(bodyOf(outcome)),
  orderStatus: (outcome) => bodyOf(outcome)['orders'][0].status,
  subscriptionIdMayBeMissing: (outcome) =>
    bodyOf(outcome)['orders'][0].lineItems[0].subscriptionId === undefined,
  cartStatus: async (outcome, scene) =>
    (await scene.state('carts')).find((cart) => cart['id'] === outcome.values?.['cartId'])?.['status'],
  orderErrors: (outcome) =>
    (bodyOf(outcome)['orderErrors'] ?? []).map(({ orderGroupId, code }: Values) => ({
      orderGroupId,
      code,
    })),
  orderCreated: async (_, scene) => (await scene.state('orders')).length > 0,
  resellerRecorded: async (_, scene) =>
    (await scene.state('orders')).some((order) =>
      order['lines'].some((line: Values) => line['partnerIdOnRecord'] !== undefined),
    ),
};
