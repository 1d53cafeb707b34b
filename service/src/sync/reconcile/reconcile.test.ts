import type { DifferenceRow } from '@concord/contract/differences';
import type { Reconciliation } from '@concord/contract/reconciliations';
import type { Subscription } from '@concord/contract/subscriptions';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bought, shown } from '../../testing/bought.ts';
import { type Caller, signedIn } from '../../testing/caller.ts';
import { demoSet, giveConsent, type House, openHouse, until } from '../../testing/house.ts';
import { settled } from '../../testing/shop.ts';

let house: House;
let setId: string;
let planId: string;
let customerId: string;
let number = 0;
beforeAll(async () => {
  house = await openHouse();
  setId = (await demoSet(house)).id;
  await giveConsent(house, setId);
  await settled(house, setId);
  const { items } = await house.operator('GET /plans', { query: { q: 'Business Standard' } });
  planId = items[0]!.id;
  customerId = (await house.operator('GET /customers', { query: { q: 'Fourth' } })).items[0]!.id;
});
afterAll(() => house?.stop());

const fresh = (seats = 10) => bought(house, { planId, customerId, seats, prefix: `reconcile${++number}` });
const atMicrosoft = ({ microsoftId }: Subscription) => house.simulator.world.subscriptions.get(microsoftId)!;
type AtMicrosoft = ReturnType<typeof atMicrosoft>;
const changeThere = (one: Subscription, change: Partial<AtMicrosoft>) =>
  house.simulator.world.subscriptions.put({ ...atMicrosoft(one), ...change });

/** All tenants of the customer are read, as by `Sync now`. */
async function read(): Promise<void> {
  const { items } = await house.operator('POST /customers/:id/sync', { params: { id: customerId } });
  for (const { id } of items)
    await until(
      () => house.operator('GET /sync/runs/:id', { params: { id } }),
      ({ finishedAt }) => finishedAt !== null,
    );
}

const differencesOf = async (one: Subscription, call: Caller = house.operator): Promise<DifferenceRow[]> => {
  const { items } = await call('GET /differences', { query: { q: one.microsoftId } });
  return items;
};
const field = (rows: DifferenceRow[], name: string) => rows.find((row) => row.field === name)!;
const decide = (ids: string[], decision: 'take' | 'push', call = house.operator) =>
  call('POST /differences/decisions', { body: { ids, decision } });
const plan = (differenceIds: string[], call = house.operator) =>
  call('POST /reconciliations', { body: { settingsSetId: setId, differenceIds } });
const of = ({ id, version }: Reconciliation) => ({ params: { id }, version });
const ended = (id: string, call = house.operator) =>
  until(
    () => call('GET /reconciliations/:id', { params: { id } }),
    ({ state }) => !['running', 'planned'].includes(state),
  );
const linesOf = async (id: string) =>
  (await house.operator('GET /reconciliations/:id/lines', { params: { id } })).items;

