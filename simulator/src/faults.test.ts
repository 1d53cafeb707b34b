import { afterAll, beforeEach, expect, test } from 'vitest';
import type { Simulator } from './server.ts';
import { appToken, control, direct, newCustomer, partnerCenter, startDemo } from './testing/partner.ts';

let simulator: Simulator | undefined;
let app: ReturnType<typeof partnerCenter>;
let url = '';
beforeEach(async () => {
  simulator ??= await startDemo();
  url = simulator.url;
  await control(url, 'POST', 'reset');
  app = partnerCenter(url, await appToken(url, direct));
});
afterAll(() => simulator?.close());

const fault = (...faults: unknown[]) => control(url, 'POST', 'faults', faults);
const domainTaken = async (domain: string) => (await app('HEAD', `/v1/domains/${domain}`)).status === 200;
const requestId = { 'MS-RequestId': '33333333-3333-4333-8333-333333333333' };

test('a status fault refuses before the work', async () => {
  await fault({
    kind: 'status',
    status: 429,
    retryAfter: 7,
    count: 1,
    match: { method: 'POST', path: '/customers' },
  });
  const answer = await app('POST', '/v1/customers', newCustomer('faultone.onmicrosoft.com'));
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '7']);
  expect(await domainTaken('faultone.onmicrosoft.com')).toBe(false);
  expect((await control(url, 'GET', 'faults')).body.faults[0].fired).toBe(1);
});

test('a lost response has done the work; the repeat under the same id gets the first answer, with the password', async () => {
  await fault({ kind: 'lost-response', count: 1, match: { method: 'POST', path: '/customers$' } });
  const body = newCustomer('faulttwo.onmicrosoft.com');
  await expect(app('POST', '/v1/customers', body, requestId)).rejects.toThrow();
  expect(await domainTaken('faulttwo.onmicrosoft.com')).toBe(true);
  const repeated = await app('POST', '/v1/customers', body, requestId);
  expect(repeated.status).toBe(201);
  expect(repeated.body.userCredentials.password).toBeDefined();
  const third = await app('POST', '/v1/customers', body, requestId);
  expect(third.body).toEqual(repeated.body);
  const other = await app('POST', '/v1/customers', body, {
    'MS-RequestId': '44444444-4444-4444-8444-444444444444',
  });
  expect(other.status).toBe(409);
  const another = await app('POST', '/v1/customers', newCustomer('faultthree.onmicrosoft.com'), requestId);
  expect(another.body.id).not.toBe(repeated.body.id);
});

test('a repeat of a call that is still running waits for it', async () => {
  await fault({ kind: 'slow', ms: 150, count: 1, match: { method: 'POST', path: '/customers$' } });
  const body = newCustomer('faultfour.onmicrosoft.com');
  const [first, second] = await Promise.all([
    app('POST', '/v1/customers', body, requestId),
    app('POST', '/v1/customers', body, requestId),
  ]);
  expect([first.status, second.status]).toEqual([201, 201]);
  expect(second.body).toEqual(first.body);
});

test('hangs are held until the caller gives up, before and after the work', async () => {
  await fault(
    { kind: 'hang', count: 1, match: { path: '/customers' } },
    { kind: 'hang-after', count: 1, match: { method: 'POST', path: '/customers' } },
  );
  const abort = new AbortController();
  const held = fetch(`${url}/v1/customers`, { signal: abort.signal }).catch((error: Error) => error.name);
  await expect.poll(async () => (await control(url, 'GET', 'faults')).body.holding).toBe(1);
  abort.abort();
  expect(await held).toBe('AbortError');
  await expect.poll(async () => (await control(url, 'GET', 'faults')).body.holding).toBe(0);
  const after = new AbortController();
  const headers = { ...(await bearer()), 'content-type': 'application/json' };
  const body = JSON.stringify(newCustomer('faultfive.onmicrosoft.com'));
  const lost = fetch(`${url}/v1/customers`, { method: 'POST', headers, body, signal: after.signal }).catch(
    (error: Error) => error.name,
  );
  await expect.poll(async () => (await control(url, 'GET', 'faults')).body.holding).toBe(1);
  after.abort();
  expect(await lost).toBe('AbortError');
  expect(await domainTaken('faultfive.onmicrosoft.com')).toBe(true);
});

test('malformed, truncated and reset answers', async () => {
  const here = { path: '/customers' };
  await fault({ kind: 'malformed', count: 1, match: here });
  const malformed = await fetch(`${url}/v1/customers`, { headers: await bearer() });
  const text = await malformed.text();
  expect(() => JSON.parse(text)).toThrow();
  await fault({ kind: 'truncated', count: 1, match: here });
  await expect(
    fetch(`${url}/v1/customers`, { headers: await bearer() }).then((answer) => answer.text()),
  ).rejects.toThrow();
  await fault({ kind: 'reset', count: 1 });
  await expect(app('GET', '/v1/customers')).rejects.toThrow();
});

test('`after` lets calls pass, `probability` is seeded, an unknown kind is refused', async () => {
  await fault({ kind: 'status', status: 500, after: 2, count: 1 });
  const statuses: number[] = [];
  for (let index = 0; index < 4; index += 1) statuses.push((await app('GET', '/v1/customers')).status);
  expect(statuses).toEqual([200, 200, 500, 200]);
  expect((await fault({ kind: 'earthquake' })).status).toBe(400);
});

test('order groups fail and succeed on the next checkout; a stale availability stops it', async () => {
  const base = `/v1/customers/${direct.customer}`;
  const item = async () =>
    (await app('GET', `${base}/products/CFQ7TTC0LH18/skus/0001/availabilities`)).body.items[0]
      .catalogItemId as string;
  const line = { catalogItemId: await item(), quantity: 1, termDuration: 'P1Y' };
  const cart = await app('POST', `${base}/carts`, {
    lineItems: [
      { ...line, id: 0, billingCycle: 'monthly' },
      { ...line, id: 1, billingCycle: 'annual' },
    ],
  });
  expect(cart.body.lineItems.map((one: { orderGroup: string }) => one.orderGroup)).toEqual(['0', '1']);
  const checkout = () => app('POST', `${base}/carts/${cart.body.id}/checkout`);
  await fault(
    { kind: 'stale-availability', count: 1 },
    { kind: 'order-group-refused', group: '1', count: 1 },
  );
  expect([(await checkout()).body.code]).toEqual([400019]);
  const partly = await checkout();
  expect(partly.body.orders).toHaveLength(1);
  expect(partly.body.orderErrors).toMatchObject([{ orderGroupId: '1', code: 800069 }]);
  const whole = await checkout();
  expect(whole.body.orders).toHaveLength(2);
  expect(whole.body.orders[0].id).toBe(partly.body.orders[0].id);
  expect(whole.body.orderErrors).toBeUndefined();
  await control(url, 'POST', 'clock', { advance: 'P3D' });
  const old = await app('POST', `${base}/carts`, {
    lineItems: [{ ...line, id: 0, billingCycle: 'monthly' }],
  });
  expect(old.status).toBe(401);
  app = partnerCenter(url, await appToken(url, direct));
  const stale = await app('POST', `${base}/carts`, {
    lineItems: [{ ...line, id: 0, billingCycle: 'monthly' }],
  });
  expect((await app('POST', `${base}/carts/${stale.body.id}/checkout`)).body.code).toBe(400019);
});

async function bearer() {
  return { authorization: `Bearer ${await appToken(url, direct)}` };
}
