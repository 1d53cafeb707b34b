import { afterAll, beforeAll, expect, test } from 'vitest';
import { linesPerPage } from './invoice-pages.ts';
import { demoSeedPath, readSeed } from './seed.ts';
import type { Simulator } from './server.ts';
import {
  appToken,
  control,
  direct,
  type Exchange,
  partnerCenter,
  provider,
  start,
  startDemo,
  userTokens,
} from './testing/partner.ts';

type Call = ReturnType<typeof partnerCenter>;
const lines = 'lineitems?provider=onetime&invoicelineitemtype=billinglineitems';
const running: Simulator[] = [];
let simulator: Simulator;
let app: Call;
let user: Call;

async function started(...args: Parameters<typeof startDemo>): Promise<Simulator> {
  const made = await startDemo(...args);
  running.push(made);
  return made;
}

const jump = (to: string, url = simulator.url) => control(url, 'POST', 'clock', { to });
const cents = (amount: number) => Math.round(amount * 100);

/** Months pass between calls: each has a token of its own. */
const by =
  (url: string, token: () => Promise<string>): Call =>
  async (...args) =>
    partnerCenter(url, await token())(...args);

beforeAll(async () => {
  simulator = await started();
  const { url } = simulator;
  app = by(url, () => appToken(url, direct));
  user = by(url, async () => (await userTokens(url, direct)).access_token);
});
afterAll(() => Promise.all(running.map((one) => one.close())));

/** Buys seats for a year, paid by the month. */
async function buy(quantity: number): Promise<string> {
  const customer = `/v1/customers/${direct.customer}`;
  const { items } = (await app('GET', '/v1/products/CFQ7TTC0LDPB/skus/0001/availabilities?country=US')).body;
  const cart = await app('POST', `${customer}/carts`, {
    lineItems: [
      {
        id: 0,
        catalogItemId: items[0].catalogItemId,
        quantity,
        termDuration: 'P1Y',
        billingCycle: 'monthly',
      },
    ],
  });
  const done = await app('POST', `${customer}/carts/${cart.body.id}/checkout`);
  await control(simulator.url, 'POST', 'clock', { advance: 'PT1M' });
  const order = await app('GET', `${customer}/orders/${done.body.orders[0].id}`);
  return order.body.lineItems[0].subscriptionId;
}

/** The lines of the newest invoice that are of a subscription. */
async function linesOf(call: Call, id: string) {
  const [invoice] = (await call('GET', '/v1/invoices')).body.items;
  const { items } = (await call('GET', `/v1/invoices/${invoice.id}/${lines}`)).body;
  return items.filter((one: { subscriptionId: string }) => one.subscriptionId === id);
}

test('what is bought is billed when the month is over, and month by month from then on', async () => {
  const id = await buy(3);
  expect((await app('GET', '/v1/invoices')).body.items).toEqual([]);
  await jump('2026-12-01T00:00:00Z');
  expect(await linesOf(app, id)).toMatchObject([{ chargeType: 'new', quantity: 3 }]);
  const current = `/v1/customers/${direct.customer}/servicecosts/Current`;
  expect((await user('GET', current)).body.pretaxTotal).toBe(0);

  await jump('2026-12-20T00:00:00Z');
  const unbilled = `${lines}&currencycode=USD&period=current`;
  const open = (await app('GET', `/v1/invoices/unbilled/${unbilled}`)).body.items;
  expect(open).toContainEqual(expect.objectContaining({ subscriptionId: id, chargeType: 'cycleCharge' }));
  expect((await user('GET', current)).body.pretaxTotal).toBeGreaterThan(0);

  await jump('2027-02-10T00:00:00Z');
  const { items: invoices } = (await app('GET', '/v1/invoices')).body;
  expect(invoices.map((one: { invoiceDate: string }) => one.invoiceDate.slice(0, 10))).toEqual([
    '2027-02-01',
    '2027-01-01',
    '2026-12-01',
  ]);
  expect(await linesOf(app, id)).toMatchObject([
    { chargeType: 'cycleCharge', chargeStartDate: '2027-01-02T00:00:00Z', quantity: 3 },
  ]);
  const records = (await app('GET', '/v1/auditrecords?startDate=2027-01-15')).body.items;
  expect(records).toContainEqual(
    expect.objectContaining({ operationType: 'ready_invoice', resourceType: 'invoice' }),
  );
  const filter = { Field: 'InvoiceDate', Value: '2027-01-01', Operator: 'less_than_or_equals' };
  const asked = `/v1/invoices?filter=${encodeURIComponent(JSON.stringify(filter))}`;
  expect((await app('GET', asked)).body.items).toHaveLength(2);
});

