import type { Simulator } from '../server.ts';
import { control, resellers } from '../testing/partner.ts';
import { type Call, teller } from './tell.ts';

const base = '/customers/:cid';
const cart = `${base}/carts/:cartId`;
const order = `${base}/orders/:oid`;
const subscription = `${base}/subscriptions/:sid`;

/** Types of the successful answers about carts, orders and subscriptions. */
export const orderAnswers: Record<string, string> = {
  [`POST ${base}/carts`]: 'Cart',
  [`GET ${cart}`]: 'Cart',
  [`PUT ${cart}`]: 'Cart',
  [`POST ${cart}/checkout`]: 'CartCheckoutResult',
  [`POST ${base}/orders`]: 'Order',
  [`GET ${base}/orders`]: 'collection<Order>',
  [`GET ${order}`]: 'Order',
  [`PATCH ${order}`]: 'Order',
  [`GET ${order}/provisioningstatus`]: 'collection<OrderLineItemProvisioningStatus>',
  [`GET ${base}/subscriptions/customTermEndDates`]: 'collection<CustomTermEndDate>',
  [`GET ${base}/subscriptions`]: 'collection<Subscription>',
  [`GET ${subscription}`]: 'Subscription',
  [`PATCH ${subscription}`]: 'Subscription',
  [`GET ${subscription}/provisioningstatus`]: 'SubscriptionProvisioningStatus',
};

/** Fills a cart with an item of the catalogue and with legacy offers, changes it and checks it out; app-only. */
export async function cartExchanges(cid: string, catalogItemId: string, app: Call): Promise<void> {
  const tell = teller(app, cid);
  const line = {
    id: 0,
    catalogItemId,
    quantity: 3,
    termDuration: 'P1Y',
    billingCycle: 'annual',
    friendlyName: 'Seats',
    provisioningContext: { parentSubscriptionId: 'none' },
    participants: [{ key: 'transaction_reseller', value: resellers.valid.mpnId }],
  };
  const legacy = {
    id: 1,
    catalogItemId: '91FD106F-4B2C-4938-95AC-F54F74E9A239',
    quantity: 3,
    billingCycle: 'monthly',
    addonItems: [{ id: 2, catalogItemId: 'C94271D8-B431-4A25-A3C5-A57737A1C909', quantity: 2 }],
  };
  const lines = { partnerOnRecordAttestationAccepted: true, lineItems: [line] };
  const first = { ...lines, lineItems: [{ ...line, quantity: 301 }, legacy] };
  const made = await tell('POST', `${base}/carts`, {}, first);
  const cartId = { ':cartId': String(made.body.id) };
  await tell('PUT', cart, cartId, lines);
  await tell('GET', cart, cartId);
  await tell('POST', `${cart}/checkout`, cartId);
}

/**
 * Orders and reads everything about it; answers the path of the subscription.
 * @param app calls app-only
 */
export async function orderExchanges(
  { url }: Simulator,
  cid: string,
  offerId: string,
  app: Call,
  user: Call,
): Promise<{ orderId: string; path: string }> {
  const [tell, ask] = [teller(app, cid), teller(user, cid)];
  const line = { lineItemNumber: 0, offerId, quantity: 1, partnerIdOnRecord: resellers.valid.mpnId };
  const wanted = { billingCycle: 'annual', partnerOnRecordAttestationAccepted: true, lineItems: [line] };
  const placed = await ask('POST', `${base}/orders`, {}, wanted);
  const orderId: string = placed.body.id;
  await control(url, 'POST', 'clock', { advance: 'PT1M' });
  await tell('GET', `${base}/orders`);
  const done = await tell('GET', order, { ':oid': orderId });
  await ask('GET', `${order}/provisioningstatus`, { ':oid': orderId });
  await tell('GET', `${base}/subscriptions`);
  const ends = `${base}/subscriptions/customTermEndDates`;
  await tell('GET', ends, {}, undefined, '?term_duration=P1Y');
  const one = { ':sid': String(done.body.lineItems[0].subscriptionId) };
  const held = await tell('GET', subscription, one);
  await tell('PATCH', subscription, one, { ...held.body, friendlyName: 'Renamed' });
  await ask('GET', `${subscription}/provisioningstatus`, one);
  return { orderId, path: `/customers/${cid}/subscriptions/${one[':sid']}` };
}

/** Sends an order back as it is; app-only. */
export async function patchOrderExchange(cid: string, orderId: string, app: Call): Promise<void> {
  const tell = teller(app, cid);
  const { body } = await tell('GET', order, { ':oid': orderId });
  await tell('PATCH', order, { ':oid': orderId }, body);
}
