import type { Subscription } from '@concord/contract/subscriptions';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bought, shown } from '../testing/bought.ts';
import { signedIn } from '../testing/caller.ts';
import { demoSet, giveConsent, type House, openHouse, until } from '../testing/house.ts';
import { directPlan, settled } from '../testing/shop.ts';

let house: House;
let indirectPlanId: string;
let directPlanId: string;
let number = 0;
beforeAll(async () => {
  house = await openHouse();
  const { id } = await demoSet(house);
  await giveConsent(house, id);
  await settled(house, id);
  const { items } = await house.operator('GET /plans', { query: { q: 'Business Standard' } });
  indirectPlanId = items[0]!.id;
  directPlanId = (await directPlan(house)).id;
});
afterAll(() => house?.stop());

interface AtMicrosoft {
  id: string;
  quantity: number;
  status: string;
  autoRenewEnabled: boolean;
  updateCount?: number;
  scheduledNextTerm?: { quantity?: number };
}
const atMicrosoft = async ({ microsoftId }: Subscription) => {
  const { subscriptions } = await house.control<{ subscriptions: AtMicrosoft[] }>('GET', 'state');
  return subscriptions.find(({ id }) => id === microsoftId)!;
};
const customerNamed = async (q: string) =>
  (await house.operator('GET /customers', { query: { q } })).items[0]!.id;
const kindsOf = async ({ id }: Subscription) =>
  (await house.operator('GET /events', { query: { objectId: id } })).items.map(({ kind }) => kind);

async function fresh(planId: string, company = 'Fourth'): Promise<Subscription> {
  const customerId = await customerNamed(company);
  const input = { planId, customerId, seats: 10, prefix: `verbs${++number}` };
  return bought(house, input);
}
/** What a call names of the subscription as it was read last. */
const of = ({ id, version }: Subscription) => ({ params: { id }, version });
const look = (one: Subscription) => shown(house.operator, one.id);

test.each(['indirect', 'direct'])(
  'every verb of an %s partner’s subscription, each with its event',
  async (kind) => {
    const call = house.operator;
    let now = await fresh(kind === 'direct' ? directPlanId : indirectPlanId, 'Woodgrove');
    ({ subscription: now } = await call('POST /subscriptions/:id/seats', {
      ...of(now),
      body: { seats: 14 },
    }));
    expect(now).toMatchObject({ seats: 14, state: 'active' });
    expect(await atMicrosoft(now)).toMatchObject({ quantity: 14 });

    const change = { atTermEnd: 'renew' as const, quantity: 5 };
    ({ subscription: now } = await call('POST /subscriptions/:id/scheduled-change', {
      ...of(now),
      body: change,
    }));
    expect(await atMicrosoft(now)).toMatchObject({ scheduledNextTerm: { quantity: 5 } });

    const query = { verb: 'seats' as const, seats: 12 };
    const preview = await call('GET /subscriptions/:id/preview', { params: { id: now.id }, query });
    expect(preview).toMatchObject({
      allowed: true,
      before: { seats: 14 },
      after: { seats: 12 },
      dropped: { change: { quantity: 5 }, putBack: 'at-once' },
    });
    expect(Number(preview.money?.refund?.amount)).toBeGreaterThan(0);
    ({ subscription: now } = await call('POST /subscriptions/:id/seats', {
      ...of(now),
      body: { seats: 12 },
    }));
    expect(await atMicrosoft(now)).toMatchObject({ quantity: 12, scheduledNextTerm: { quantity: 5 } });

    ({ subscription: now } = await call('POST /subscriptions/:id/suspend', of(now)));
    expect(now).toMatchObject({ state: 'suspended', autoRenew: false });
    expect((await atMicrosoft(now)).scheduledNextTerm).toBeUndefined();
    ({ subscription: now } = await call('POST /subscriptions/:id/resume', of(now)));
    expect(now).toMatchObject({ state: 'active', autoRenew: true });
    expect(await atMicrosoft(now)).toMatchObject({ status: 'active', scheduledNextTerm: { quantity: 5 } });

    ({ subscription: now } = await call('DELETE /subscriptions/:id/scheduled-change', of(now)));
    expect((await atMicrosoft(now)).scheduledNextTerm).toBeUndefined();
    ({ subscription: now } = await call('POST /subscriptions/:id/auto-renew', {
      ...of(now),
      body: { on: false },
    }));
    expect(await atMicrosoft(now)).toMatchObject({ autoRenewEnabled: false });
    ({ subscription: now } = await call('POST /subscriptions/:id/cancel', of(now)));
    expect(now.state).toBe('deleted');
    expect(await atMicrosoft(now)).toMatchObject({ status: 'deleted' });
    expect((await kindsOf(now)).toReversed()).toEqual([
      'subscription.activated',
      'subscription.seats-changed',
      'subscription.change-scheduled',
      'subscription.seats-changed',
      'subscription.suspended',
      'subscription.resumed',
      'subscription.scheduled-change-dropped',
      'subscription.auto-renew-changed',
      'subscription.cancelled',
    ]);
  },
);