test('what differs is found with both values and the money, decided, planned, done and proven', async () => {
  const one = await fresh();
  changeThere(one, { quantity: 14, autoRenewEnabled: false });
  await read();
  const rows = await differencesOf(one);
  expect(rows.map((row) => [row.field, row.ours, row.theirs])).toEqual(
    expect.arrayContaining([
      ['seats', 10, 14],
      ['auto-renew', true, false],
    ]),
  );
  const seats = field(rows, 'seats');
  const amount = (4 * Number(one.price?.amount)).toFixed(4);
  expect(seats).toMatchObject({ money: { amount, currency: one.price?.currency }, state: 'open' });
  const { items } = await house.operator('GET /differences/groups', {
    query: { by: 'field', q: one.microsoftId },
  });
  expect(items).toContainEqual({
    key: 'seats',
    name: 'seats',
    count: 1,
    money: [{ amount, currency: one.price?.currency }],
  });

  await decide([seats.id], 'take');
  await decide([field(rows, 'auto-renew').id], 'push');
  const planned = await plan([seats.id, field(rows, 'auto-renew').id]);
  expect(planned).toMatchObject({
    state: 'planned',
    take: 1,
    push: 1,
    seats: 4,
    customers: 1,
    overLimits: [],
  });
  expect((await linesOf(planned.id)).map(({ consequence }) => consequence.text)).toEqual([
    'Seats on our record: 10 → 14',
    'Auto-renew at Microsoft: off → on',
  ]);
  await house.operator('POST /reconciliations/:id/apply', of(planned));
  expect(await ended(planned.id)).toMatchObject({ state: 'done', left: 0, lines: { done: 2 } });
  expect(await shown(house.operator, one.id)).toMatchObject({ seats: 14, autoRenew: true });
  expect(atMicrosoft(one)).toMatchObject({ quantity: 14, autoRenewEnabled: true });
  expect(await differencesOf(one)).toEqual([]);
  const { history } = await house.operator('GET /differences/:id', { params: { id: seats.id } });
  expect(history.map(({ text }) => text)).toEqual([
    'Differs: here 10, at Microsoft 14',
    'Decided: take Microsoft’s',
    `Planned in ${planned.number}`,
    'Closed: our record became as Microsoft has it',
  ]);
});

test('a plan made before a change at Microsoft, or here, is refused, and says which lines', async () => {
  const one = await fresh();
  changeThere(one, { quantity: 12 });
  await read();
  const [seats] = await differencesOf(one);
  await decide([seats!.id], 'push');
  const planned = await plan([seats!.id]);
  changeThere(one, { quantity: 13 });
  await house.operator('POST /reconciliations/:id/apply', of(planned));
  const over = await ended(planned.id);
  expect(over).toMatchObject({ state: 'stale', lines: { skipped: 1, done: 0 } });
  expect(over.reason).toContain(String(seats!.number));
  expect(atMicrosoft(one).quantity).toBe(13);
  expect(await differencesOf(one)).toMatchObject([
    { id: seats!.id, theirs: 13, state: 'open', decision: null },
  ]);
  await expect(house.operator('POST /reconciliations/:id/apply', of(over))).rejects.toThrow('plan-moved');
});

test('above the limits a second person has to say yes; the kill switch pauses what is pushed', async () => {
  const one = await fresh(70);
  changeThere(one, { quantity: 10 });
  await read();
  const [seats] = await differencesOf(one);
  await decide([seats!.id], 'push');
  const planned = await plan([seats!.id]);
  expect(planned).toMatchObject({
    state: 'approving',
    overLimits: expect.arrayContaining([{ what: 'seats', is: '60', limit: '50' }]),
  });
  await expect(house.operator('POST /reconciliations/:id/apply', of(planned))).rejects.toThrow(
    'second-person-missing',
  );
  await expect(house.operator('POST /reconciliations/:id/approve', of(planned))).rejects.toThrow(
    'second-person',
  );
  const second = await colleague();
  const approved = await second('POST /reconciliations/:id/approve', of(planned));
  expect(approved).toMatchObject({ state: 'planned', approvedBy: 'Second Person' });

  const limits = { params: { id: setId } };
  await house.operator('POST /settings-sets/:id/stop-writes', { ...limits, body: { reason: 'not today' } });
  await house.operator('POST /reconciliations/:id/apply', of(approved));
  const paused = await ended(planned.id);
  expect(paused).toMatchObject({ state: 'paused', reason: expect.stringContaining('not today') });
  expect(atMicrosoft(one).quantity).toBe(10);
  await house.operator('POST /settings-sets/:id/allow-writes', { ...limits, body: { reason: 'again' } });
  await house.operator('POST /reconciliations/:id/apply', of(paused));
  expect(await ended(planned.id)).toMatchObject({ state: 'done', left: 0 });
  expect(atMicrosoft(one).quantity).toBe(70);
});

async function colleague(): Promise<Caller> {
  const email = 'second@concord.example';
  const made = await house.operator('POST /members', {
    body: { name: 'Second Person', email, role: 'operator-administrator' },
  });
  return signedIn(house.url, 'operator', { email, password: made.password });
}

