import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Simulator } from './server.ts';
import {
  appToken,
  control,
  direct,
  newCustomer,
  partnerCenter,
  postForm,
  provider,
  startDemo,
  userTokens,
} from './testing/partner.ts';

let simulator: Simulator;
let user: ReturnType<typeof partnerCenter>;
beforeAll(async () => {
  simulator = await startDemo();
  user = partnerCenter(simulator.url, (await userTokens(simulator.url, direct)).access_token);
});
afterAll(() => simulator.close());

const resourceOf = (token: string) =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()).aud;

test.each([
  ['https://graph.microsoft.com/.default', 'https://graph.microsoft.com', '/v1.0/users'],
  [
    'https://api.partnercenter.microsoft.com/.default',
    'https://api.partnercenter.microsoft.com',
    '/v1/customers',
  ],
])('a scope alone at the v1 token endpoint names the resource: %s', async (scope, audience, path) => {
  const { body } = await postForm(`${simulator.url}/lucernecloud.onmicrosoft.com/oauth2/token`, {
    grant_type: 'client_credentials',
    client_id: direct.clientId,
    client_secret: direct.secret,
    scope,
  });
  expect(resourceOf(body.access_token)).toBe(audience);
  expect((await partnerCenter(simulator.url, body.access_token)('GET', path)).status).toBe(200);
});

test('a client that sends zeros as MS-RequestId with every call repeats nothing', async () => {
  const { items } = (
    await user('GET', `/v1/customers/${direct.customer}/products/CFQ7TTC0LH18/skus/0001/availabilities`)
  ).body;
  const lineItems = [
    {
      id: 0,
      catalogItemId: items[0].catalogItemId,
      quantity: 1,
      billingCycle: 'annual',
      termDuration: 'P1Y',
    },
  ];
  const cart = () =>
    user(
      'POST',
      `/v1//customers/${direct.customer}/carts`,
      { lineItems },
      { 'MS-RequestId': '00000000-0000-0000-0000-000000000000', 'MS-Contract-Version': 'v1' },
    );
  const [first, second] = [await cart(), await cart()];
  expect([first.status, second.status]).toEqual([201, 201]);
  expect(second.body.id).not.toBe(first.body.id);
  expect(second.headers.get('ms-requestid')).not.toMatch(/^[0-]*$/);
});

test('Azure AD Graph as audience, the default of the old SDKs, is taken until August 2025', async () => {
  const answers = ['2025-07-31T20:00:00Z', '2025-08-01T00:00:00Z'].map(async (clock) => {
    const then = await startDemo({ clock });
    const old = await appToken(then.url, provider, 'https://graph.windows.net');
    const { status } = await partnerCenter(then.url, old)('GET', '/v1/customers');
    await then.close();
    return status;
  });
  expect(await Promise.all(answers)).toEqual([200, 401]);
});

test.each(['/v1/customers/usagerecords', `/v1/customers/${direct.customer}/subscriptions/usagerecords`])(
  'a fixed word is not taken for an id: %s',
  async (path) => {
    const answer = await user('GET', path);
    expect([answer.status, answer.body.attributes.objectType]).toEqual([200, 'Collection']);
    expect((await user('PATCH', path, {})).status).toBe(501);
    const { unmodelled } = (await control(simulator.url, 'GET', 'requests')).body;
    expect(Object.keys(unmodelled)).toContain(`PATCH ${path}`);
  },
);

test('a page is followed by its token alone', async () => {
  for (const name of ['one', 'two'])
    await control(simulator.url, 'POST', 'tenants', {
      domain: `${name}token.onmicrosoft.com`,
      country: 'US',
      companyName: name,
      customerOf: [{ partner: direct.tenantId }],
    });
  const first = await user('GET', '/v1/customers?size=1');
  const token = first.body.links.next.headers.find((one: { key: string }) => /continuation/i.test(one.key));
  const next = await user('GET', '/v1/customers?seekOperation=Next', undefined, {
    'MS-ContinuationToken': token.value,
  });
  expect(next.status).toBe(200);
  expect(next.body.items[0].id).not.toBe(first.body.items[0].id);
  const again = await user('GET', '/v1/customers?seekOperation=First&size=1', undefined, {
    'MS-ContinuationToken': token.value,
  });
  expect(again.body.items).toEqual(first.body.items);
});

test('activity records answer to the names of the Swagger, with the type of a body that is not there', async () => {
  const json = { 'content-type': 'application/json; charset=utf-8' };
  const ask = (query: Record<string, string>, version = 'v1') =>
    user('GET', `/auditactivity/${version}/auditrecords?${new URLSearchParams(query)}`, undefined, json);
  await user('POST', '/v1/customers', newCustomer('swagger.onmicrosoft.com'));
  const shelf = `/v1/customers/${direct.customer}/products/CFQ7TTC0LH18/skus/0001/availabilities`;
  const offerId = (await user('GET', shelf)).body.items[0].catalogItemId;
  const order = { billingCycle: 'annual', lineItems: [{ offerId, quantity: 1, termDuration: 'P1Y' }] };
  expect((await user('POST', `/v1/customers/${direct.customer}/orders`, order)).status).toBe(201);
  const all = await ask({ 'auditRequest.startDate': '2026-11-01' });
  expect(all.body.items.length).toBeGreaterThan(1);
  const page = await ask(
    { 'auditRequest.startDate': '2026-11-01T00:00:00Z', 'auditRequest.size': '1' },
    'v1.0',
  );
  expect(page.body.items).toEqual([all.body.items[0]]);
  const { uri, headers } = page.body.links.next;
  const following = await user('GET', uri, undefined, { [headers[0].key]: headers[0].value });
  expect(following.body.items).toEqual([all.body.items[1]]);
  const filter = (operator: string) =>
    ask({
      'auditRequest.startDate': '2026-11-01',
      'auditRequest.filter.field': 'ResourceType',
      'auditRequest.filter.value': 'order',
      'auditRequest.filter.operator': operator,
    });
  expect((await filter('0')).body.items.map((one: { resourceType: string }) => one.resourceType)).toEqual([
    'order',
  ]);
  expect((await filter('2')).status).toBe(400);
});

test('the domains of a tenant are listed by Graph', async () => {
  const { access_token } = await userTokens(
    simulator.url,
    direct,
    undefined,
    'https://graph.microsoft.com/.default',
  );
  const graph = partnerCenter(simulator.url, access_token);
  const list = await graph('GET', '/graph/v1.0/domains');
  expect(list.body.value.map((one: { id: string }) => one.id)).toEqual(['lucernecloud.onmicrosoft.com']);
  expect((await graph('GET', '/graph/v1.0/domains/LucerneCloud.onmicrosoft.com')).body.isInitial).toBe(true);
  expect((await graph('GET', '/graph/v1.0/domains/other.example')).status).toBe(404);
});
