import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoSet, giveConsent, type House, openHouse, until } from '../testing/house.ts';
import { acceptAgreement, directPlan, orderThat, settled } from '../testing/shop.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
  const { id } = await demoSet(house);
  await giveConsent(house, id);
  await settled(house, id);
});
afterAll(() => house?.stop());

interface State {
  tenants: { id: string; domain: string }[];
  relationships: { partnerTenantId: string; tenantId: string; resellerTenantId?: string }[];
  orders: { tenantId: string; lineItems?: unknown[] }[];
  subscriptions: { tenantId: string; quantity: number; partnerId?: string }[];
}
const state = () => house.control<State>('GET', 'state');
const tenantNamed = async (domain: string) => {
  const world = await state();
  const tenant = world.tenants.find((one) => one.domain === domain);
  return {
    tenant,
    subscriptions: world.subscriptions.filter(({ tenantId }) => tenantId === tenant?.id),
    world,
  };
};
const plans = async () => (await house.operator('GET /plans')).items;
const customerNamed = async (q: string) =>
  (await house.operator('GET /customers', { query: { q } })).items[0]!;

test('an indirect provider names the reseller: on the customer, and on the purchase', async () => {
  const [plan] = await plans();
  const customer = await customerNamed('Margie');
  const attestationId = await acceptAgreement(house.operator, plan!.id, customer.id);
  const body = {
    planId: plan!.id,
    customerId: customer.id,
    seats: 3,
    attestationId,
    tenant: { kind: 'new' as const, prefix: 'wingtiptravel1' },
  };
  const { id } = await house.operator('POST /orders', { body });
  const order = await orderThat(house.operator, id, 'completed', 'needs-attention');
  expect(order).toMatchObject({ state: 'completed', resellerMpnId: '5300002' });
  const { tenant, subscriptions, world } = await tenantNamed('wingtiptravel1.onmicrosoft.com');
  expect(subscriptions).toMatchObject([{ quantity: 3, partnerId: '5300002' }]);
  expect(world.relationships.find(({ tenantId }) => tenantId === tenant?.id)).toMatchObject({
    resellerTenantId: '5c3a1b1e-6f0d-4c51-9d0e-0a4f6f3f1b02',
  });
  // The customer's next order asks for neither tenant nor agreement.
  const ordering = await house.operator('GET /ordering', {
    query: { planId: plan!.id, customerId: customer.id },
  });
  expect(ordering).toMatchObject({
    tenant: { domain: 'wingtiptravel1.onmicrosoft.com' },
    agreement: { needed: false },
  });
  const next = await house.operator('POST /orders', {
    body: { planId: plan!.id, customerId: customer.id, seats: 1 },
  });
  expect((await orderThat(house.operator, next.id, 'completed', 'needs-attention')).state).toBe('completed');
});

test('a direct bill partner names no reseller', async () => {
  const plan = await directPlan(house);
  const customer = await customerNamed('Fourth');
  const attestationId = await acceptAgreement(house.customer, plan.id);
  const body = {
    planId: plan.id,
    seats: 2,
    attestationId,
    tenant: { kind: 'new' as const, prefix: 'fourthcoffeedirect' },
  };
  const { id } = await house.customer('POST /orders', { body });
  const order = await orderThat(house.operator, id, 'completed', 'needs-attention');
  expect(order).toMatchObject({ state: 'completed', customerId: customer.id, resellerMpnId: null });
  const { tenant, subscriptions, world } = await tenantNamed('fourthcoffeedirect.onmicrosoft.com');
  expect(subscriptions).toHaveLength(1);
  expect(subscriptions[0]?.partnerId).toBeUndefined();
  expect(
    world.relationships.find(({ tenantId }) => tenantId === tenant?.id)?.resellerTenantId,
  ).toBeUndefined();
});

test('an existing tenant waits for the invitation, then for the operator, and is never bound twice', async () => {
  const [plan] = await plans();
  const customer = await customerNamed('Woodgrove');
  const attestationId = await acceptAgreement(house.operator, plan!.id, customer.id);
  const tenant = { kind: 'existing' as const, withSubdomain: true, domain: 'alpineskihouse' };
  const body = { planId: plan!.id, customerId: customer.id, seats: 4, attestationId, tenant };
  const { id } = await house.operator('POST /orders', { body });
  const waiting = await until(
    () => house.operator('GET /orders/:id', { params: { id } }),
    ({ steps }) => steps[0]?.state === 'waiting',
  );
  expect(waiting.invitationLink).toContain('invType=ResellerRelationship');
  expect(waiting.actions).toEqual(['check-now', 'cancel']);
  // Another customer cannot claim the same tenant meanwhile.
  const other = await customerNamed('Fourth');
  const rival = await house.operator('POST /ordering/preflight', { body: { ...body, customerId: other.id } });
  expect(rival.findings.map(({ code }) => code)).toContain('domain-claimed');

  const world = await state();
  const tenantId = world.tenants.find(({ domain }) => domain === 'alpineskihouse.onmicrosoft.com')?.id;
  await house.control('POST', 'actions/accept-relationship', {
    tenantId,
    partnerId: '5c3a1b1e-6f0d-4c51-9d0e-0a4f6f3f1a01',
  });
  await house.operator('POST /orders/:id/check-now', { params: { id } });
  const owned = await until(
    () => house.operator('GET /orders/:id', { params: { id } }),
    ({ steps }) => steps[1]?.state === 'waiting',
  );
  expect(owned.steps[0]).toMatchObject({ name: 'invitation', state: 'done' });
  await expect(
    house.customer('POST /orders/:id/confirm-ownership' as never, { params: { id } } as never),
  ).rejects.toThrow(/403|404/);
  await house.operator('POST /orders/:id/confirm-ownership', { params: { id } });
  const order = await orderThat(house.operator, id, 'completed', 'needs-attention');
  expect(order.steps.map(({ state: at }) => at)).toEqual(order.steps.map(() => 'done'));
  const { subscriptions } = await tenantNamed('alpineskihouse.onmicrosoft.com');
  expect(subscriptions).toMatchObject([{ quantity: 4 }]);
  const again = await house.operator('POST /ordering/preflight', { body: { ...body, customerId: other.id } });
  expect(again.findings.map(({ code }) => code)).toContain('tenant-bound');
});