test('the answer of every attempt is lost: the change is carried to its end, once', async () => {
  const before = await fresh(indirectPlanId);
  const updates = (await atMicrosoft(before)).updateCount ?? 0;
  const match = { method: 'PATCH', path: `/subscriptions/${before.microsoftId}` };
  // Read twice before: for the judgement, and for the resource that is sent back. Then nothing is heard any more.
  const reads = { match: { ...match, method: 'GET' }, after: 2, count: 9 };
  await house.control('POST', 'faults', [
    { kind: 'lost-response', count: 2, match },
    { kind: 'lost-response', ...reads },
  ]);
  const key = crypto.randomUUID();
  const ask = { ...of(before), key, body: { seats: 17 } };
  const asked = await house.operator('POST /subscriptions/:id/seats', ask);
  expect(asked).toMatchObject({ state: 'pending', reason: expect.any(String) });
  expect((await atMicrosoft(before)).quantity).toBe(17);
  await expect(house.operator('POST /subscriptions/:id/suspend', of(asked.subscription))).rejects.toThrow(
    'subscription-busy',
  );
  await house.control('DELETE', 'faults');
  await house.control('POST', 'clock', { advance: 'PT1M' });
  const after = await until(
    () => look(before),
    ({ seats }) => seats === 17,
  );
  expect((await atMicrosoft(after)).updateCount).toBe(updates + 1);
  expect((await kindsOf(after)).filter((kind) => kind === 'subscription.seats-changed')).toHaveLength(1);
  expect(await house.operator('POST /subscriptions/:id/seats', ask)).toMatchObject({
    id: asked.id,
    state: 'done',
  });
});

test('a process that dies before the call leaves a change that a worker does', async () => {
  const before = await fresh(indirectPlanId);
  const { pool } = house.service.context.db;
  // As the process leaves it that stored what it will do, and then does nothing more.
  await pool.query(
    `insert into subscription_changes (id, reseller_id, customer_id, subscription_id, verb, wanted, state, before,
       request_id, put_back_request_id, correlation_id, asked_by, asked_at, due_at, idempotency_key)
     select gen_random_uuid(), reseller_id, customer_id, s.id, 'seats', '{"seats": 11}', 'pending', '{"seats": 10}',
       gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), (select placed_by from orders where id = s.order_id),
       $2, $2, 'left over' from subscriptions s where s.id = $1`,
    [before.id, house.service.context.clock.now()],
  );
  const after = await until(
    () => look(before),
    ({ seats }) => seats === 11,
  );
  expect(await atMicrosoft(after)).toMatchObject({ quantity: 11 });
});

test('what Microsoft does later is waited for', async () => {
  const before = await fresh(indirectPlanId);
  await house.control('POST', 'faults', { kind: 'slow-update', count: 1 });
  const asked = await house.operator('POST /subscriptions/:id/suspend', of(before));
  expect(asked.state).toBe('pending');
  await house.control('POST', 'clock', { advance: 'PT5M' });
  await until(
    () => look(before),
    ({ state }) => state === 'suspended',
  );
});

test('refused when it is not as the caller saw it, here or at Microsoft; then decided again', async () => {
  const seen = await fresh(indirectPlanId);
  const { subscription: now } = await house.operator('POST /subscriptions/:id/seats', {
    ...of(seen),
    body: { seats: 11 },
  });
  await expect(house.operator('POST /subscriptions/:id/suspend', of(seen))).rejects.toMatchObject({
    problem: { status: 412, code: 'subscription-changed', current: { seats: 11 } },
  });
  const world = house.simulator.world.subscriptions;
  world.put({ ...world.get(now.microsoftId)!, quantity: 20 });
  await expect(house.operator('POST /subscriptions/:id/suspend', of(now))).rejects.toMatchObject({
    problem: { status: 412, current: { seats: 20, state: 'active' } },
  });
  const fresher = await look(now);
  const { subscription } = await house.operator('POST /subscriptions/:id/suspend', of(fresher));
  expect(subscription).toMatchObject({ state: 'suspended', seats: 20 });
  expect(await kindsOf(now)).toContain('subscription.seen-changed');
});

