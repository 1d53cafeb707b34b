import { afterAll, beforeAll, expect, test } from 'vitest';
import { until } from '../../testing/house.ts';
import { openSynced, type Synced } from '../../testing/synced.ts';

const partnerId = '5c3a1b1e-6f0d-4c51-9d0e-0a4f6f3f1a01';
let house: Synced;
let params: { id: string };
beforeAll(async () => {
  house = await openSynced({ customers: 1, subscriptionsPerCustomer: 1, usersPerCustomer: 0 });
  params = { id: house.accountId };
  await until(webhook, ({ state }) => state === 'ours');
}, 120_000);
afterAll(() => house?.stop());

const webhook = () => house.operator('GET /partner-accounts/:id/webhook', { params });
const kinds = async () => (await house.operator('GET /alerts')).items.map(({ kind }) => kind);

interface Sent {
  url: string;
  body: string;
  headers: Record<string, string>;
}

/** The last event that was sent, as it was sent. */
async function lastSent(): Promise<Sent> {
  const { deliveries } = await house.control<{ deliveries: { body: string; attempts: Sent[] }[] }>(
    'GET',
    'webhooks',
  );
  const { body, attempts } = deliveries.at(-1)!;
  return { ...attempts.at(-1)!, body };
}
const send = async ({ url, body, headers }: Sent) =>
  (await fetch(url, { method: 'POST', body, headers })).status;
const kept = async () => (await house.operator('GET /partner-accounts/:id/inbox', { params })).total;

test('an event is believed by its signature alone, and kept once', async () => {
  await house.control('POST', 'webhooks/events', {
    event: 'granular-admin-relationship-activated',
    partnerId,
    resourceId: 'r-1',
  });
  const event = await lastSent();
  const before = await kept();
  expect(await send(event)).toBe(200);
  expect(await send({ ...event, body: event.body.replace('r-1', 'r-2') })).toBe(401);
  const { 'x-ms-signature': signature = '', ...unsigned } = event.headers;
  expect(await send({ ...event, headers: unsigned })).toBe(400);
  expect(await send({ ...event, headers: { ...unsigned, authorization: signature } })).toBe(200);
  const elsewhere = { ...event.headers, 'x-ms-certificate-url': 'http://127.0.0.1:1/cert.cer' };
  expect(await send({ ...event, headers: elsewhere })).toBe(401);
  expect(await send({ ...event, body: 'x'.repeat(70_000) })).toBe(413);
  expect(await send({ ...event, url: event.url.replace(/[^/]+$/, 'somebody-who-guesses-a-token') })).toBe(
    404,
  );
  expect(await kept()).toBe(before);
});

test('many events at once are all kept, each answered in time', async () => {
  const event = await lastSent();
  const before = await kept();
  for (let number = 0; number < 60; number++)
    await house.control('POST', 'webhooks/events', {
      event: 'granular-admin-relationship-approved',
      partnerId,
      resourceId: `burst-${number}`,
    });
  await house.control('GET', 'webhooks');
  expect(await kept()).toBe(before + 60);
  const spent = await Promise.all(
    Array.from({ length: 200 }, async () => {
      const begun = performance.now();
      expect(await send(event)).toBe(200);
      return performance.now() - begun;
    }),
  );
  expect(spent.toSorted((a, b) => a - b)[100]).toBeLessThan(1_000);
});

test('what somebody else registered stays until a person says that it may go', async () => {
  const { registrations } = await house.control<{ registrations: { url: string }[] }>('GET', 'webhooks');
  const foreign = { ...registrations[0]!, url: 'https://billing.fabrikam.example/hook' };
  await house.control('POST', 'state', { registrations: [foreign] });
  const registered = async () =>
    (await house.control<{ registrations: { url: string }[] }>('GET', 'webhooks')).registrations[0]?.url;

  await house.operator('POST /partner-accounts/:id/webhook', { params, body: {} });
  const found = await until(webhook, ({ state }) => state === 'foreign');
  expect(found.foreignUrl).toBe(foreign.url);
  expect(await kinds()).toContain('callback-foreign');
  expect(await registered()).toBe(foreign.url);

  await house.operator('POST /partner-accounts/:id/webhook', { params, body: { replaceForeign: true } });
  await until(webhook, ({ state }) => state === 'ours');
  expect(await registered()).not.toBe(foreign.url);
  expect(await kinds()).not.toContain('callback-foreign');
  await expect(
    house.operator('POST /partner-accounts/:id/webhook', { params, body: { replaceForeign: true } }),
  ).rejects.toThrow('webhook-not-foreign');
});

test('a new address is registered and tested, and the old one is not heard any more', async () => {
  const old = await lastSent();
  // Microsoft takes two tests a minute.
  await house.advance('PT2M');
  const { url } = await webhook();
  await house.operator('POST /partner-accounts/:id/webhook', { params, body: { newAddress: true } });
  await until(webhook, (now) => now.state === 'ours' && now.url !== url);
  // How long the old answer is kept.
  await until(
    async () => send(old),
    (status) => status === 404,
  );
  expect(await send(await lastSent())).toBe(200);
});

test('a reseller’s manager and a customer learn nothing of the registration', async () => {
  for (const caller of [house.reseller, house.customer])
    await expect(caller('GET /partner-accounts/:id/webhook', { params })).rejects.toThrow('403');
});
