import type { Values } from '../row.ts';
import type { Scene } from '../scene.ts';
import { type Action, bodyOf, customerPath, type Outcome, only, type Topic } from '../topic.ts';
import { checkoutCart } from './checkouts.ts';
import { plantHoldings } from './holdings.ts';
import { skuKeyOf } from './named-products.ts';
import { itemOf, kinds, wantedOf } from './products.ts';

/** Lines of a call, each with what the kind of product needs where the row leaves it out. */
async function linesOf(scene: Scene, params: Values, lines: Values[], idName: string): Promise<Values[]> {
  const itemId =
    params['sku'] === undefined
      ? await itemOf(scene, params)
      : await scene.offer(...skuKeyOf(scene.row, params['sku']).split(':'));
  const { term, billingCycle } = kinds[wantedOf(scene.given, params)] ?? {};
  return lines.map(({ offerId, ...line }) => ({
    [idName]: offerId ?? itemId,
    quantity: 1,
    ...(idName === 'catalogItemId' && { ...(term && { termDuration: term }), billingCycle }),
    ...line,
  }));
}

/** A line's own properties, where the row names no lines: the product's name comes first. */
const lineNames = ['sku', 'quantity', 'termDuration', 'billingCycle', 'promotionId', 'customTermEndDate'];

const createCart: Action = async (scene, params) => {
  only(
    params,
    'lineItems',
    'lineItemCount',
    'partnerOnRecordAttestationAccepted',
    'partner',
    'customer',
    'catalogItem',
    ...lineNames,
  );
  const { lineItemCount = 1, customer, partnerOnRecordAttestationAccepted } = params;
  const plain = Object.fromEntries(
    lineNames.slice(1).flatMap((name) => (name in params ? [[name, params[name]]] : [])),
  );
  const asked = params['lineItems'] ?? Array.from({ length: lineItemCount }, (_, id) => ({ id, ...plain }));
  const lineItems = await linesOf(scene, params, asked, 'catalogItemId');
  const more = partnerOnRecordAttestationAccepted === undefined ? {} : { partnerOnRecordAttestationAccepted };
  const carts = `/v1/customers/${customer ?? scene.customerId}/carts`;
  const answer = await scene.call('POST', carts, { ...more, lineItems });
  if (answer.status !== 201 || answer.body.lineItems.some((line: Values) => line['error'])) return { answer };
  return { answer, again: await scene.call('POST', `${carts}/${answer.body.id}/checkout`) };
};

const createOrder: Action = async (scene, params) => {
  only(
    params,
    'lineItems',
    'quantity',
    'partnerOnRecordAttestationAccepted',
    'currencyCode',
    'billingCycle',
    'catalogItem',
    'requestId',
    'otherBody',
  );
  const { requestId, otherBody, catalogItem: _, quantity: wanted = 1, lineItems, ...more } = params;
  const asked = lineItems ?? [{ lineItemNumber: 0, quantity: wanted }];
  const lines = await linesOf(scene, params, asked, 'offerId');
  const body = (quantity?: number) => ({
    referenceCustomerId: scene.customerId,
    billingCycle: kinds[wantedOf(scene.given, params)]?.billingCycle,
    ...more,
    lineItems: lines.map((line: Values) => ({ ...line, ...(quantity && { quantity }) })),
  });
  const headers: Values = requestId ? { 'MS-RequestId': requestId } : {};
  const path = customerPath(scene, '/orders');
  const before = scene.given['previousCall'];
  const first = before && (await scene.call('POST', path, body(), headers));
  await scene.to(scene.at);
  const answer = await scene.call('POST', path, body(otherBody ? 2 : undefined), headers);
  return { answer, ...(first && { first }) };
};

const verifyPromotion: Action = async (scene, params) => {
  only(params, 'quantity', 'termDuration', 'billingCycle', 'promotionId');
  const item = { id: 0, catalogItemId: await itemOf(scene), quantity: 1, ...params };
  return {
    answer: await scene.call('POST', customerPath(scene, '/promotionEligibilities'), { items: [item] }),
  };
};

/** The first answer about a promotion. */
const eligibility = (outcome: Outcome): Values => bodyOf(outcome)['items'][0].eligibilities[0];

const orderIds = (checkout: Values | undefined): string[] =>
  (checkout?.['orders'] ?? []).map((order: Values) => order['id']);

/** The subscription that came of a cart: its order is let through. */
async function bought({ again }: Outcome, scene: Scene): Promise<Values | undefined> {
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
        messageNames: wanted['messageNames']?.filter((name: string) => errorDescription.includes(name)),
        ...additionalInformation,
        alternatives: wanted['alternatives'],
      };
      return Object.fromEntries(Object.keys(wanted).map((name) => [name, shown[name]]));
    });
}