test('a subscription outside the scope is not there, for looking and for changing', async () => {
  const foreign = await fresh(directPlanId, 'Woodgrove');
  const { reseller } = house;
  const query = { verb: 'suspend' as const };
  const rest = of(foreign);
  const answers = await Promise.allSettled([
    reseller('GET /subscriptions/:id/preview', { params: { id: foreign.id }, query }),
    reseller('POST /subscriptions/:id/seats', { ...rest, body: { seats: 11 } }),
    reseller('POST /subscriptions/:id/suspend', rest),
    reseller('POST /subscriptions/:id/resume', rest),
    reseller('POST /subscriptions/:id/cancel', rest),
    reseller('POST /subscriptions/:id/auto-renew', { ...rest, body: { on: false } }),
    reseller('POST /subscriptions/:id/scheduled-change', { ...rest, body: { atTermEnd: 'cancel' } }),
    reseller('DELETE /subscriptions/:id/scheduled-change', rest),
  ]);
  for (const answer of answers)
    expect(answer).toMatchObject({ status: 'rejected', reason: { problem: { status: 404 } } });
  expect(await atMicrosoft(foreign)).toMatchObject({ status: 'active', quantity: 10 });
  const own = await fresh(indirectPlanId, 'Fourth');
  const { subscription } = await reseller('POST /subscriptions/:id/seats', {
    ...of(own),
    body: { seats: 11 },
  });
  expect(subscription.seats).toBe(11);
});

test('a refusal that only Microsoft knows says why, and changes nothing', async () => {
  const now = await fresh(indirectPlanId);
  const match = { method: 'PATCH', path: `/subscriptions/${now.microsoftId}` };
  await house.control('POST', 'faults', { kind: 'status', status: 400, code: 900311, count: 1, match });
  await expect(house.operator('POST /subscriptions/:id/suspend', of(now))).rejects.toMatchObject({
    problem: {
      status: 422,
      code: 'change-refused',
      detail: expect.stringContaining('too often'),
      next: expect.any(String),
      microsoft: { code: '900311', requestId: expect.any(String) },
    },
  });
  expect(await look(now)).toMatchObject({ state: 'active' });
  expect(await kindsOf(now)).toContain('subscription.change-refused');
});

test('a scheduled change that cannot be put back: the change stands, and a person is told', async () => {
  const seen = await fresh(indirectPlanId);
  const { subscription: now } = await house.operator('POST /subscriptions/:id/scheduled-change', {
    ...of(seen),
    body: { atTermEnd: 'renew', quantity: 5 },
  });
  const match = { method: 'PATCH', path: `/subscriptions/${now.microsoftId}` };
  await house.control('POST', 'faults', {
    kind: 'status',
    status: 400,
    code: 900311,
    count: 1,
    after: 1,
    match,
  });
  const answer = await house.operator('POST /subscriptions/:id/seats', { ...of(now), body: { seats: 12 } });
  expect(answer).toMatchObject({
    state: 'done',
    reason: expect.stringContaining('too often'),
    next: expect.any(String),
    subscription: { seats: 12, scheduledChange: null },
  });
  expect((await atMicrosoft(now)).scheduledNextTerm).toBeUndefined();
  expect(await kindsOf(now)).toContain('subscription.needs-attention');
});

test('after the window seats and the whole stay, with the reason and what helps', async () => {
  const now = await fresh(indirectPlanId);
  await house.control('POST', 'clock', { advance: 'P8D' });
  // Sessions do not last that long.
  const operator = await signedIn(house.url, 'operator', {
    ...house.signIns.operator,
    password: 'Test-pass-1',
  });
  const params = { id: now.id };
  const query = { verb: 'cancel' as const };
  const preview = await operator('GET /subscriptions/:id/preview', { params, query });
  expect(preview).toMatchObject({
    allowed: false,
    refusal: { code: '900117' },
    windows: { cancelUntil: null },
  });
  await expect(operator('POST /subscriptions/:id/cancel', of(now))).rejects.toMatchObject({
    problem: { status: 422, code: 'change-refused', detail: expect.stringMatching(/time to cancel is over/) },
  });
  await expect(
    operator('POST /subscriptions/:id/seats', { ...of(now), body: { seats: 9 } }),
  ).rejects.toMatchObject({
    problem: {
      detail: expect.stringContaining('10 seats are the fewest'),
      next: expect.stringContaining('9'),
    },
  });
  const { subscription } = await operator('POST /subscriptions/:id/seats', {
    ...of(now),
    body: { seats: 12 },
  });
  expect(subscription.seats).toBe(12);
});
