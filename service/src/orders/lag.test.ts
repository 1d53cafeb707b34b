import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { demoSet, giveConsent, type House, openHouse, until } from '../testing/house.ts';
import { acceptAgreement, orderThat, settled } from '../testing/shop.ts';

/**
 * The purchase is made, its answer is lost, the repetition is refused because the item is stale by then, and the list
 * of orders does not have the order yet. Nothing may be bought a second time.
 */
let house: House;
beforeAll(async () => {
  house = await openHouse();
  const { id } = await demoSet(house);
  await giveConsent(house, id);
  await settled(house, id);
});
afterAll(() => house?.stop());
afterEach(async () => {
  await house.control('DELETE', 'faults');
  await house.control('POST', 'settings', { orderListLag: 'PT0S' });
});

/** Places an order of which only the list of orders can tell. Answers with its id. */
async function orderWithLostAnswer(listLag: string): Promise<string> {
  const { items } = await house.operator('GET /plans');
  const planId = items[0]?.id ?? '';
  const ordering = await house.customer('GET /ordering', { query: { planId } });
  const first = ordering.tenant === null && {
    attestationId: await acceptAgreement(house.customer, planId),
    tenant: { kind: 'new' as const, prefix: 'fourthcoffeelag' },
  };
  await house.control('POST', 'settings', { orderListLag: listLag });
  const match = { method: 'POST', path: '/checkout' };
  await house.control('POST', 'faults', [
    { kind: 'lost-response', match, count: 1 },
    { kind: 'status', status: 404, code: 400019, match, after: 1 },
  ]);
  const { id } = await house.customer('POST /orders', { body: { planId, seats: 3, ...first } });
  return id;
}

const order = (id: string) => house.operator('GET /orders/:id', { params: { id } });

const checkoutOf = async (id: string) => (await order(id)).steps.find(({ name }) => name === 'checkout');

/** Waits for the look after this many. */
const looked = (id: string, attempts: number) =>
  until(
    () => checkoutOf(id),
    (step) => step?.state === 'retrying' && step.attempts > attempts,
  );

/** How much there is at Microsoft. */
async function counted() {
  const state = await house.control<Record<'carts' | 'orders' | 'subscriptions', unknown[]>>('GET', 'state');
  return [state.carts.length, state.orders.length, state.subscriptions.length];
}
const oneMore = (counts: number[]) => counts.map((count) => count + 1);

test('the list of orders is waited for, and the order in it is taken up', async () => {
  const before = await counted();
  const id = await orderWithLostAnswer('PT15M');
  const waiting = await looked(id, 0);
  expect(waiting).toMatchObject({ code: 'order-not-listed', reason: expect.stringContaining('list') });
  await house.control('POST', 'clock', { advance: 'PT16M' });
  const done = await orderThat(house.operator, id, 'completed', 'needs-attention');
  expect(done.state).toBe('completed');
  expect(await counted()).toEqual(oneMore(before));
});

test('an order that is never listed waits for a person, who goes on without buying again', async () => {
  const before = await counted();
  const id = await orderWithLostAnswer('P1D');
  const waiting = await looked(id, 0);
  await house.control('POST', 'clock', { advance: 'PT10M' });
  await looked(id, waiting?.attempts ?? 0);
  await house.control('POST', 'clock', { advance: 'PT11M' });
  const stopped = await orderThat(house.operator, id, 'completed', 'needs-attention');
  expect(stopped.state).toBe('needs-attention');
  expect(stopped.steps.find(({ name }) => name === 'checkout')).toMatchObject({
    state: 'failed',
    code: 'order-not-listed',
  });
  expect(stopped.actions).toContain('retry');
  await house.control('DELETE', 'faults');
  await house.operator('POST /orders/:id/retry', { params: { id } });
  const done = await orderThat(house.operator, id, 'completed', 'needs-attention');
  expect(done.state).toBe('completed');
  expect(await counted()).toEqual(oneMore(before));
});
