import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { until } from '../../testing/house.ts';
import { openSynced, type Synced } from '../../testing/synced.ts';

let house: Synced;
let params: { id: string };
beforeAll(async () => {
  house = await openSynced();
  params = { id: house.accountId };
  await until(webhook, ({ state }) => state === 'ours');
}, 120_000);
afterAll(() => house?.stop());
beforeEach(() => house.control('DELETE', 'faults'));

const webhook = () => house.operator('GET /partner-accounts/:id/webhook', { params });
const flow = (hours = 24) => house.operator('GET /partner-accounts/:id/flow', { params, query: { hours } });
const alerts = async () => (await house.operator('GET /alerts')).items;

interface Mirrored {
  tenantId: string;
  microsoftId: string;
  seats: number;
}
const subscriptions = () =>
  house.ask<Mirrored>(
    `select tenant_id, microsoft_id, seats from mirror_subscriptions where status = 'active'
     and product_type is distinct from 'Azure' and offer_id like '%:%:%' order by microsoft_id`,
  );
const inMirror = async ({ microsoftId }: Mirrored) =>
  (await subscriptions()).find((one) => one.microsoftId === microsoftId)?.seats;

/** Calls of Microsoft's API by us, but for feed and registration. */
async function readings(): Promise<string[]> {
  const { requests } = await house.control<{ requests: { method: string; path: string }[] }>(
    'GET',
    'requests?last=500',
  );
  return requests
    .filter(({ path }) => /^\/(v1\/customers|graph)/.test(path))
    .map(({ method, path }) => `${method} ${path}`);
}

test('a change at Microsoft is in the mirror as soon as its event came, by one reading, however often it comes', async () => {
  const [one] = await subscriptions();
  await house.control('POST', 'faults', { kind: 'webhook-duplicate', delay: 'PT0S' });
  await house.seats(one!, one!.seats + 3);
  await house.control('DELETE', 'requests');
  await until(
    () => inMirror(one!),
    (seats) => seats === one!.seats + 3,
  );
  await house.calm();
  expect((await readings()).filter((call) => call.includes(one!.microsoftId))).toHaveLength(1);
  const { items } = await house.operator('GET /partner-accounts/:id/inbox', { params });
  expect(items.filter(({ name }) => name === 'subscription-updated')).toHaveLength(1);

  // The record of the same change needs no reading any more.
  await house.control('DELETE', 'requests');
  await house.advance('PT1M');
  await house.poll();
  expect(await readings()).toEqual([]);
  expect(await flow()).toMatchObject({ webhooks: expect.any(Number), expected: 1, matched: 1, lost: 0 });
  expect((await flow()).lag?.p99).toBeLessThan(10_000);
});

test('what no event told is found by the activity log, and counts as lost when its time is over', async () => {
  const [, one] = await subscriptions();
  const before = await flow();
  await house.control('POST', 'faults', { kind: 'webhook-lost' });
  await house.seats(one!, one!.seats + 2);
  await house.advance('PT1M');
  await house.poll();
  expect(await inMirror(one!)).toBe(one!.seats + 2);
  expect(await flow()).toMatchObject({ expected: before.expected + 1, awaited: 1, lost: 0 });
  await house.advance('PT48H');
  expect(await flow(96)).toMatchObject({ matched: 1, awaited: 0, lost: 1, lostRate: 0.5 });
  await until(alerts, (open) => open.some(({ kind }) => kind === 'callback-silent'));

  // As soon as something is heard again, that is over.
  await house.control('DELETE', 'faults');
  await house.seats(one!, one!.seats + 4);
  await until(
    () => inMirror(one!),
    (seats) => seats === one!.seats + 4,
  );
  await house.advance('PT2M');
  await until(alerts, (open) => !open.some(({ kind }) => kind === 'callback-silent'));
});

test('people changed at Microsoft are changed in the mirror', async () => {
  await house.sweep();
  const [person] = await house.ask<{ tenantId: string; userId: string }>(
    'select tenant_id, user_id from mirror_users where deleted_at is null order by user_id',
  );
  const path = `/v1/customers/${person!.tenantId}/users/${person!.userId}`;
  await house.elsewhere('PATCH', path, {
    displayName: 'Another Name',
    attributes: { objectType: 'CustomerUser' },
  });
  await house.advance('PT2M');
  await house.poll();
  const named = (name: string) => house.ask(`select 1 from mirror_users where display_name = '${name}'`);
  expect(await named('Another Name')).toHaveLength(1);
  await house.elsewhere('DELETE', path);
  await house.advance('PT2M');
  await house.poll();
  expect(
    await house.ask(
      `select 1 from mirror_users where user_id = '${person!.userId}' and deleted_at is not null`,
    ),
  ).toHaveLength(1);
});

test('suspicion of fraud is said at once, and ends when a person says so', async () => {
  const [one] = await subscriptions();
  const event = { event: 'azure-fraud-event-detected', partnerId: '5c3a1b1e-6f0d-4c51-9d0e-0a4f6f3f1a01' };
  await house.control('POST', 'webhooks/events', { ...event, subscriptionId: one!.microsoftId });
  const [alert] = await until(
    async () => (await alerts()).filter(({ kind }) => kind === 'fraud'),
    (found) => found.length > 0,
  );
  expect(alert).toMatchObject({ clearedByPerson: true, data: { tenantId: one!.tenantId } });
  expect(alert!.next).toBeTruthy();
  const call = { params: { id: alert!.id }, body: { note: 'Called them' } };
  expect((await house.operator('POST /alerts/:id/clear', call)).clearedAt).toBeTruthy();
  expect((await alerts()).filter(({ kind }) => kind === 'fraud')).toEqual([]);
  const [raised] = (await house.operator('GET /events', { query: { kind: 'alert.raised', q: 'fraud' } }))
    .items;
  expect(raised?.text).toContain('fraud');
});
