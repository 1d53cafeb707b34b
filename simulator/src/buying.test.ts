import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Simulator } from './server.ts';
import { appToken, control, direct, partnerCenter, startDemo, userTokens } from './testing/partner.ts';

let simulator: Simulator;
let app: ReturnType<typeof partnerCenter>;
let user: ReturnType<typeof partnerCenter>;
beforeAll(async () => {
  simulator = await startDemo();
  app = partnerCenter(simulator.url, await appToken(simulator.url, direct));
  user = partnerCenter(simulator.url, (await userTokens(simulator.url, direct)).access_token);
});
afterAll(() => simulator.close());

const customer = `/v1/customers/${direct.customer}`;

async function itemId(product: string): Promise<string> {
  const path = `${customer}/products/${product}/skus/0001/availabilities`;
  return (await app('GET', path)).body.items[0].catalogItemId;
}

/** Buys one line and lets it be provisioned. */
async function buy(line: Record<string, unknown>) {
  const cart = await app('POST', `${customer}/carts`, { lineItems: [{ id: 0, quantity: 1, ...line }] });
  expect(cart.body.lineItems[0].error).toBeUndefined();
  const { body } = await app('POST', `${customer}/carts/${cart.body.id}/checkout`);
  await control(simulator.url, 'POST', 'clock', { advance: 'PT1M' });
  app = partnerCenter(simulator.url, await appToken(simulator.url, direct));
  const order = await app('GET', `${customer}/orders/${body.orders[0].id}`);
  return { cart: cart.body, order: order.body };
}

test('a promotion shows on the line, lowers its price and stays on the subscription’s order', async () => {
  const line = { catalogItemId: await itemId('CFQ7TTC0LFLZ'), quantity: 10, billingCycle: 'monthly' };
  const { cart, order } = await buy({ ...line, termDuration: 'P1Y' });
  expect(cart.lineItems[0]).toMatchObject({
    promotionId: '39NFJQT1PJQB:0001:39NFJQT1Q5KN',
    pricing: { listPrice: 57, price: 48.45, extendedPrice: 5814 },
  });
  expect(order.lineItems[0].promotionId).toBe('39NFJQT1PJQB:0001:39NFJQT1Q5KN');
  const monthly = await app('POST', `${customer}/carts`, {
    lineItems: [{ id: 0, ...line, termDuration: 'P1M' }],
  });
  expect(monthly.body.lineItems[0].promotionId).toBeUndefined();
  expect(monthly.body.lineItems[0].error).toBeUndefined();
  const asked = { items: [{ id: 0, ...line, quantity: 2391, termDuration: 'P1Y' }] };
  const answer = await app('POST', `${customer}/promotionEligibilities`, asked);
  expect(answer.body.items[0].eligibilities[0]).toMatchObject({
    isEligible: false,
    errors: [{ type: 'SeatCount', availableSeats: 2390, maximumRequiredSeats: 2400 }],
  });
});

test('a reservation needs a registered Azure plan', async () => {
  const { order } = await buy({ catalogItemId: await itemId('DZH318Z0BPS6'), billingCycle: 'monthly' });
  const subscriptionId: string = order.lineItems[0].subscriptionId;
  const reservation = {
    id: 0,
    catalogItemId: await itemId('DZH318Z0BPS7'),
    quantity: 1,
    termDuration: 'P1Y',
    billingCycle: 'one_time',
    provisioningContext: { subscriptionId, scope: 'shared' },
  };
  const cart = () => app('POST', `${customer}/carts`, { lineItems: [reservation] });
  expect((await cart()).body.lineItems[0].error.errorCode).toBe('10011');
  const registered = await app('POST', `${customer}/subscriptions/${subscriptionId}/registrations`);
  expect(registered.status).toBe(202);
  const status = registered.headers.get('location') ?? '';
  expect((await app('GET', `/v1${status}`)).body.status).toBe('registering');
  await control(simulator.url, 'POST', 'clock', { advance: 'PT5M' });
  expect((await app('GET', `/v1${status}`)).body.status).toBe('registered');
  expect((await cart()).body.lineItems[0].error).toBeUndefined();
});

test('a marketplace subscription is charged from its activation on', async () => {
  const item = await itemId('DZH318Z09V2Z');
  const { order } = await buy({ catalogItemId: item, termDuration: 'P1M', billingCycle: 'monthly' });
  const id: string = order.lineItems[0].subscriptionId;
  const unbilled = async () => {
    const asked = 'provider=onetime&invoicelineitemtype=billinglineitems&currencycode=usd&period=current';
    const { body } = await app('GET', `/v1/invoices/unbilled/lineitems?${asked}`);
    return body.items.filter((one: { subscriptionId: string }) => one.subscriptionId === id).length;
  };
  const links = await app('GET', `${customer}/orders/${order.id}/activationlinks`);
  expect(await unbilled()).toBe(0);
  expect((await fetch(links.body.items[0].link.uri, { method: 'POST' })).status).toBe(200);
  expect(await unbilled()).toBe(1);
});

