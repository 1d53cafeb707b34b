import type { Values } from '../row.ts';
import { product, type Scene } from '../scene.ts';
import { type Action, bodyOf, customerPath, type Draft, only, plant, type Topic } from '../topic.ts';
import { heldSubscription } from './held.ts';

const createCart: Action = async (scene, params) => {
  only(params, 'lineItems', 'partnerOnRecordAttestationAccepted');
  const catalogItemId = await scene.offer();
  const lineItems = params['lineItems'].map((line: Values) => ({
    catalogItemId,
    termDuration: 'P1Y',
    billingCycle: 'monthly',
    ...line,
  }));
  const answer = await scene.call('POST', customerPath(scene, '/carts'), { ...params, lineItems });
  if (answer.status !== 201 || answer.body.lineItems.some((line: Values) => line['error'])) return { answer };
  const again = await scene.call('POST', customerPath(scene, `/carts/${answer.body.id}/checkout`));
  return { answer, again };
};

const cyclesOf: Values = { monthly: 'P1Y', annual: 'P1Y', triennial: 'P3Y' };

const checkoutCart: Action = async (scene, params) => {
  only(params);
  const given: Values = scene.given['cart'] ?? {};
  const groups: Values[] = given['groups'] ?? [];
  const catalogItemId = await scene.offer();
  const cycles = Object.keys(cyclesOf).slice(0, Math.max(1, groups.length));
  const lineItems = cycles.map((billingCycle, id) => ({
    id,
    catalogItemId,
    quantity: 1,
    termDuration: cyclesOf[billingCycle],
    billingCycle,
  }));
  const cart = await scene.call('POST', customerPath(scene, '/carts'), { lineItems });
  const checkout = () => scene.call('POST', customerPath(scene, `/carts/${cart.body.id}/checkout`));
  const refuse = (group: string, code?: number) =>
    scene.simulator.control('POST', 'faults', {
      kind: 'order-group-refused',
      group,
      count: 1,
      ...(code && { code }),
    });
  const failsFirst = groups.filter((group) => group['outcome'] === 'okNow');
  for (const group of failsFirst) await refuse(group['id']);
  const ordered = given['status'] === 'Ordered' || failsFirst.length > 0;
  const first = ordered ? await checkout() : undefined;
  for (const group of groups) if (group['outcome'] === 'riskCheckFails') await refuse(group['id'], 800069);
  await scene.to(scene.at);
  return { answer: await checkout(), ...(first && { first }), values: { cartId: cart.body.id } };
};

const createOrder: Action = async (scene, params) => {
  only(params, 'lineItems', 'partnerOnRecordAttestationAccepted', 'currencyCode', 'requestId', 'otherBody');
  const lines = params['lineItems'] ?? [{ lineItemNumber: 0, quantity: 1 }];
  const { requestId, otherBody, ...more } = params;
  const offerId = await scene.offer();
  const body = (quantity?: number) => ({
    referenceCustomerId: scene.customerId,
    billingCycle: 'monthly',
    ...more,
    lineItems: lines.map((line: Values) => ({ offerId, ...line, ...(quantity && { quantity }) })),
  });
  const headers: Values = requestId ? { 'MS-RequestId': requestId } : {};
  const path = customerPath(scene, '/orders');
  const before = scene.given['previousCall'];
  const first = before && (await scene.call('POST', path, body(), headers));
  await scene.to(scene.at);
  const answer = await scene.call('POST', path, body(otherBody ? 2 : undefined), headers);
  return { answer, ...(first && { first }) };
};

const orderIds = (checkout: Values | undefined): string[] =>
  (checkout?.['orders'] ?? []).map((order: Values) => order['id']);

/** The subscription that came of a cart: its order is let through. */
async function bought({ again }: { again?: { body: Values } }, scene: Scene): Promise<Values | undefined> {
  await scene.advance('PT1M');
  const [id] = orderIds(again?.body);
  return (await scene.state('subscriptions')).find((one) => one['orderId'] === id);
}