test('preflight refuses what would burn the name or be refused later; an unknown domain never passes', async () => {
  const [plan] = await plans();
  const customer = await customerNamed('Fourth');
  const body = {
    planId: plan!.id,
    customerId: customer.id,
    seats: 1,
    tenant: { kind: 'new' as const, prefix: 'contoso' },
  };
  const codes = async (change: object) =>
    (await house.operator('POST /ordering/preflight', { body: { ...body, ...change } })).findings.map(
      ({ code }) => code,
    );
  expect(await codes({ seats: 301 })).toContain('seats');
  expect(await codes({})).toContain('agreement-missing');
  expect(await codes({ tenant: { kind: 'new', prefix: 'with.dots' } })).toContain('domain-invalid');
  const attestationId = await acceptAgreement(house.operator, plan!.id, customer.id);
  expect(await codes({ attestationId })).toContain('domain-taken');
  await house.control('POST', 'faults', {
    match: { method: 'HEAD', path: '/domains/' },
    kind: 'status',
    status: 503,
    count: 20,
  });
  expect(await codes({ attestationId, tenant: { kind: 'new', prefix: 'quitefree1' } })).toContain(
    'unknown-tenant',
  );
  const answer = await house.customer('GET /ordering/domain', {
    query: { planId: plan!.id, prefix: 'quitefree1' },
  });
  expect(answer.state).toBe('unknown');
  await house.control('DELETE', 'faults');
  await expect(house.operator('POST /orders', { body: { ...body, attestationId } })).rejects.toThrow(
    'order-refused',
  );
});

test('a refusal of Microsoft stops the order with the reason; a person tries again, or cancels', async () => {
  const [plan] = await plans();
  const customer = await customerNamed('Fourth');
  const attestationId = await acceptAgreement(house.operator, plan!.id, customer.id);
  const body = {
    planId: plan!.id,
    customerId: customer.id,
    seats: 1,
    attestationId,
    tenant: { kind: 'new' as const, prefix: 'fourthcoffee9' },
  };
  await house.control('POST', 'faults', {
    match: { method: 'POST', path: '/customers/?$' },
    kind: 'status',
    status: 400,
    code: 800002,
    count: 1,
  });
  const { id } = await house.operator('POST /orders', { body });
  const stopped = await orderThat(house.operator, id, 'needs-attention');
  expect(stopped.steps[0]).toMatchObject({ name: 'tenant', state: 'failed' });
  expect(stopped.steps[0]?.reason).toBeTruthy();
  expect(stopped.actions).toEqual(['retry', 'cancel']);
  await house.operator('POST /orders/:id/retry', { params: { id } });
  const order = await orderThat(house.operator, id, 'completed', 'needs-attention');
  expect(order.state).toBe('completed');
  await expect(house.operator('POST /orders/:id/cancel', { params: { id } })).rejects.toThrow('order-bought');
  const { items } = await house.operator('GET /events', { query: { objectId: id } });
  const kinds = items.map(({ kind }) => kind).toReversed();
  expect(kinds.slice(0, 3)).toEqual(['order.placed', 'order.needs-attention', 'order.retried']);
  expect(kinds.at(-1)).toBe('order.completed');
  expect(items.find(({ kind }) => kind === 'order.step-done')?.data).toMatchObject({
    requestId: expect.any(String),
    correlationId: expect.any(String),
  });
});

test('the event chain holds from the first event to the last', async () => {
  const { rows } = await house.service.context.db.pool.query(`
    select count(*) filter (where e.hash <> event_digest(e.previous_hash, e)) as changed,
      count(*) filter (where e.seq > 1 and e.previous_hash is distinct from (select hash from events p where p.seq = e.seq - 1)) as broken,
      count(*) as events, max(seq) as last from events e`);
  expect(rows[0]).toMatchObject({ changed: 0, broken: 0, last: rows[0].events });
  await expect(house.service.context.db.pool.query("update events set kind = 'x'")).rejects.toThrow(
    'immutable',
  );
});