test('what cannot be pushed is said before, and is never tried', async () => {
  const one = await fresh();
  changeThere(one, { quantity: 8, termDuration: 'P3Y' });
  await house.control('POST', 'clock', { advance: 'P10D' });
  await again();
  await read();
  const rows = await differencesOf(one);
  await decide([field(rows, 'seats').id, field(rows, 'term').id], 'push');
  const planned = await plan([field(rows, 'seats').id, field(rows, 'term').id]);
  const refusals = (await linesOf(planned.id)).map(({ consequence }) => consequence.refusal?.code);
  expect(refusals).toEqual(expect.arrayContaining(['push-term']));
  expect(planned.predictedRefusals).toBe(refusals.filter(Boolean).length);
});

/** Sessions do not last as long as the clock jumps. */
async function again(): Promise<void> {
  const { operator, reseller } = house.signIns;
  house.operator = await signedIn(house.url, 'operator', { ...operator, password: 'Test-pass-1' });
  house.reseller = await signedIn(house.url, 'operator', reseller);
}

test('taking what is missing: a record of what nobody ordered here, the end of what is gone there', async () => {
  const kept = await fresh();
  const gone = await fresh();
  const { subscriptions } = house.simulator.world;
  const id = crypto.randomUUID();
  subscriptions.put({ ...atMicrosoft(kept), id, quantity: 3, friendlyName: 'From elsewhere' });
  subscriptions.remove(gone.microsoftId);
  await read();
  const here = (await house.operator('GET /differences', { query: { q: id } })).items[0]!;
  const [there] = await differencesOf(gone);
  expect(here).toMatchObject({
    field: 'missing-here',
    customerId,
    theirs: { seats: 3, name: 'From elsewhere' },
  });
  expect(there).toMatchObject({ field: 'missing-there', subscriptionId: gone.id });
  await decide([here.id, there!.id], 'take');
  const planned = await plan([here.id, there!.id]);
  expect(planned).toMatchObject({ seats: 13 });
  await house.operator('POST /reconciliations/:id/apply', of(planned));
  expect(await ended(planned.id)).toMatchObject({ state: 'done', left: 0, lines: { done: 2 } });
  expect((await shown(house.operator, gone.id)).state).toBe('deleted');
  const adopted = (await house.operator('GET /subscriptions', { query: { q: id } })).items[0]!;
  expect(await shown(house.operator, adopted.id)).toMatchObject({
    name: 'From elsewhere',
    seats: 3,
    orderId: null,
    planId,
    price: kept.price,
  });
});

test('a policy is tried, switched on, and takes by itself from then on; another one only plans', async () => {
  const [before, one, two] = [await fresh(), await fresh(), await fresh()];
  changeThere(before, { quantity: 11 });
  await read();
  const policy = await house.operator('POST /policies', {
    body: { name: 'Seats as Microsoft', settingsSetId: setId, field: 'seats', decision: 'take' },
  });
  expect(policy).toMatchObject({ active: false, position: 1 });
  const params = { id: policy.id };
  const trial = await house.operator('POST /policies/:id/trial', { params });
  expect(trial.sample.map(({ microsoftId }) => microsoftId)).toContain(before.microsoftId);
  expect(trial.fields).toMatchObject([{ objectKind: 'subscription', field: 'seats', count: trial.count }]);
  await house.operator('POST /policies/:id/activate', { params, version: policy.version });
  const pushing = await house.operator('POST /policies', {
    body: { name: 'Renewal as ours', settingsSetId: setId, field: 'auto-renew', decision: 'push' },
  });
  await house.operator('POST /policies/:id/activate', {
    params: { id: pushing.id },
    version: pushing.version,
  });

  changeThere(one, { quantity: 15 });
  changeThere(two, { autoRenewEnabled: false });
  await read();
  await until(
    () => shown(house.operator, one.id),
    ({ seats }) => seats === 15,
  );
  // What was open before it was switched on stays a person's.
  expect(await differencesOf(before)).toMatchObject([{ state: 'open' }]);
  const { items } = await until(
    () => house.operator('GET /reconciliations', { query: { state: 'planned' } }),
    ({ items: found }) => found.some(({ policyName }) => policyName === 'Renewal as ours'),
  );
  expect(items.find(({ policyName }) => policyName)).toMatchObject({ push: 1, state: 'planned' });
  expect(atMicrosoft(two).autoRenewEnabled).toBe(false);
});

