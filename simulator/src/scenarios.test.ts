import { afterAll, beforeEach, expect, test } from 'vitest';
import { invariants } from './invariants.ts';
import type { Simulator } from './server.ts';
import { appToken, control, direct, newCustomer, partnerCenter, startDemo } from './testing/partner.ts';

let simulator: Simulator | undefined;
let url = '';
let app: ReturnType<typeof partnerCenter>;
beforeEach(async () => {
  simulator ??= await startDemo();
  url = simulator.url;
  await control(url, 'POST', 'reset');
  app = partnerCenter(url, await appToken(url, direct));
});
afterAll(() => simulator?.close());

const broken = async () =>
  (await control(url, 'GET', 'invariants')).body.broken.map((one: { name: string }) => one.name);

test('scenarios are listed, put in place of each other, and end with their faults', async () => {
  const { scenarios } = (await control(url, 'GET', 'faults/scenarios')).body;
  expect(scenarios.length).toBeGreaterThan(10);
  await control(url, 'POST', 'faults', { kind: 'hang' });
  for (const { name, faults } of scenarios) {
    const played = await control(url, 'POST', 'faults', { scenario: name });
    expect(played.body.faults).toHaveLength(faults.length);
  }
  expect((await control(url, 'GET', 'faults')).body.scenario).toBe(scenarios.at(-1).name);
  await control(url, 'DELETE', 'faults');
  expect((await control(url, 'GET', 'faults')).body).toMatchObject({ faults: [], scenario: null });
});

test('the same seed gives the same row of faults, another seed another', async () => {
  const row = async (seed: number) => {
    await control(url, 'POST', 'faults', { scenario: 'unavailable', seed });
    const statuses: number[] = [];
    for (let call = 0; call < 40; call += 1) statuses.push((await app('GET', '/v1/customers')).status);
    return statuses;
  };
  const first = await row(5);
  expect(await row(5)).toEqual(first);
  expect(await row(6)).not.toEqual(first);
  expect(new Set(first).size).toBeGreaterThan(2);
});

test.each([
  [{ kind: 'nonsense' }, 'kind must be one of'],
  [{ kind: 'status', retryafter: 1 }, 'a fault has no retryafter'],
  [{ kind: 'reset', match: { path: '(' } }, 'match.path is not a regular expression'],
  [{ scenario: 'nonsense' }, 'there is no scenario nonsense'],
])('%j is refused', async (body, error) => {
  const answer = await control(url, 'POST', 'faults', body);
  expect([answer.status, answer.body.error]).toEqual([400, expect.stringContaining(error)]);
});

test('a page of a collection that changed meanwhile repeats the last item of the page before', async () => {
  for (const index of [1, 2, 3])
    await app('POST', '/v1/customers', newCustomer(`moving${index}.onmicrosoft.com`));
  await control(url, 'POST', 'faults', { kind: 'paging-change', count: 1 });
  const first = (await app('GET', '/v1/customers?size=2')).body;
  const headers = { 'MS-ContinuationToken': first.continuationToken };
  const second = (await app('GET', '/v1/customers?size=2&seekOperation=Next', undefined, headers)).body;
  expect(second.items[0].id).toBe(first.items[1].id);
});

test('the demo, and what is made in it, keeps all invariants', async () => {
  await app('POST', '/v1/customers', newCustomer('keeps.onmicrosoft.com'));
  expect(await broken()).toEqual([]);
});

const subscription = {
  id: 's',
  tenantId: direct.customer,
  partnerTenantId: direct.tenantId,
  orderId: 'o',
  quantity: 2,
  status: 'active',
  lots: [],
  kind: 'nce',
  offerId: 'CFQ7TTC0LH18:0001',
  offerName: 'Sample',
  startedAt: '2026-01-01T00:00:00.000Z',
  commitmentEndDate: '2027-01-01',
};
const tenant = {
  id: 't',
  domain: 't.example',
  companyName: 'T',
  country: 'US',
  customDomains: [],
  qualifications: [],
};
const user = { tenantId: direct.customer, userPrincipalName: 'a@t.example', state: 'active', roles: [] };
const cart = { tenantId: direct.customer, lines: [], orders: { '0': 'o' } };
const order = { tenantId: direct.customer, status: 'completed' };
const taken = { at: '2026-01-01T00:00:00.000Z', url: '', headers: {}, status: 200 };
const breaking: Record<string, Record<string, unknown[]>> = {
  'created-tenants-have-an-owner': { tenants: [{ ...tenant, createdByPartner: direct.tenantId }] },
  'relationships-have-both-ends': {
    relationships: [{ id: 'r', partnerTenantId: direct.tenantId, tenantId: 'nobody' }],
  },
  'no-name-is-used-up': { domains: [{ id: 'burnt.example' }] },
  'first-domains-are-unique': { tenants: [tenant] },
  'groups-are-ordered-once': {
    carts: [
      { id: 'c1', ...cart },
      { id: 'c2', ...cart },
    ],
    orders: [{ id: 'o', lines: [], ...order }],
  },
  'order-lines-have-one-subscription': { orders: [{ id: 'o', lines: [{ lineItemNumber: 0 }], ...order }] },
  'subscriptions-have-an-order': {
    subscriptions: [subscription],
    orders: [{ id: 'o', lines: [], ...order, tenantId: 'another' }],
  },
  'seats-are-whole': { subscriptions: [{ ...subscription, quantity: 0 }] },
  'lots-are-within-seats': {
    subscriptions: [{ ...subscription, lots: [{ quantity: 3, allowedUntil: '' }] }],
  },
  'licences-are-not-negative': { users: [{ id: 'u', ...user, licences: [{ skuId: 'k' }, { skuId: 'k' }] }] },
  'user-names-are-unique': {
    users: [
      { id: 'u1', ...user },
      { id: 'u2', ...user },
    ],
  },
  'terms-end-after-they-begin': { subscriptions: [{ ...subscription, commitmentEndDate: '2025-01-01' }] },
  'agreements-are-of-customers': { agreements: [{ id: 'a', tenantId: 'nobody' }] },
  'events-are-tried-ten-times-at-most': {
    deliveries: [{ id: 'd', partnerId: direct.tenantId, attempts: [taken, taken] }],
  },
};

test.each(invariants.map(({ name }) => name))('%s is noticed when it does not hold', async (name) => {
  expect((await control(url, 'POST', 'state', breaking[name])).status).toBe(200);
  expect(await broken()).toContain(name);
});
