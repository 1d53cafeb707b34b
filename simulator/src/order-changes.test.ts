import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Simulator } from './server.ts';
import { appToken, control, direct, partnerCenter, start, startDemo } from './testing/partner.ts';

let simulator: Simulator;
const customer = `/v1/customers/${direct.customer}`;
const base = '796B6B5F-613C-4E24-A17C-EBA730D49C02';
const addOn = 'A2707E1F-5E06-4C5F-B32E-B3D5A4C0A1AE';

async function signedIn() {
  const { url } = simulator;
  return partnerCenter(url, await appToken(url, direct));
}

const sku = {
  segments: ['commercial'],
  isAddon: false,
  isTrial: false,
  prerequisiteSkus: [],
  minimumQuantity: 1,
};
const product = (id: string, kind: string, duration: string, billingCycle: string) => ({
  id,
  title: id,
  description: id,
  kind,
  skus: [
    {
      ...sku,
      id: '0001',
      title: id,
      description: id,
      maximumQuantity: 1000,
      terms: [{ duration, billingCycle, price: { USD: '100.00', EUR: '90.00' } }],
    },
  ],
});
const offer = (id: string, more: object) => ({
  id,
  name: id,
  description: id,
  category: 'Business',
  minimumQuantity: 1,
  maximumQuantity: 300,
  isAddOn: false,
  prerequisiteOffers: [],
  isTrial: false,
  billing: 'license',
  supportedBillingCycles: ['monthly', 'annual'],
  segment: 'commercial',
  conversionTargetOffers: [],
  price: { USD: '5.00', EUR: '5.00' },
  ...more,
});

beforeAll(async () => {
  simulator = await startDemo();
  await control(simulator.url, 'POST', 'state', {
    products: [
      product('PERPETUAL001', 'perpetual', '', 'one_time'),
      product('SOFTWARE0001', 'software', 'P1Y', 'annual'),
    ],
    offers: [offer(base, {}), offer(addOn, { isAddOn: true, prerequisiteOffers: [base] })],
  });
});
afterAll(() => simulator.close());

async function buy(offerId: string, billingCycle: string): Promise<string> {
  const call = await signedIn();
  const order = await call('POST', `${customer}/orders`, {
    referenceCustomerId: direct.customer,
    billingCycle,
    lineItems: [{ lineItemNumber: 0, offerId, quantity: 2 }],
  });
  expect([order.status, order.body.code]).toEqual([201, undefined]);
  await control(simulator.url, 'POST', 'clock', { advance: 'PT1M' });
  return `${customer}/orders/${order.body.id}`;
}

async function item(productId: string): Promise<string> {
  const call = await signedIn();
  const { body } = await call('GET', `${customer}/products/${productId}/skus/0001/availabilities`);
  return body.items[0].catalogItemId;
}

async function pass(duration: string) {
  await control(simulator.url, 'POST', 'clock', { advance: duration });
  return signedIn();
}

const cancel = { status: 'cancelled' };

describe('orders that are there', () => {
  test('perpetual software goes back within thirty days, once, with its keys', async () => {
    const order = await buy(await item('PERPETUAL001'), 'one_time');
    const call = await pass('P29D');
    const cancelled = await call('PATCH', order, cancel);
    expect(cancelled.body).toMatchObject({ status: 'cancelled', lineItems: [{ quantity: 0 }] });
    expect((await call('PATCH', order, cancel)).body.code).toBe(800061);
    const { body } = await control(simulator.url, 'GET', 'state?collection=orders');
    const kept = body.orders.find((one: { id: string }) => order.endsWith(one.id));
    expect(kept.lines[0].productKeys).toBeUndefined();
  });

  test('a software subscription goes back within seven days only, licences not at all', async () => {
    const software = await buy(await item('SOFTWARE0001'), 'annual');
    const licences = await buy(await item('CFQ7TTC0LH18'), 'monthly');
    const call = await pass('P7D');
    expect((await call('PATCH', software, cancel)).body.code).toBe(900117);
    const refused = await call('PATCH', licences, cancel);
    expect([refused.status, refused.body.code]).toEqual([403, 800019]);
    expect((await call('GET', licences)).body.status).toBe('completed');
  });

  test('a legacy order takes an add-on and another billing cycle for all it holds', async () => {
    const path = await buy(base, 'monthly');
    let call = await pass('PT1M');
    const { body: order } = await call('GET', path);
    const parentSubscriptionId = order.lineItems[0].subscriptionId;
    const line = { offerId: addOn, parentSubscriptionId, quantity: 2 };
    expect((await call('PATCH', path, { lineItems: [line] })).body.lineItems).toHaveLength(2);
    call = await pass('PT1M');
    const { body: done } = await call('GET', path);
    const changed = await call('PATCH', path, { ...done, billingCycle: 'annual' });
    expect(changed.body).toMatchObject({ status: 'completed', billingCycle: 'annual' });
    const held = await call('GET', `${customer}/subscriptions?order_id=${done.id}`);
    expect(held.body.items.map((one: { billingCycle: string }) => one.billingCycle)).toEqual([
      'annual',
      'annual',
    ]);
    expect(held.body.items[1].parentSubscriptionId).toBe(held.body.items[0].id);
    expect(Date.parse(held.body.items[0].effectiveStartDate)).toBeGreaterThan(Date.parse(start));
    const stale = await call(
      'PATCH',
      `${customer}/subscriptions/${held.body.items[0].id}`,
      { ...held.body.items[0], quantity: 1 },
      { 'If-Match': `"${Buffer.from('{"version":1}').toString('base64')}"` },
    );
    expect([stale.status, stale.body.code]).toEqual([400, 2055]);
  });
});