test('resellers see and decide their own; accepting ends by itself; a filter names its number', async () => {
  const one = await fresh();
  changeThere(one, { status: 'suspended' });
  await read();
  const [status] = await differencesOf(one, house.reseller);
  expect(status).toMatchObject({ field: 'status', ours: 'active', theirs: 'suspended' });
  const filter = { q: one.microsoftId };
  const body = { filter, decision: 'accept' as const, days: 3 };
  expect(await house.reseller('POST /differences/decisions', { body })).toMatchObject({
    count: 1,
    decided: 0,
  });
  await expect(
    house.reseller('POST /differences/decisions', { body: { ...body, count: 2 } }),
  ).rejects.toThrow('differences-moved');
  await house.reseller('POST /differences/decisions', { body: { ...body, count: 1 } });
  expect(await differencesOf(one)).toMatchObject([{ state: 'accepted', decision: 'accept' }]);
  await house.control('POST', 'clock', { advance: 'P4D' });
  await again();
  await until(
    () => differencesOf(one),
    ([row]) => row?.state === 'open',
  );
  await decide([status!.id], 'push', house.reseller);
  const planned = await plan([status!.id], house.reseller);
  await house.reseller('POST /reconciliations/:id/apply', of(planned));
  expect(await ended(planned.id, house.reseller)).toMatchObject({ state: 'done', left: 0 });
  expect(atMicrosoft(one).status).toBe('active');
  const { items } = await house.operator('GET /differences/history', { query: { days: 10 } });
  expect(items.length).toBeGreaterThan(1);
});

test('a process that dies in a line leaves word of it: the line is done once', async () => {
  const one = await fresh();
  changeThere(one, { quantity: 20 });
  await read();
  // The policy of an earlier test decides seats.
  const [seats] = await differencesOf(one);
  if (seats) await decide([seats.id], 'push');
  const planned = await plan([seats!.id]);
  const updates = atMicrosoft(one).updateCount ?? 0;
  // As the process leaves it that stored that the line begins, and then does nothing more.
  const { pool } = house.service.context.db;
  const now = house.service.context.clock.now();
  await pool.query(
    `update reconciliation_lines set state = 'running', attempts = 1 where reconciliation_id = $1`,
    [planned.id],
  );
  await pool.query(
    `update reconciliations set state = 'running', started_by = planned_by, started_at = $2, resumed_at = $2,
       due_at = $2 where id = $1`,
    [planned.id, now],
  );
  expect(await ended(planned.id)).toMatchObject({ state: 'done', lines: { done: 1 }, left: 0 });
  expect(atMicrosoft(one).quantity).toBe(10);
  expect(atMicrosoft(one).updateCount).toBe(updates + 1);
});

test('a run pauses by itself when too many lines go wrong', async () => {
  const all = [await fresh(), await fresh(), await fresh(), await fresh(), await fresh()];
  for (const one of all) changeThere(one, { quantity: 9 });
  await read();
  const rows = (await Promise.all(all.map((one) => differencesOf(one)))).flat();
  const ids = rows.map(({ id }) => id);
  await decide(ids, 'push');
  const planned = await plan(ids);
  expect(planned).toMatchObject({ state: 'planned', predictedRefusals: 0, push: 5 });
  const match = { method: 'PATCH', path: '/subscriptions/' };
  await house.control('POST', 'faults', { kind: 'status', status: 400, code: 900311, match });
  await house.operator('POST /reconciliations/:id/apply', of(planned));
  const paused = await ended(planned.id);
  await house.control('DELETE', 'faults');
  expect(paused).toMatchObject({
    state: 'paused',
    lines: { refused: 4, waiting: 1, done: 0 },
    reason: expect.stringContaining('4 of 4'),
  });
  // What was refused is a person's again; what waits goes on when a person says so.
  expect(await differencesOf(all[0]!)).toMatchObject([{ state: 'open', decision: null }]);
  await house.operator('POST /reconciliations/:id/apply', of(paused));
  expect(await ended(planned.id)).toMatchObject({ state: 'done', left: 0, lines: { done: 1, refused: 4 } });
});

