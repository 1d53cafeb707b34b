import { expect, test } from 'vitest';
import { carts, customTermEnds, invoiceLines, invoices, products, skus } from './partner-center/index.ts';
import { putBack } from './partner-center/put-back.ts';
import { suspend } from './partner-center/subscription-verbs.ts';
import { type DemoPartner, simulatedPartner } from './testing/simulated-partner.ts';

const directPartner: DemoPartner = {
  tenantId: '5c3a1b1e-6f0d-4c51-9d0e-0a4f6f3f1a02',
  applicationId: '0f6c1d2e-3b4a-4c5d-8e6f-7a8b9c0d1e02',
  secret: 'demo-application-secret-2',
  login: 'admin@lucernecloud.onmicrosoft.com',
  password: 'Demo-Pass-1',
};
const customer = '5c3a1b1e-6f0d-4c51-9d0e-0a4f6f3f1c02';
const item = { productId: 'CFQ7TTC0LH18', skuId: '0001', country: 'US', segment: 'commercial' };
const ids = () => ({ requestId: crypto.randomUUID(), correlationId: crypto.randomUUID() });

/** A partner with one customer who has twelve seats for a year. */
async function withSeats() {
  const partner = await simulatedPartner(directPartner);
  const { api, simulator } = partner;
  const [sold] = await api.catalogue({ ...item, tenantId: customer });
  const line = {
    catalogItemId: sold!.catalogItemId,
    quantity: 12,
    termDuration: 'P1Y',
    billingCycle: 'monthly',
  };
  const cart = await api.createCart(customer, { lines: [line] }, ids());
  const { orders } = await api.checkout(customer, cart.id, ids());
  simulator.clock.advance('PT1M');
  const order = await api.order(customer, orders[0]!.id);
  return { ...partner, sold: sold!, subscriptionId: order!.lines[0]!.subscriptionId! };
}

test('every verb changes its one thing and leaves the rest', { timeout: 20_000 }, async () => {
  const { api, subscriptionId } = await withSeats();
  const read = async () => (await api.subscription(customer, subscriptionId))!;
  expect(await read()).toMatchObject({ quantity: 12, status: 'active', autoRenewEnabled: true });
  await api.changeSeats(customer, subscriptionId, 15, ids());
  await api.rename(customer, subscriptionId, 'Sales', ids());
  const scheduled = await api.setScheduledChange(
    customer,
    subscriptionId,
    { atTermEnd: 'renew', quantity: 8 },
    ids(),
  );
  expect(scheduled.subscription).toMatchObject({
    quantity: 15,
    friendlyName: 'Sales',
    autoRenewEnabled: true,
    scheduledChange: { atTermEnd: 'renew', quantity: 8, termDuration: 'P1Y', billingCycle: 'monthly' },
  });
  await api.rename(customer, subscriptionId, 'Sales EU', ids());
  expect((await read()).scheduledChange).toMatchObject({ quantity: 8 });
  await api.dropScheduledChange(customer, subscriptionId, ids());
  expect(await read()).toMatchObject({ scheduledChange: undefined, autoRenewEnabled: true });
  await api.setAutoRenew(customer, subscriptionId, false, ids());
  expect(await read()).toMatchObject({ autoRenewEnabled: false, quantity: 15, friendlyName: 'Sales EU' });
  const cancelled = await api.cancel(customer, subscriptionId, ids());
  expect(cancelled.subscription).toMatchObject({ status: 'deleted' });
});

test('what a suspension drops comes back', { timeout: 20_000 }, async () => {
  const { api, door, subscriptionId } = await withSeats();
  await api.setScheduledChange(customer, subscriptionId, { atTermEnd: 'renew', quantity: 8 }, ids());
  const { dropped } = await suspend(door, customer, subscriptionId, ids());
  expect(dropped).toMatchObject({ scheduledNextTermInstructions: { quantity: 8 } });
  await api.resume(customer, subscriptionId, ids());
  expect(await api.subscription(customer, subscriptionId)).toMatchObject({ autoRenewEnabled: false });
  const again = await putBack(door, customer, subscriptionId, dropped!, ids());
  expect(again.subscription).toMatchObject({
    autoRenewEnabled: true,
    scheduledNextTermInstructions: { quantity: 8 },
  });
});

