import { afterAll, beforeAll, expect, test } from 'vitest';
import { until } from '../../testing/house.ts';
import { openSynced, type Synced } from '../../testing/synced.ts';

let house: Synced;
beforeAll(async () => {
  house = await openSynced({ customers: 3 });
}, 120_000);
afterAll(() => house?.stop());

const alerts = async () => (await house.operator('GET /alerts')).items;
const without = (...kinds: string[]) =>
  until(alerts, (open) => !open.some(({ kind }) => kinds.includes(kind)), 60);
const groupOf = async (kind: 'subscriptions' | 'users') =>
  (await house.operator('GET /sync/freshness', { query: { kind } })).items;

test('everything is fresh after a pull, and says as of when', async () => {
  const [group] = await groupOf('subscriptions');
  expect(group).toMatchObject({ stale: 0, unread: 0, fresh: group!.tenants, limitMinutes: 1440 });
  const { items } = await house.operator('GET /sync/freshness/tenants', { query: { kind: 'users' } });
  expect(items.length).toBeGreaterThan(3);
  expect(items.every(({ asOf, state }) => asOf !== null && state === 'fresh')).toBe(true);
});

test('events that do not reach us are said, with the reason, until they do', async () => {
  const params = { id: house.accountId };
  const webhook = () => house.operator('GET /partner-accounts/:id/webhook', { params });
  await until(webhook, ({ state }) => state === 'ours');
  await house.control('POST', 'faults', { kind: 'webhook-lost' });
  await house.advance('PT2M');
  await house.operator('POST /partner-accounts/:id/webhook', { params, body: {} });
  await until(webhook, ({ state }) => state === 'testing');
  await house.advance('PT2M');
  expect((await until(webhook, ({ state }) => state === 'failed')).reason).toContain('did not arrive');
  expect((await alerts()).map(({ kind }) => kind)).toContain('callback-failed');
  expect((await house.operator('GET /sync/health')).accounts[0]).toMatchObject({
    state: 'degraded',
    webhook: 'failed',
  });

  await house.control('DELETE', 'faults');
  await house.advance('PT1H');
  await until(webhook, ({ state }) => state === 'ours');
  await without('callback-failed');
});

test.each([
  ['microsoft-down', { kind: 'status', status: 503, match: { path: '^/(v1|graph|auditactivity)' } }],
  ['credential', { kind: 'secret-expired' }],
] as const)(
  'an outage is said within the limit as %s, and is over by itself',
  async (cause, fault) => {
    await house.control('POST', 'faults', fault);
    await house.advance('PT1H30M');
    const health = async () => (await house.operator('GET /sync/health')).accounts[0]!;
    await until(health, ({ state }) => state === 'failing', 60);
    await house.advance('PT23H');
    const [alert] = await until(
      async () =>
        (await alerts()).filter(({ kind, data }) => kind === 'stale' && data['resource'] === 'subscriptions'),
      (found) => found.length > 0,
      60,
    );
    expect(alert).toMatchObject({ cause });
    const [group] = await groupOf('subscriptions');
    expect(group).toMatchObject({ stale: group!.tenants, causes: { [cause]: group!.tenants } });
    expect(await health()).toMatchObject({ state: 'failing', cause });

    await house.control('DELETE', 'faults');
    await house.advance('PT1H');
    await without('stale', 'unreachable');
    expect((await groupOf('subscriptions'))[0]).toMatchObject({ stale: 0 });
    const { items } = await house.operator('GET /alerts', { query: { state: 'cleared', kind: 'stale' } });
    expect(items.some((one) => one.cause === cause && one.clearedAt !== null)).toBe(true);
  },
  180_000,
);

test('secrets and consents that end are said ahead', async () => {
  const [set] = (await house.operator('GET /settings-sets')).items;
  const read = await house.operator('GET /settings-sets/:id', { params: { id: set!.id } });
  const days = (Date.parse(read.secretExpiresOn!) - house.simulator.clock.now().length) / 86_400_000;
  expect(days).toBeGreaterThan(0);
  await house.ask(`update settings_sets set secret_expires_on =
    (select max(polled_at)::date + 20 from sync_accounts) where id = '${set!.id}'`);
  await house.advance('PT2M');
  const found = await until(alerts, (open) => open.some(({ kind }) => kind === 'secret-ending'));
  expect(found.find(({ kind }) => kind === 'secret-ending')?.text).toContain(read.name);
  await house.ask(`update settings_sets set secret_expires_on = '2027-11-01' where id = '${set!.id}'`);
  await house.advance('PT2M');
  await without('secret-ending');
});

test('a reseller sees how fresh its own customers are, and nothing of others', async () => {
  const { items } = await house.reseller('GET /sync/freshness');
  expect(items).toEqual([]);
  const [mine] = await house.ask<{ id: string; resellerId: string }>(
    'select c.id, c.reseller_id from customers c join members m on m.customer_id = c.id limit 1',
  );
  await house.ask(`update mirror_tenants set customer_id = '${mine!.id}', reseller_id = '${mine!.resellerId}'
    where tenant_id = (select min(tenant_id::text)::uuid from mirror_tenants)`);
  const seen = (await house.reseller('GET /sync/freshness', { query: { kind: 'users' } })).items;
  expect(seen).toMatchObject([{ tenants: 1, resellerId: mine!.resellerId }]);
  const rows = await house.reseller('GET /sync/freshness/tenants');
  expect(rows.items.map(({ customerId }) => customerId)).toEqual([mine!.id]);
});
