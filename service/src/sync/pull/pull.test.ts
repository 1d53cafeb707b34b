import type { SyncRun } from '@concord/contract/sync';
import { demoSeedPath, readSeed } from '@concord/simulator/seed';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { operatorScope } from '../../db/database.ts';
import { demoSet, giveConsent, type House, openHouse, until } from '../../testing/house.ts';
import { compareMirror } from '../../testing/mirror/exact.ts';
import { formOf } from '../../testing/set-form.ts';
import { settled } from '../../testing/shop.ts';
import { accountOf } from '../accounts.ts';
import { writeReadings } from '../mirror.ts';
import { emptyReading } from '../read-tenant.ts';

interface Subscription {
  id: string;
  tenantId: string;
  partnerTenantId: string;
  quantity: number;
}

let house: House;
let setId: string;
let partner: string;
// Nothing is heard of changes here: what the mirror knows it knows by pulls.
beforeAll(async () => {
  const generate = { customers: 8, subscriptionsPerCustomer: 3, usersPerCustomer: 4 };
  house = await openHouse({
    env: { CONCORD_CALLS_PER_MINUTE: '60000' },
    simulator: { seed: { ...readSeed(demoSeedPath), generate } },
  });
  const { id } = await demoSet(house);
  setId = id;
  await giveConsent(house, id);
  await settled(house, id);
  partner = (await house.operator('GET /settings-sets/:id', { params: { id } })).tenantId;
  await sweep();
}, 240_000);
afterAll(() => house?.stop());
afterEach(() => house.control('DELETE', 'faults'));

const ask = async <T>(question: string): Promise<T[]> =>
  (await house.service.context.db.in(operatorScope, (tx) => sql.raw(question).execute(tx))).rows as T[];
const sweep = async () => void (await runThat((await begin()).id, 'done'));
const sides = {
  state: async <T>(collection: string) =>
    (await house.control<Record<string, T[]>>('GET', `state?collection=${collection}`))[collection] ?? [],
  rows: ask,
};
const exact = () => compareMirror(sides, partner);
const put = (state: Record<string, unknown[]>) => house.control('POST', 'state', state);
const subscriptions = async () =>
  (await sides.state<Subscription>('subscriptions')).filter((one) => one.partnerTenantId === partner);

async function begin(): Promise<SyncRun> {
  return house.operator('POST /settings-sets/:id/sync', { params: { id: setId } });
}
const runThat = (id: string, ...states: string[]) =>
  until(
    () => house.operator('GET /sync/runs/:id', { params: { id } }),
    ({ state }) => states.includes(state),
    60,
  );

test('a pull mirrors every row, and the next one what is otherwise, new and gone', async () => {
  const first = await exact();
  expect(first.wrong).toEqual([]);
  expect(first.rows).toBeGreaterThan(8 + 24 + 32);

  const [changed, gone] = await subscriptions();
  const [person] = (await sides.state<{ id: string; tenantId: string }>('users')).filter(
    ({ tenantId }) => tenantId === changed?.tenantId,
  );
  await put({
    subscriptions: [
      { ...changed, quantity: 77 },
      { ...changed, id: '00000000-0000-4000-8000-00000000abcd' },
    ],
    users: [{ ...person, displayName: 'Somebody else' }],
  });
  await house.control('DELETE', `state?collection=subscriptions&id=${gone?.id}`);
  await sweep();
  expect((await exact()).wrong).toEqual([]);
  expect(
    await ask(
      `select gone_at is not null as gone from mirror_subscriptions where lower(microsoft_id) = '${gone?.id}'`,
    ),
  ).toEqual([{ gone: true }]);
}, 120_000);

test('of a tenant with thousands of people everybody is mirrored, and who is gone is deleted', async () => {
  const [one] = await subscriptions();
  const users = await sides.state<{ id: string; tenantId: string }>('users');
  const sample = users.find(({ tenantId }) => tenantId === one?.tenantId);
  const many = Array.from({ length: 4_500 }, (_, index) => ({
    ...sample,
    id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    userPrincipalName: `many${index}@fabrikam.example`,
    state: 'active',
  }));
  await put({ users: many });
  await sweep();
  expect((await exact()).wrong).toEqual([]);
  await put({ users: many.slice(0, 1_000).map((user) => ({ ...user, state: 'inactive' })) });
  await sweep();
  expect((await exact()).wrong).toEqual([]);
  const deleted = await ask('select user_id from mirror_users where deleted_at is not null');
  expect(deleted).toHaveLength(1_000);
}, 120_000);