test('who changed it at Microsoft is known as soon as its activity log tells', async () => {
  // A policy that takes by itself would close what is looked at here.
  for (const { id } of (await house.operator('GET /policies')).items)
    await house.operator('DELETE /policies/:id', { params: { id } });
  const one = await fresh();
  changeThere(one, { quantity: 9 });
  await read();
  const [seats] = await differencesOf(one);
  expect(seats?.cause).toBeNull();
  await house.service.context.db.pool.query(
    `insert into inbox_events (id, reseller_id, partner_account_id, source, key, name, tenant_id, microsoft_id, body,
       occurred_at, received_at, handled_at)
     select gen_random_uuid(), reseller_id, partner_account_id, 'audit', 'a record', 'subscription', tenant_id,
       microsoft_id, '{"by": "agent@partner.example", "operation": "update_subscription_quantity"}',
       '2026-11-24T10:00:00Z', since, since
     from differences where id = $1`,
    [seats!.id],
  );
  await read();
  expect(await differencesOf(one)).toMatchObject([
    {
      id: seats!.id,
      cause: {
        at: '2026-11-24T10:00:00.000Z',
        by: 'agent@partner.example',
        operation: 'update_subscription_quantity',
      },
    },
  ]);
});

test('what was agreed for the end of a term and has happened is followed, and is no difference', async () => {
  const sold = await house.operator('GET /plans/:id', { params: { id: planId } });
  const monthly = await house.operator('POST /plans', {
    body: {
      ...sold,
      description: undefined,
      segment: 'commercial',
      name: 'Monthly',
      termDuration: 'P1M',
      billingCycle: 'monthly',
    },
  });
  const buy = (prefix: string) => bought(house, { planId: monthly.id, customerId, seats: 10, prefix });
  const same = await buy('agreedsame');
  const fewer = await buy('agreedfewer');
  const ends = await buy('agreedends');
  const other = await buy('agreedother');
  await house.operator('POST /subscriptions/:id/scheduled-change', {
    params: { id: fewer.id },
    version: fewer.version,
    body: { atTermEnd: 'renew', quantity: 4 },
  });
  await house.operator('POST /subscriptions/:id/scheduled-change', {
    params: { id: ends.id },
    version: ends.version,
    body: { atTermEnd: 'cancel' },
  });
  const { endsOn } = await shown(house.operator, same.id);
  await house.control('POST', 'clock', { to: new Date(Date.parse(endsOn) + 3 * 86_400_000).toISOString() });
  changeThere(other, { quantity: 12 });
  house.operator = await signedIn(house.url, 'operator', {
    ...house.signIns.operator,
    password: 'Test-pass-1',
  });
  await read();
  const after = (one: Subscription) => shown(house.operator, one.id);
  const later = (await after(same)).endsOn;
  expect(later > endsOn).toBe(true);
  expect(await after(same)).toMatchObject({ seats: 10, state: 'active' });
  expect(await after(fewer)).toMatchObject({
    seats: 4,
    state: 'active',
    scheduledChange: null,
    endsOn: later,
  });
  expect(await after(ends)).toMatchObject({ state: expect.stringMatching(/expired|disabled|deleted/) });
  for (const one of [same, fewer, ends]) expect(await differencesOf(one)).toEqual([]);
  const open = await differencesOf(other);
  expect(open.map((row) => row.field).toSorted()).toEqual(['ends-on', 'seats']);
  const { items } = await house.operator('GET /events', { query: { objectId: fewer.id } });
  expect(items[0]).toMatchObject({ kind: 'subscription.renewed' });
});
