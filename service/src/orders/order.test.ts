import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoSet, giveConsent, type House, openHouse, until } from '../testing/house.ts';
import { acceptAgreement } from '../testing/shop.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
  const set = await demoSet(house);
  expect(await giveConsent(house, set.id)).toMatch(/consent=ok$/);
  await until(
    () => house.operator('GET /settings-sets/:id/checks/latest', { params: { id: set.id } }),
    ({ check }) => check !== null && check.state !== 'running',
  );
});
afterAll(() => house?.stop());

interface SimulatorState {
  tenants: { id: string; domain: string }[];
  subscriptions: { tenantId: string; quantity: number }[];
}

async function planNamed(part: string) {
  const { items } = await house.customer('GET /plans', { query: { q: part } });
  return items[0]!;
}

test('the connection check of the demo passes every line', async () => {
  const { id } = await demoSet(house);
  const { check } = await house.operator('GET /settings-sets/:id/checks/latest', { params: { id } });
  expect(
    check?.lines.map(({ name, state, finding, cause }) => ({
      name,
      state,
      ...(state !== 'passed' && { finding, cause }),
    })),
  ).toEqual(
    [
      'app-token',
      'user-token',
      'mfa',
      'audience',
      'enrolled',
      'tenant',
      'profile',
      'catalogue',
      'agreement-link',
      'invitation-link',
      'clock',
      'credentials',
    ].map((name) => ({ name, state: 'passed' })),
  );
  const set = await house.operator('GET /settings-sets/:id', { params: { id } });
  expect(set.partnerAccount).toMatchObject({ type: 'indirect-provider', mpnId: '5100001', currency: 'USD' });
});

test('an order with a new tenant goes all the way through', async () => {
  const plan = await planNamed('Business Standard');
  const ordering = await house.customer('GET /ordering', { query: { planId: plan.id } });
  expect(ordering).toMatchObject({ tenant: null, agreement: { needed: true }, problems: [] });
  const domain = await house.customer('GET /ordering/domain', {
    query: { planId: plan.id, prefix: 'fourthcoffee1' },
  });
  expect(domain.state).toBe('free');
  const attestationId = await acceptAgreement(house.customer, plan.id);
  const body = {
    planId: plan.id,
    seats: 7,
    attestationId,
    tenant: { kind: 'new' as const, prefix: 'fourthcoffee1' },
  };
  const { findings, total } = await house.customer('POST /ordering/preflight', { body });
  expect(findings).toEqual([]);
  expect(total).toEqual({ amount: '87.50', currency: 'USD' });
  const key = crypto.randomUUID();
  const placed = await house.customer('POST /orders', { body, key });
  const again = await house.customer('POST /orders', { body, key });
  expect(again.id).toBe(placed.id);
  const order = await until(
    () => house.operator('GET /orders/:id', { params: { id: placed.id } }),
    ({ state }) => state === 'completed' || state === 'needs-attention',
  );
  expect(order.steps.map(({ name, state, reason }) => [name, state, reason])).toEqual(
    ['tenant', 'agreement', 'cart', 'checkout', 'activation', 'complete'].map((name) => [name, 'done', null]),
  );
  expect(order.resellerMpnId).toBe('5300001');
  const subscription = await house.customer('GET /subscriptions/:id', {
    params: { id: order.subscriptionId ?? '' },
  });
  expect(subscription).toMatchObject({
    state: 'active',
    seats: 7,
    resellerMpnId: null,
    activation: { password: 'sealed', tenantName: 'fourthcoffee1.onmicrosoft.com' },
  });
  const state = await house.control<SimulatorState>('GET', 'state');
  const tenants = state.tenants.filter(({ domain: name }) => name === 'fourthcoffee1.onmicrosoft.com');
  expect(tenants).toHaveLength(1);
  expect(state.subscriptions.filter(({ tenantId }) => tenantId === tenants[0]?.id)).toMatchObject([
    { quantity: 7 },
  ]);
  const revealed = await house.customer('POST /subscriptions/:id/reveal-password', {
    params: { id: subscription.id },
  });
  expect(revealed.password).not.toBe('');
  await expect(
    house.customer('POST /subscriptions/:id/reveal-password', { params: { id: subscription.id } }),
  ).rejects.toThrow('password-gone');
});