test('a tenant that cannot be read is kept with the reason, stops nothing, and is read when it can be', async () => {
  const [one] = await subscriptions();
  const path = `/customers/${one?.tenantId}/`;
  await house.control('POST', 'faults', [
    { kind: 'status', status: 403, code: 900308, match: { path }, count: 1000 },
  ]);
  const run = await runThat((await begin()).id, 'done');
  expect(run).toMatchObject({ failed: 1, done: run.total });
  const failures = () =>
    ask<{ causes: string[] }>(
      `select array(select distinct value ->> 'cause' from jsonb_each(failures)) as causes from mirror_tenants
       where tenant_id = '${one?.tenantId}'`,
    );
  expect(await failures()).toEqual([{ causes: ['gdap-missing'] }]);
  // What was read before stays.
  expect((await exact()).wrong).toEqual([]);
  await house.control('DELETE', 'faults');
  await sweep();
  expect(await failures()).toEqual([{ causes: [] }]);
}, 120_000);

test('what was a passing trouble of one tenant is read again before the run ends', async () => {
  const [one] = await subscriptions();
  // As often as the client tries three kinds of resources, so that the first reading fails whole.
  const fault = { kind: 'status', status: 500, match: { path: `/customers/${one?.tenantId}/` }, count: 12 };
  await put({ subscriptions: [{ ...one, quantity: 55 }] });
  await house.control('POST', 'faults', [fault]);
  const run = await runThat((await begin()).id, 'done');
  expect(run.failed).toBe(0);
  const { faults } = await house.control<{ faults: { fired: number }[] }>('GET', 'faults');
  expect(faults.map(({ fired }) => fired)).toEqual([12]);
  expect((await exact()).wrong).toEqual([]);
}, 120_000);

test('a third fewer customers: the run asks, and nothing is gone before a person says that it is true', async () => {
  const relationships = (await sides.state<{ id: string; partnerTenantId: string }>('relationships')).filter(
    ({ partnerTenantId }) => partnerTenantId === partner,
  );
  const lost = relationships.slice(0, Math.ceil(relationships.length / 3));
  for (const { id } of lost)
    await house.control('DELETE', `state?collection=relationships&id=${encodeURIComponent(id)}`);
  const gone = () => ask('select tenant_id from mirror_tenants where gone_at is not null');

  const asking = await runThat((await begin()).id, 'asking');
  expect(asking.guard).toMatchObject({ guard: 'fewer', what: 'customers', before: relationships.length });
  expect(asking.next).toContain('Partner Center');
  expect(await gone()).toEqual([]);
  const { items } = await house.operator('GET /alerts', { query: { kind: 'guard' } });
  expect(items).toHaveLength(1);

  const stopped = await house.operator('POST /sync/runs/:id/stop', { params: { id: asking.id }, body: {} });
  expect(stopped.state).toBe('stopped');
  expect(await gone()).toEqual([]);
  // Stopped for a while only: it goes on where it was, and asks the same again.
  await house.operator('POST /sync/runs/:id/continue', { params: { id: asking.id } });
  await runThat(asking.id, 'asking');
  await house.operator('POST /sync/runs/:id/stop', { params: { id: asking.id }, body: {} });

  const again = await runThat((await begin()).id, 'asking');
  await house.operator('POST /sync/runs/:id/continue', { params: { id: again.id } });
  await runThat(again.id, 'done');
  expect(await gone()).toHaveLength(lost.length);
  expect((await house.operator('GET /alerts', { query: { kind: 'guard' } })).items).toEqual([]);
  await put({ relationships: lost });
  await sweep();
  expect(await gone()).toEqual([]);
}, 180_000);

test('a field that vanished stops the run before anything of it is written', async () => {
  const before = await ask('select microsoft_id, term_duration from mirror_subscriptions order by 1');
  const all = await subscriptions();
  await put({ subscriptions: all.map(({ ...one }) => ({ ...one, termDuration: undefined })) });
  const asking = await runThat((await begin()).id, 'asking');
  expect(asking.guard).toMatchObject({ guard: 'field', what: 'subscriptions.termDuration', now: 0 });
  expect(await ask('select microsoft_id, term_duration from mirror_subscriptions order by 1')).toEqual(
    before,
  );
  await house.operator('POST /sync/runs/:id/stop', { params: { id: asking.id }, body: {} });
  await put({ subscriptions: all });
}, 120_000);