test('a refusal carries Microsoft’s code and changes nothing', { timeout: 20_000 }, async () => {
  const { api, simulator, subscriptionId } = await withSeats();
  simulator.clock.advance('P8D');
  const fewer = api.changeSeats(customer, subscriptionId, 3, ids());
  await expect(fewer).rejects.toMatchObject({ code: '800090', uncertain: false });
  expect(await api.subscription(customer, subscriptionId)).toMatchObject({ quantity: 12 });
});

test('a lost answer to a change does the change once', { timeout: 20_000 }, async () => {
  const { api, act, simulator, subscriptionId } = await withSeats();
  const match = { method: 'PATCH', path: '/subscriptions/' };
  await act('faults', { match, kind: 'lost-response', count: 1 });
  const { subscription } = await api.changeSeats(customer, subscriptionId, 20, ids());
  expect(simulator.faults.list()).toMatchObject([{ fired: 1 }]);
  expect(subscription).toMatchObject({ quantity: 20 });
});

test('202 is pending until Microsoft has done it', { timeout: 20_000 }, async () => {
  const { api, act, simulator, subscriptionId } = await withSeats();
  await act('faults', { match: { method: 'PATCH', path: '/subscriptions/' }, kind: 'slow-update', count: 1 });
  const change = await api.changeSeats(customer, subscriptionId, 20, ids());
  expect(change).toMatchObject({ subscription: undefined, before: { quantity: 12 } });
  await expect(api.rename(customer, subscriptionId, 'x', ids())).rejects.toMatchObject({ code: '800082' });
  simulator.clock.advance('PT2M');
  expect(await api.subscription(customer, subscriptionId)).toMatchObject({ quantity: 20 });
});

test('a move of all seats to another product keeps the subscription', { timeout: 20_000 }, async () => {
  const { api, simulator, subscriptionId } = await withSeats();
  const options = await api.transitionOptions(customer, subscriptionId);
  const option = options.find(({ title }) => title === 'Microsoft 365 Business Standard');
  expect(option).toMatchObject({
    quantity: 12,
    ways: expect.arrayContaining([expect.objectContaining({ eligible: true })]),
  });
  const begun = await api.transition(
    customer,
    subscriptionId,
    {
      toCatalogItemId: option!.catalogItemId,
      quantity: 12,
      termDuration: 'P1Y',
      billingCycle: 'monthly',
      transitionType: 'transition_with_license_transfer',
    },
    ids(),
  );
  expect(begun.operationId).toBeDefined();
  simulator.clock.advance('PT1H');
  const [done] = await api.transitions(customer, subscriptionId);
  expect(done).toMatchObject({ operationId: begun.operationId });
  expect(done!.events).toContainEqual({ name: 'Conversion', status: 'Completed', errors: [] });
  expect(await api.subscription(customer, subscriptionId)).toMatchObject({
    offerId: option!.catalogItemId,
    quantity: 12,
    status: 'active',
  });
});

test('what no invoice has yet is read line by line', { timeout: 20_000 }, async () => {
  const { door, subscriptionId } = await withSeats();
  const question = {
    provider: 'onetime',
    type: 'billinglineitems',
    currencyCode: 'USD',
    period: 'current',
  } as const;
  const lines: invoiceLines.InvoiceLine[] = [];
  for await (const line of invoiceLines.unbilledLines(door, question)) lines.push(line);
  expect(lines.filter((line) => line.subscriptionId === subscriptionId)).toMatchObject([
    { quantity: 12, chargeType: 'new', currency: 'USD', unitPrice: expect.any(Number) },
  ]);
  expect(await invoices.invoiceSummary(door)).toMatchObject({
    currencyCode: 'USD',
    balanceAmount: expect.any(Number),
  });
});