/** Whole months from the first day to the last, inclusive. */
function monthsOf(first: string, last: string): number {
  const next = new Date(Date.parse(`${last}T00:00:00Z`) + 86_400_000);
  const start = new Date(`${first}T00:00:00Z`);
  const months = next.getUTCMonth() - start.getUTCMonth();
  return (next.getUTCFullYear() - start.getUTCFullYear()) * 12 + months;
}

/** Carts, their checkout and orders. */
export const ordering: Topic = {
  name: 'ordering',
  given: {
    offerType: true,
    cart: ['status', 'creationTimestamp', 'lines', 'groups', 'orders'],
    customer: ['subscriptions', 'reservations', 'hasLegacyAzure'],
    tenant: [
      'skus',
      'nceSubscriptions',
      'sameSkuSeats',
      'nceSeatsSameSku',
      'ownedSeatsOfSku',
      'promoSeatsBoughtByAllPartners',
      'compatibleBaseSeats',
      'sameOfferSubscriptions',
    ],
    subscription: ['id', 'offerType', 'registered', 'activated', 'partnerId'],
    subscriptionsOfCustomer: true,
    sandboxAzurePlans: true,
  },
  prepare(draft) {
    const { given } = draft;
    if (given['cart']?.creationTimestamp) draft.begin = given['cart'].creationTimestamp;
    plantHoldings(draft);
  },
  actions: {
    createCart,
    checkoutCart,
    createOrder,
    verifyPromotion,
    getCustomTermEndDates: async (scene, params) => {
      only(params, 'term_duration');
      const path = `/subscriptions/customTermEndDates?term_duration=${params['term_duration']}`;
      return { answer: await scene.call('GET', customerPath(scene, path)) };
    },
  },
  late: ['nextTermEnd', 'firstTermEnd', 'endDateTiedToBase', 'firstTermMonths', 'incentiveFor'],
  effects: {
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
    lineErrors: (outcome, _, expected) => lineErrors(bodyOf(outcome)['lineItems'], expected as Values[]),
    goodLines: (outcome, _, expected) => {
      const good = bodyOf(outcome)['lineItems'].filter((line: Values) => !line['error']);
      return typeof expected === 'number' ? good.length : good.map((line: Values) => line['id']);
    },
    firstTermMonths: async (outcome, scene) => {
      const made = await bought(outcome, scene);
      return made && monthsOf(made['startedAt'].slice(0, 10), made['commitmentEndDate']);
    },
    /** The reseller that stands on the subscription: additional ones do not. */
    incentiveFor: async (outcome, scene) => (await bought(outcome, scene))?.['partnerId'],
    firstTermEnd: async (outcome, scene) => (await bought(outcome, scene))?.['commitmentEndDate'],
    endDateTiedToBase: async (outcome, scene) => {
      const end = (await bought(outcome, scene))?.['commitmentEndDate'];
      return (await scene.state('subscriptions')).some(
        (one) => one['orderId'] === 'held' && one['commitmentEndDate'] === end,
      );
    },
    nextTermEnd: async (outcome, scene) => {
      const first: Values | undefined = await bought(outcome, scene);
      await scene.to(new Date(Date.parse(first?.['commitmentEndDate']) + 2 * 86_400_000).toISOString());
      return (await scene.state('subscriptions')).find((one) => one['id'] === first?.['id'])?.[
        'commitmentEndDate'
      ];
    },
    linePromotionIdPresent: (outcome) =>
      bodyOf(outcome)['lineItems'].every((line: Values) => typeof line['promotionId'] === 'string'),
    price: (outcome) => {
      const { listPrice, price } = bodyOf(outcome)['lineItems'][0].pricing;
      return price === listPrice ? 'listPrice' : price;
    },
    purchasePrice: (outcome) => {
      const { listPrice, price } = bodyOf(outcome)['lineItems'][0].pricing;
      return price === listPrice ? 'listPrice' : price;
    },
    isEligible: (outcome) => eligibility(outcome)['isEligible'],
    errorType: (outcome) => eligibility(outcome)['errors'][0].type,
    availableSeats: (outcome) => eligibility(outcome)['errors'][0].availableSeats,
    minimumRequiredSeats: (outcome) => eligibility(outcome)['errors'][0].minimumRequiredSeats,
    maximumRequiredSeats: (outcome) => eligibility(outcome)['errors'][0].maximumRequiredSeats,
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