test('while Microsoft is away the run waits, and goes on by itself', async () => {
  await house.control('POST', 'faults', [
    { kind: 'status', status: 503, retryAfter: 1, match: { path: '/v1/' }, count: 100_000 },
  ]);
  const { id } = await begin();
  const waiting = await until(
    () => house.operator('GET /sync/runs/:id', { params: { id } }),
    ({ cause }) => cause !== null,
    60,
  );
  expect(waiting).toMatchObject({ state: 'running', cause: 'microsoft-down' });
  await house.control('DELETE', 'faults');
  await house.control('POST', 'clock', { advance: 'PT15M' });
  await runThat(id, 'done');
  expect((await exact()).wrong).toEqual([]);
}, 180_000);

test('an older reading never overwrites a newer one', async () => {
  const { context } = house.service;
  const [read] = await ask<{ accountId: string }>(
    'select partner_account_id as account_id from sync_accounts',
  );
  const account = await accountOf(context, read?.accountId ?? '');
  const [one] = await subscriptions();
  if (!account || !one) throw new Error('nothing was pulled');
  const list = await account.client.sync.subscriptions(one.tenantId);
  const now = context.clock.now();
  const at = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
  const write = (asOf: Date, quantity: number) =>
    context.db.in(operatorScope, (tx) =>
      writeReadings(
        tx,
        account,
        [{ ...emptyReading(one.tenantId, asOf), subscriptions: list.map((each) => ({ ...each, quantity })) }],
        asOf,
      ),
    );
  await write(at(2), 22);
  const late = await write(at(1), 11);
  expect(late).toMatchObject({ changed: [], gone: 0 });
  const seats = await ask(
    `select distinct seats from mirror_subscriptions where tenant_id = '${one.tenantId}' and gone_at is null`,
  );
  expect(seats).toEqual([{ seats: 22 }]);
}, 60_000);

test('a customer’s tenant is read at once, and its rows are the customer’s from then on', async () => {
  const { items } = await house.reseller('GET /customers');
  const customer = items[0];
  const [one] = await subscriptions();
  if (!customer || !one) throw new Error('the demo has no customer');
  await ask(`insert into bindings (id, reseller_id, customer_id, partner_account_id, tenant_id, domain, origin,
      bound_at) select gen_random_uuid(), '${customer.resellerId}', '${customer.id}', partner_account_id, tenant_id,
      domain, 'existing', as_of from mirror_tenants where tenant_id = '${one.tenantId}'`);
  await put({ subscriptions: [{ ...one, quantity: 33 }] });
  await house.control('POST', 'clock', { advance: 'PT5M' });
  const runs = await house.reseller('POST /customers/:id/sync', { params: { id: customer.id } });
  const done = await runThat(runs.items[0]?.id ?? '', 'done', 'failed');
  expect(done).toMatchObject({ state: 'done', kind: 'tenant', failed: 0 });
  const query = { customerId: customer.id, limit: 200 };
  const mirrored = await house.reseller('GET /mirror-subscriptions', { query });
  expect(mirrored.items.find(({ id }) => id.toLowerCase() === one.id)).toMatchObject({
    seats: 33,
    customerId: customer.id,
    subscriptionId: null,
  });
  const { items: tenants } = await house.reseller('GET /customers/:id/tenants', {
    params: { id: customer.id },
  });
  expect(tenants).toMatchObject([{ tenantId: one.tenantId, failures: {} }]);
}, 60_000);

test('a set whose Microsoft is dead waits with its reason, and holds up no other', async () => {
  const set = await house.operator('GET /settings-sets/:id', { params: { id: setId } });
  const dead = await house.operator('POST /settings-sets', {
    body: {
      ...formOf(set),
      name: 'Dead',
      address: 'http://127.0.0.1:9',
      agreementLink: 'http://127.0.0.1:9/agreement',
      invitationPath: set.invitationPath.replace(house.simulator.url, 'http://127.0.0.1:9'),
      applicationSecret: 'a secret of no worth',
    },
  });
  await settled(house, dead.id);
  const { id } = await house.operator('POST /settings-sets/:id/sync', { params: { id: dead.id } });
  await runThat((await begin()).id, 'done');
  const waiting = await until(
    () => house.operator('GET /sync/runs/:id', { params: { id } }),
    ({ cause }) => cause !== null,
    60,
  );
  expect(waiting).toMatchObject({ state: 'running', cause: 'microsoft-down' });
}, 120_000);