/** A line error is right when it is on that line with that code or one of the alternatives. */
export function lineErrors(lines: Values[], expected: Values[]): Values[] {
  return lines
    .filter((line) => line['error'])
    .map((line, index) => {
      const wanted = expected[index] ?? {};
      const { errorCode, errorDescription, additionalInformation } = line['error'];
      const shown: Values = {
        line: line['id'],
        errorCode: wanted['alternatives']?.includes(errorCode) ? wanted['errorCode'] : errorCode,
        name: errorDescription.split(':')[0],
        ...additionalInformation,
        alternatives: wanted['alternatives'],
      };
      return Object.fromEntries(Object.keys(wanted).map((name) => [name, shown[name]]));
    });
}

function heldIn({ given }: Draft): Values[] {
  const tenant: Values = given['tenant'] ?? {};
  return [
    ...(tenant['skus'] ?? []).map((sku: string) => ({
      offerId: `${sku}:BASE`,
      quantity: 10,
      commitmentEndDate: '2026-12-24',
    })),
    ...(tenant['nceSubscriptions'] ?? []),
    ...(tenant['sameSkuSeats']
      ? [{ offerId: `${product}:0001:HELD`, quantity: tenant['sameSkuSeats'] }]
      : []),
    ...(given['customer']?.subscriptions ?? []),
    ...(given['customer']?.reservations ?? []).map((one: Values) => ({ ...one, kind: 'azure-reservation' })),
  ];
}

/** Carts, their checkout and orders. */
export const ordering: Topic = {
  name: 'ordering',
  given: {
    offerType: true,
    cart: ['status', 'creationTimestamp', 'lines', 'groups', 'orders'],
    customer: ['subscriptions', 'reservations'],
    tenant: ['skus', 'nceSubscriptions', 'sameSkuSeats'],
    catalogItem: ['valid'],
  },
  prepare(draft) {
    const { given } = draft;
    if (given['cart']?.creationTimestamp) draft.begin = given['cart'].creationTimestamp;
    plant(
      draft,
      'subscriptions',
      ...heldIn(draft).map((one, index) => heldSubscription(draft, { id: `held-${index}`, ...one })),
    );
  },
  actions: {
    createCart,
    checkoutCart,
    createOrder,
    getCustomTermEndDates: async (scene, params) => {
      only(params, 'term_duration');
      const path = `/subscriptions/customTermEndDates?term_duration=${params['term_duration']}`;
      return { answer: await scene.call('GET', customerPath(scene, path)) };
    },
  },
  effects: {
    orders: async (outcome, scene, expected) => {
      const now = orderIds(bodyOf(outcome));
      if (Array.isArray(expected))
        return outcome.first && JSON.stringify(orderIds(outcome.first.body)) === JSON.stringify(now)
          ? expected
          : now;
      return bodyOf(outcome)['orders']?.length ?? (await scene.state('orders')).length;
    },
    newOrderCreated: (outcome) =>
      orderIds(bodyOf(outcome)).some((id) => !orderIds(outcome.first?.body).includes(id)),
    newOrders: (outcome) =>
      orderIds(bodyOf(outcome)).filter((id) => !orderIds(outcome.first?.body).includes(id)).length,
    repeatedOrderIds: (outcome, _, expected) =>
      orderIds(outcome.first?.body).every((id) => orderIds(bodyOf(outcome)).includes(id)) ? expected : [],
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
    lineErrors: (outcome, _, expected) => lineErrors(bodyOf(outcome)['lineItems'], expected as Values[]),
    firstTermEnd: async (outcome, scene) => (await bought(outcome, scene))?.['commitmentEndDate'],
    endDateTiedToBase: async (outcome, scene) => {
      const end = (await bought(outcome, scene))?.['commitmentEndDate'];
      return (await scene.state('subscriptions')).some(
        (one) => one['orderId'] === 'held' && one['commitmentEndDate'] === end,
      );
    },
    expirationTimestamp: (outcome) => bodyOf(outcome)['expirationTimestamp'].replace('.000Z', 'Z'),
    lineItemsHaveIds: (outcome) =>
      bodyOf(outcome)['lineItems'].every((line: Values) => typeof line['id'] === 'number'),
    items: (outcome, _, expected) => {
      const { items } = bodyOf(outcome);
      if (typeof expected === 'number') return items.length;
      return items.map((item: Values) => ({
        type: item['allowedCustomTermEndDateType'],
        date: item['allowedCustomTermEndDate'].slice(0, 10),
        ...(item['cotermSubscriptionIds'] && { cotermSubscriptionIds: item['cotermSubscriptionIds'] }),
      }));
    },
  },
};