test('an order that waits for its purchase order goes on when it is there', async () => {
  const item = await itemId('DG7GMGF0D7FT');
  const { order } = await buy({ catalogItemId: item, billingCycle: 'one_time' });
  expect(order.status).toBe('pending_po_upload');
  const path = `${simulator.url}${customer}/orders/${order.id}/attachment`;
  const send = (form: FormData) =>
    appToken(simulator.url, direct).then((token) =>
      fetch(path, { method: 'POST', body: form, headers: { authorization: `Bearer ${token}` } }),
    );
  const form = new FormData();
  form.set('metadata', JSON.stringify({ customerPrice: '100', currency: 'USD', isPartOfTender: false }));
  expect(await (await send(form)).json()).toMatchObject({ code: 900252 });
  form.set('POFiles', new File(['order 1'], 'order.pdf'));
  expect((await send(form)).status).toBe(201);
  await control(simulator.url, 'POST', 'clock', { advance: 'PT1M' });
  expect((await app('GET', `${customer}/orders/${order.id}`)).body.status).toBe('completed');
  expect((await app('GET', `${customer}/orders/${order.id}/attachments`)).body.items).toHaveLength(1);
});

test('a legacy offer with a twin is refused by name of the twin, one without is bought', async () => {
  const cart = await app('POST', `${customer}/carts`, {
    lineItems: [
      { id: 0, catalogItemId: '031C9E47-4802-4248-838E-778FB1D2CC05', quantity: 1, billingCycle: 'monthly' },
    ],
  });
  expect(cart.body.lineItems[0].error).toMatchObject({ errorCode: '500600' });
  expect(cart.body.lineItems[0].error.errorDescription).toContain('productId: CFQ7TTC0LDPB');
  const { order } = await buy({
    catalogItemId: '91FD106F-4B2C-4938-95AC-F54F74E9A239',
    billingCycle: 'annual',
  });
  expect(order).toMatchObject({ status: 'completed', lineItems: [{ quantity: 1 }] });
  const offers = await app('GET', '/v1/offers?country=US&size=2&offset=1');
  expect(offers.body.items).toHaveLength(2);
});

test('a migration makes a new subscription of a legacy one and can be followed', async () => {
  const legacy = simulator.world.subscriptions.put({
    id: 'legacy-1',
    tenantId: direct.customer,
    partnerTenantId: direct.tenantId,
    orderId: 'legacy-order',
    offerId: '031C9E47-4802-4248-838E-778FB1D2CC05',
    offerName: 'Office 365 Business Premium',
    friendlyName: 'Office',
    kind: 'legacy',
    quantity: 12,
    status: 'active',
    isTrial: false,
    autoRenewEnabled: true,
    billingCycle: 'monthly',
    createdAt: '2026-03-01T00:00:00Z',
    startedAt: '2026-03-01T00:00:00Z',
    commitmentEndDate: '2027-02-28',
    cancellationAllowedUntil: '2026-03-01T00:00:00Z',
    lots: [],
  });
  const base = `${customer}/migrations/newcommerce`;
  const wanted = { currentSubscriptionId: legacy.id, termDuration: 'P1Y', billingCycle: 'monthly' };
  expect((await app('POST', `${base}/validate`, wanted)).body).toMatchObject({ isEligible: true });
  const started = await app('POST', base, wanted);
  expect([started.status, started.body.status]).toEqual([201, 'Processing']);
  expect((await app('POST', base, wanted)).body.code).toBe(900216);
  await control(simulator.url, 'POST', 'clock', { advance: 'PT1M' });
  const done = await app('GET', `${base}/${started.body.id}`);
  expect(done.body.status).toBe('Completed');
  const made = await app('GET', `${customer}/subscriptions/${done.body.newCommerceSubscriptionId}`);
  expect(made.body).toMatchObject({ quantity: 12, status: 'active', termDuration: 'P1Y' });
  expect((await app('GET', `${customer}/subscriptions/legacy-1`)).body.status).toBe('deleted');
  const events = await app('GET', `${base}/events?migration_id=${started.body.id}`);
  expect(events.body.map((one: { eventName: string }) => one.eventName).at(-1)).toBe('MigrationCompleted');
});

test('invoices add up to their lines', async () => {
  simulator.world.due.put({
    id: 'bill',
    at: simulator.clock.now(),
    kind: 'issue-invoices',
    ref: direct.tenantId,
  });
  await control(simulator.url, 'POST', 'clock', { advance: 'PT1M' });
  const [invoice] = (await app('GET', '/v1/invoices')).body.items;
  const path = `/v1/invoices/${invoice.id}/lineitems?provider=onetime&invoicelineitemtype=billinglineitems`;
  const { items } = (await app('GET', path)).body;
  const cents = items.map((one: { subtotal: number }) => Math.round(one.subtotal * 100));
  expect(cents.reduce((sum: number, one: number) => sum + one, 0)).toBe(
    Math.round(invoice.totalCharges * 100),
  );
  expect((await app('GET', '/v1/invoices/summary')).body.balanceAmount).toBe(invoice.totalCharges);
  const pdf = await user('GET', `/v1/invoices/${invoice.id}/documents/statement`);
  expect(pdf.text.replace(/^\uFEFF/, '')).toMatch(/^%PDF/);
});
