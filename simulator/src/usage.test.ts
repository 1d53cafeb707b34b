import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Simulator } from './server.ts';
import { control, partnerCenter, provider, startDemo, userTokens } from './testing/partner.ts';

/** The demo's customer with Azure. */
const customer = '/v1/customers/5c3a1b1e-6f0d-4c51-9d0e-0a4f6f3f1c03';
let simulator: Simulator;
let user: ReturnType<typeof partnerCenter>;
let plan: string;
let old: string;

beforeAll(async () => {
  simulator = await startDemo();
  await control(simulator.url, 'POST', 'clock', { to: '2026-11-11T12:00:00Z' });
  user = partnerCenter(simulator.url, (await userTokens(simulator.url, provider)).access_token);
  const { items } = (await user('GET', `${customer}/subscriptions/usagerecords`)).body;
  plan = items.find((one: { offerId: string }) => one.offerId.startsWith('DZH318Z0BPS6')).id;
  old = items.find((one: { offerId: string }) => one.offerId === 'MS-AZR-0145P').id;
});
afterAll(() => simulator.close());

const items = async (path: string) => (await user('GET', `${customer}${path}`)).body.items;
const total = (records: { totalCost: number }[]) => records.reduce((sum, one) => sum + one.totalCost, 0);

test('meters, resources and days of an Azure plan cost what the plan costs', async () => {
  const path = `/subscriptions/${plan}`;
  const summary = (await user('GET', `${customer}${path}/usagesummary`)).body;
  expect(summary).toMatchObject({
    billingStartDate: '2026-11-01T00:00:00Z',
    billingEndDate: '2026-11-30T00:00:00Z',
    currencyCode: 'USD',
  });
  expect(summary.totalCost).toBeGreaterThan(0);
  expect(summary.usdTotalCost).toBe(summary.totalCost);
  for (const part of ['meterusagerecords', 'resourceusagerecords', 'usagerecords/daily'])
    expect(total(await items(`${path}/${part}`))).toBeCloseTo(summary.totalCost, 6);
  // One hour of the machine each hour: from the month's begin until the last hour that was reported.
  const [machine] = await items(`${path}/meterusagerecords`);
  expect(machine).toMatchObject({ meterName: 'D2s v5', quantityUsed: 10 * 24 + 10 });
  expect(machine.totalCost).toBeCloseTo(250 * 0.096, 6);
});

test('what an Azure plan used is billed, and its lines of use say why', async () => {
  const asked = 'provider=onetime&currencycode=USD&period=current&invoicelineitemtype';
  const lines = async (path: string, type: string) =>
    (await user('GET', `/v1/invoices/${path}/lineitems?${asked}=${type}`)).body.items;
  const ofPlan = (one: { subscriptionId: string }) => one.subscriptionId === plan;
  const sum = (use: { billingPreTaxTotal: number }[]) =>
    use.reduce((total, one) => total + one.billingPreTaxTotal, 0);
  const use = await lines('unbilled', 'usagelineitems');
  expect(use[0]).toMatchObject({ meterName: 'D2s v5', resourceGroup: 'web', resellerMpnId: '5300001' });
  const [charge] = (await lines('unbilled', 'billinglineitems')).filter(ofPlan);
  expect(charge.subtotal).toBeCloseTo(sum(use), 2);

  const { url } = simulator;
  const before = simulator.snapshot();
  await control(url, 'POST', 'clock', { to: '2026-12-01T01:00:00Z' });
  const held = user;
  user = partnerCenter(url, (await userTokens(url, provider)).access_token);
  const [invoice] = (await user('GET', '/v1/invoices')).body.items;
  const [billed] = (await lines(invoice.id, 'billinglineitems')).filter(ofPlan);
  expect(billed.subtotal).toBeCloseTo(sum(await lines(invoice.id, 'usagelineitems')), 2);
  expect(billed.subtotal).toBeGreaterThan(charge.subtotal);
  await simulator.restore(before);
  user = held;
});

test('legacy Azure has its own address of meters, and a locale in place of a currency', async () => {
  const [record] = await items(`/subscriptions/${old}/usagerecords/resources`);
  expect(record).toMatchObject({ currencyLocale: 'en-US', unit: '1 Hour' });
  expect(record).not.toHaveProperty('currencyCode');
  expect((await user('GET', `${customer}/subscriptions/${plan}/usagerecords/resources`)).status).toBe(400);
  expect((await user('GET', `${customer}/subscriptions/${old}/resourceusagerecords`)).status).toBe(400);
  const period = 'start_time=2026-11-10T00:00:00Z&end_time=2026-12-01T00:00:00Z&granularity=hourly';
  const used = await items(`/subscriptions/${old}/utilizations/azure?${period}`);
  expect(Date.parse(used.at(-1).usageEndTime)).toBeLessThan(Date.parse('2026-11-11T12:00:00Z'));
});

test('a budget is set, overrun and taken away', async () => {
  const path = `${customer}/usagebudget`;
  expect((await user('GET', path)).body).not.toHaveProperty('amount');
  expect((await user('PATCH', path, { amount: -1 })).status).toBe(400);
  expect((await user('PATCH', path, { Amount: '1.5', Attributes: null })).body.amount).toBe(1.5);
  const records = (await user('GET', '/v1/customers/usagerecords')).body.items;
  expect(records).toMatchObject([{ name: "Margie's Travel", budget: { amount: 1.5 }, isUpgraded: true }]);
  expect(records[0].percentUsed).toBeCloseTo((records[0].totalCost / 1.5) * 100, 1);
  expect((await user('GET', '/v1/usagesummary')).body).toMatchObject({
    customersOverBudget: 1,
    customersTrendingOver: 0,
    customersWithUsageBasedSubscription: 1,
    totalCost: records[0].totalCost,
  });
  const nearly = records[0].totalCost * 1.5;
  await user('PATCH', path, { amount: nearly });
  expect((await user('GET', '/v1/usagesummary')).body).toMatchObject({
    customersOverBudget: 0,
    customersTrendingOver: 1,
  });
  await user('PATCH', path, { amount: null });
  expect((await user('GET', `${customer}/usagesummary`)).body.budget).not.toHaveProperty('amount');
});

test('a new subscription’s support contact is the partner that sold it', async () => {
  const path = `${customer}/subscriptions/${plan}/supportcontact`;
  expect((await user('GET', path)).body).toMatchObject({
    supportTenantId: provider.tenantId,
    supportMpnId: provider.mpnId,
  });
});
