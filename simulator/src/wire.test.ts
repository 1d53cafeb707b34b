import { afterAll, beforeAll, expect, test } from 'vitest';
import { routeUrl } from './route-url.ts';
import { type Simulator, startSimulator } from './server.ts';
import {
  appToken,
  control,
  direct,
  type Exchange,
  newCustomer,
  partnerCenter,
  provider,
  send,
  startDemo,
  userTokens,
} from './testing/partner.ts';

let simulator: Simulator;
let app: ReturnType<typeof partnerCenter>;
beforeAll(async () => {
  simulator = await startDemo();
  app = partnerCenter(simulator.url, await appToken(simulator.url, direct));
});
afterAll(() => simulator.close());

test('successful answers are minified JSON behind a byte order mark, errors have none', async () => {
  const good = await app('GET', '/v1/customers');
  expect(good.text.startsWith('\uFEFF{"totalCount":2,')).toBe(true);
  const bad = await app('GET', '/v1/customers/5c3a1b1e-6f0d-4c51-9d0e-000000000000');
  expect(bad.text.startsWith('{"code":60003,')).toBe(true);
  expect(bad.status).toBe(404);
});

test('ids, correlation vector and locale are echoed', async () => {
  const given = {
    'MS-RequestId': '11111111-1111-4111-8111-111111111111',
    'MS-CorrelationId': '22222222-2222-4222-8222-222222222222',
    'MS-CV': 'abc.0',
    'X-Locale': 'de-DE',
  };
  const { headers } = await app('GET', '/v1/customers', undefined, given);
  for (const [name, value] of Object.entries(given)) expect(headers.get(name)).toBe(value);
  expect(headers.get('MS-ServerId')).not.toBeNull();
});

test.each(['/v1/customers/', '/V1.0/CUSTOMERS', '//v1//customers', '/v1//v1/customers'])(
  'the path %s is understood',
  async (path) => {
    expect((await app('GET', path)).status).toBe(200);
  },
);

test.each(['1', '1.0', 'v1', 'V1.0'])(
  'the contract version %s in a header is understood',
  async (version) => {
    const headers = { 'MS-Contract-Version': version, 'Api-Version': version };
    expect((await app('GET', '/v1/customers', undefined, headers)).status).toBe(200);
  },
);

test.each([
  ['graph.microsoft.com', '/v1.0/users/', '/graph/v1.0/users'],
  ['graph.microsoft.com:8366', '//V1.0//Users?$top=1', '/graph/V1.0/Users?$top=1'],
  ['graph.microsoft.us', '/beta/me', '/graph/beta/me'],
  ['api.partnercenter.microsoft.com', '/v1.0//v1/customers/', '/v1/customers'],
  ['api.partnercenter.microsoft.com', '/Webhooks/V1.0/registration', '/Webhooks/v1/registration'],
  ['localhost', '/', '/'],
])('at %s the address %s means %s', (host, asked, meant) => {
  expect(routeUrl(asked, host)).toBe(meant);
});

test.each(['/graph/v1.0/organization', '/Graph//V1.0/Organization/', '/graph/beta/organization'])(
  'Graph understands %s',
  async (path) => {
    const token = await appToken(simulator.url, direct, 'https://graph.microsoft.com');
    expect((await partnerCenter(simulator.url, token)('GET', path)).status).toBe(200);
  },
);

test('bodies in PascalCase, full of nulls and with numbers as text are understood', async () => {
  const items = await app(
    'GET',
    `/v1/customers/${direct.customer}/products/CFQ7TTC0LH18/skus/0001/availabilities`,
  );
  const cart = await app('POST', `/v1/customers/${direct.customer}/carts/`, {
    Id: null,
    LineItems: [
      {
        Id: '0',
        CatalogItemId: items.body.items[0].catalogItemId,
        Quantity: '3',
        TermDuration: 'P1Y',
        BillingCycle: 'Monthly',
        Error: null,
        Participants: null,
      },
    ],
  });
  expect(cart.status).toBe(201);
  expect(cart.body.lineItems[0]).toMatchObject({ quantity: 3, billingCycle: 'monthly' });
  expect(cart.body.lineItems[0].error).toBeUndefined();
  expect(cart.text).not.toContain('null');
});

test('broken JSON is a 400, an unknown path a counted 501', async () => {
  const token = await appToken(simulator.url, direct);
  const broken = await send(`${simulator.url}/v1/customers`, {
    method: 'POST',
    body: '{',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
  });
  expect(broken.status).toBe(400);
  expect((await app('GET', '/v1/devicepolicies')).status).toBe(501);
  const { body } = await control(simulator.url, 'GET', 'requests');
  expect(body.unmodelled['GET /v1/devicepolicies']).toBe(1);
});

test('above the quota comes the gateway error', async () => {
  const small = await startSimulator({ quotaPerMinute: 2 });
  const call = partnerCenter(small.url, await appToken(small.url, provider));
  const answers: Exchange[] = [];
  for (let index = 0; index < 3; index += 1) answers.push(await call('GET', '/v1/customers'));
  expect(answers.map((answer) => answer.status)).toEqual([200, 200, 429]);
  const seconds = answers[2]?.headers.get('retry-after');
  expect(answers[2]?.body).toEqual({
    statusCode: 429,
    message: `Rate limit is exceeded. Try again in ${seconds} seconds.`,
  });
  await small.close();
});

test('customers come in pages until there is no next link', async () => {
  for (const index of [1, 2, 3, 4])
    await control(simulator.url, 'POST', 'tenants', {
      domain: `page${index}.onmicrosoft.com`,
      country: 'US',
      companyName: `Page ${index}`,
      customerOf: [{ partner: direct.tenantId }],
    });
  const seen: string[] = [];
  let next: { uri: string; headers: { key: string; value: string }[] } | undefined = {
    uri: '/customers?size=2',
    headers: [],
  };
  while (next) {
    const page = await app(
      'GET',
      `/v1${next.uri}`,
      undefined,
      Object.fromEntries(next.headers.map((one) => [one.key, one.value])),
    );
    seen.push(...page.body.items.map((item: { id: string }) => item.id));
    expect(page.body.items.length).toBeLessThanOrEqual(2);
    next = page.body.links.next;
  }
  expect(seen).toHaveLength(6);
  expect(new Set(seen).size).toBe(6);
  const filter = encodeURIComponent(
    JSON.stringify({ Field: 'Domain', Value: 'PAGE3', Operator: 'starts_with' }),
  );
  expect((await app('GET', `/v1/customers?size=0&filter=${filter}`)).body.items).toHaveLength(1);
});

test('the request log and the state carry no secrets', async () => {
  const user = partnerCenter(simulator.url, (await userTokens(simulator.url, direct)).access_token);
  const made = await user('POST', '/v1/customers', newCustomer('nosecrets.onmicrosoft.com'));
  const shown = JSON.stringify([
    (await control(simulator.url, 'GET', 'requests?last=500')).body,
    (await control(simulator.url, 'GET', 'state')).body,
  ]);
  for (const secret of [direct.secret, 'Demo-Pass-1', made.body.userCredentials.password as string])
    expect(shown).not.toContain(secret);
  const seed = await control(simulator.url, 'GET', 'seed');
  expect(seed.body.partners[0].applications[0].secrets[0].value).toBe(provider.secret);
});