test('what is cancelled at once is credited in full, and charged no more', async () => {
  const id = await buy(1);
  const path = `/v1/customers/${direct.customer}/subscriptions/${id}`;
  const { body } = await app('GET', path);
  await app('PATCH', path, { ...body, status: 'deleted' });
  await jump('2027-05-02T00:00:00Z');
  const charged = [...simulator.world.invoiceLines.values()].filter((one) => one.subscriptionId === id);
  expect(charged.map((one) => one.chargeType)).toEqual(['new', 'cancel']);
  expect(charged.reduce((sum, one) => sum + cents(Number(one.subtotal)), 0)).toBe(0);
});

test('the last invoice says what a customer cost, and comes with a tax receipt', async () => {
  const path = `/v1/customers/${direct.customer}/servicecosts/mostrecent`;
  const { body } = await user('GET', path);
  const { items } = (await user('GET', `${path}/lineitems`)).body;
  expect(items.length).toBeGreaterThan(0);
  const sum = items.reduce(
    (total: number, one: { pretaxTotal: number }) => total + cents(one.pretaxTotal),
    0,
  );
  expect(cents(body.pretaxTotal)).toBe(sum);
  const [invoice] = (await app('GET', '/v1/invoices')).body.items;
  const [receipt] = invoice.taxReceipts;
  const answer = await user('GET', `/v1${receipt.taxReceiptPdfDownloadLink}`);
  expect(answer.text.replace(/^\uFEFF/, '')).toMatch(/^%PDF/);
  const other = receipt.taxReceiptPdfDownloadLink.replace(receipt.id, 'R0');
  expect((await user('GET', `/v1${other}`)).status).toBe(404);
});

test('a large invoice is read to its end, page by page, and its lines add up', async () => {
  const seed = { ...readSeed(demoSeedPath), generate: { customers: 900, subscriptionsPerCustomer: 5 } };
  const { url, world } = await started({ clock: start, seed });
  await jump('2026-12-02T09:00:00Z', url);
  const big = partnerCenter(url, await appToken(url, provider));
  const [invoice] = (await big('GET', '/v1/invoices')).body.items;
  const seen: { subscriptionId: string; subtotal: number }[] = [];
  const sizes: number[] = [];
  let next: Exchange['body'] = { uri: `/invoices/${invoice.id}/${lines}`, headers: [] };
  while (next) {
    const headers = Object.fromEntries(
      next.headers.map((one: { key: string; value: string }) => [one.key, one.value]),
    );
    const { body } = await big('GET', `/v1${next.uri}`, undefined, headers);
    seen.push(...body.items);
    sizes.push(body.items.length);
    next = body.links.next;
  }
  expect(sizes.slice(0, 2)).toEqual([linesPerPage, linesPerPage]);
  expect(new Set(seen.map((one) => one.subscriptionId)).size).toBe(seen.length);
  expect(seen.length).toBeGreaterThan(2 * linesPerPage);
  expect(seen.reduce((sum, one) => sum + cents(one.subtotal), 0)).toBe(cents(invoice.totalCharges));
  expect(world.invoiceLines.size).toBeLessThan(linesPerPage);
  const middle = await big('GET', `/v1/invoices/${invoice.id}/${lines}&size=3&offset=${linesPerPage - 1}`);
  expect(middle.body.items).toEqual(seen.slice(linesPerPage - 1, linesPerPage + 2));
});