test('an invoice, its lines and its PDF', { timeout: 20_000 }, async () => {
  const { act, door } = await simulatedPartner(directPartner);
  const invoice = {
    id: 'G000000001',
    partnerTenantId: directPartner.tenantId,
    invoiceDate: '2026-11-08T00:00:00Z',
    billingPeriodStartDate: '2026-10-06T00:00:00Z',
    billingPeriodEndDate: '2026-11-05T00:00:00Z',
    currencyCode: 'USD',
    totalCharges: '72.00',
    paidAmount: '0.00',
    invoiceType: 'Recurring',
  };
  const line = {
    invoiceId: invoice.id,
    customerId: customer,
    orderId: 'a68736758d9c',
    subscriptionId: crypto.randomUUID(),
    offerId: 'CFQ7TTC0LH18:0001:CFQ7TTCPXV1H',
    chargeType: 'new',
    quantity: 4,
    unitPrice: '6.00',
    subtotal: '24.00',
    chargeStartDate: '2026-10-06T00:00:00Z',
    chargeEndDate: '2026-11-05T00:00:00Z',
    currency: 'USD',
    termAndBillingCycle: 'One-Year commitment for monthly billing',
  };
  await act('state', { invoices: [invoice], invoiceLines: ['1', '2', '3'].map((id) => ({ ...line, id })) });
  const found: invoices.Invoice[] = [];
  for await (const one of invoices.invoices(door)) found.push(one);
  expect(found).toMatchObject([{ id: invoice.id, totalCharges: 72 }]);
  expect(await invoices.invoice(door, invoice.id)).toMatchObject({ currencyCode: 'USD', paidAmount: 0 });
  const question = { provider: 'onetime', type: 'billinglineitems', size: 2 } as const;
  let sum = 0;
  for await (const { subtotal } of invoiceLines.invoiceLines(door, invoice.id, question))
    sum += subtotal ?? 0;
  expect(sum).toBe(72);
  const pdf = await invoices.invoiceStatement(door, invoice.id);
  expect(new TextDecoder().decode(pdf.subarray(0, 5))).toBe('%PDF-');
});

test('all customers and their people are iterated', { timeout: 20_000 }, async () => {
  const { api } = await simulatedPartner(directPartner);
  const tenants: string[] = [];
  for await (const { tenantId } of api.tenants()) tenants.push(tenantId);
  expect(tenants).toContain(customer);
  for await (const { id, userPrincipalName } of api.people(customer)) {
    expect(id && userPrincipalName).toMatch(/@/);
  }
});

test('the catalogue of a market and of a customer, and the days a term may end', {
  timeout: 20_000,
}, async () => {
  const { door } = await simulatedPartner(directPartner);
  const market = { country: 'US' };
  const found = await products.products(door, market, { targetView: 'OnlineServices' });
  expect(found.map(({ id }) => id)).toContain(item.productId);
  expect(await products.product(door, { tenantId: customer }, item.productId)).toMatchObject({
    id: item.productId,
  });
  expect(await products.product(door, market, 'CFQ7TTC00000')).toBeUndefined();
  expect(await skus.sku(door, market, item.productId, item.skuId)).toMatchObject({ id: item.skuId });
  const ends: string[] = [];
  for await (const end of customTermEnds.customTermEnds(door, customer, 'P1Y')) {
    ends.push(end.allowedCustomTermEndDateType);
  }
  expect(ends).toContain('calendarMonthAligned');
});

test('a cart can be replaced before it is ordered', { timeout: 20_000 }, async () => {
  const { door, api } = await simulatedPartner(directPartner);
  const [sold] = await api.catalogue({ ...item, tenantId: customer });
  const line = {
    catalogItemId: sold!.catalogItemId,
    quantity: 1,
    termDuration: 'P1Y',
    billingCycle: 'monthly',
  };
  const made = await carts.createCart(door, customer, { lineItems: [line] }, ids());
  const lineItems = made.lineItems.map((one) => ({ ...one, quantity: 4 }));
  const changed = await carts.updateCart(door, customer, { ...made, lineItems }, ids());
  expect(changed.lineItems).toMatchObject([{ quantity: 4 }]);
  expect(await carts.cart(door, customer, made.id)).toMatchObject({ lineItems: [{ quantity: 4 }] });
});
