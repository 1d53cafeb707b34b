import { addDuration, dayOf, termEnd } from '@concord/rules';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Simulator } from './server.ts';
import { appToken, control, direct, type Exchange, partnerCenter, startDemo } from './testing/partner.ts';

let simulator: Simulator;
beforeEach(async () => {
  simulator = await startDemo();
  // Years pass here: the application's secret lasts.
  const application = {
    id: direct.clientId,
    tenantId: direct.tenantId,
    name: 'Lasting',
    secrets: [{ value: direct.secret, expires: '2099-01-01T00:00:00Z' }],
    redirectUris: [],
    permissions: [],
  };
  await control(simulator.url, 'POST', 'state', { applications: [application] });
});
afterEach(() => simulator.close());

const customer = `/v1/customers/${direct.customer}`;
const officeE3 = 'CFQ7TTC0LF8R:0001';
const microsoftE3 = 'CFQ7TTC0LFLX:0001';
const premiumTrial = 'CFQ7TTC0LCHC:0002';

const now = async (): Promise<string> => (await control(simulator.url, 'GET', 'clock')).body.now;

/** Calls with a token of the present hour. */
const signedIn = async () => partnerCenter(simulator.url, await appToken(simulator.url, direct));

async function to(instant: string) {
  if (Date.parse(instant) > Date.parse(await now())) {
    const moved = await control(simulator.url, 'POST', 'clock', { to: instant });
    expect(moved.status).toBe(200);
  }
  return signedIn();
}

async function itemOf(sku: string): Promise<string> {
  const [productId, skuId] = sku.split(':');
  const call = await signedIn();
  const { body } = await call('GET', `${customer}/products/${productId}/skus/${skuId}/availabilities`);
  return body.items[0].catalogItemId;
}

/** Buys seats; the path of the subscription. */
async function buy(sku: string, line: { quantity: number; termDuration: string; billingCycle: string }) {
  const call = await signedIn();
  const cart = await call('POST', `${customer}/carts`, {
    lineItems: [{ id: 0, catalogItemId: await itemOf(sku), ...line }],
  });
  expect(cart.body.lineItems[0].error).toBeUndefined();
  const done = await call('POST', `${customer}/carts/${cart.body.id}/checkout`);
  const later = await to(addDuration(await now(), 'PT1M'));
  const order = await later('GET', `${customer}/orders/${done.body.orders[0].id}`);
  return `${customer}/subscriptions/${order.body.lineItems[0].subscriptionId}`;
}

async function change(path: string, changed: object): Promise<Exchange> {
  const call = await signedIn();
  const { body } = await call('GET', path);
  return call('PATCH', path, { ...body, ...changed });
}

const read = async (path: string) => (await (await signedIn())('GET', path)).body;

/** When the renewal after this last day is certainly done. */
const renewed = (lastDay: string): string => addDuration(`${dayOf(lastDay)}T00:00:00Z`, 'P2D');

const plan = fc.record({
  quantity: fc.integer({ min: 1, max: 60 }),
  term: fc.constantFrom(
    { termDuration: 'P1M', billingCycle: 'monthly' },
    { termDuration: 'P1M', billingCycle: 'monthly' },
    { termDuration: 'P1Y', billingCycle: 'annual' },
  ),
});

describe('terms follow each other', () => {
  test('with what was scheduled for them, without a gap, each with a window of its own', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(plan, { minLength: 3, maxLength: 5 }), async (plans) => {
        const path = await buy(officeE3, { quantity: 5, termDuration: 'P1M', billingCycle: 'monthly' });
        for (const { quantity, term } of plans) {
          const before = await read(path);
          const [productId, skuId, availabilityId] = (await itemOf(officeE3)).split(':');
          const product = { productId, skuId, availabilityId, ...term };
          const saved = await change(path, { scheduledNextTermInstructions: { product, quantity } });
          expect(saved.status).toBe(200);
          expect(saved.body.quantity).toBe(before.quantity);
          expect(saved.body.scheduledNextTermInstructions).toMatchObject({ product: term, quantity });

          await to(`${dayOf(before.commitmentEndDate)}T23:59:59Z`);
          expect(await read(path)).toMatchObject({ status: 'active', quantity: before.quantity });
          await to(renewed(before.commitmentEndDate));
          const after = await read(path);
          const first = addDuration(before.commitmentEndDate, 'P1D');
          expect(dayOf(after.commitmentEndDate)).toBe(termEnd(first, term.termDuration));
          expect(after).toMatchObject({ status: 'active', quantity, ...term });
          expect(after.scheduledNextTermInstructions).toBeUndefined();
          expect(after.refundableQuantity.totalQuantity).toBe(quantity);
        }
        await change(path, { autoRenewEnabled: false });
      }),
      { numRuns: 4 },
    );
  }, 60_000);

  test('nothing can be changed while the renewal waits, and its window closes for good', async () => {
    const path = await buy(officeE3, { quantity: 5, termDuration: 'P1M', billingCycle: 'monthly' });
    const { commitmentEndDate } = await read(path);
    await to(addDuration(commitmentEndDate, 'P1DT1H'));
    const waiting = await change(path, { friendlyName: 'Later' });
    expect([waiting.status, waiting.body.code]).toEqual([409, 800082]);
    await to(renewed(commitmentEndDate));
    expect((await change(path, { friendlyName: 'Later' })).status).toBe(200);
    await to(addDuration((await read(path)).cancellationAllowedUntilDate, 'PT1S'));
    for (let days = 0; days < 3; days += 1) {
      expect((await change(path, { status: 'deleted' })).body.code).toBe(900117);
      await to(addDuration(await now(), 'P5D'));
    }
  });

  test('each renewal is an order of Microsoft', async () => {
    const path = await buy(officeE3, { quantity: 3, termDuration: 'P1M', billingCycle: 'monthly' });
    const { id, commitmentEndDate } = await read(path);
    await to(renewed(addDuration(commitmentEndDate, 'P1M')));
    const { items } = (await (await signedIn())('GET', `${customer}/orders`)).body;
    const lines = items.filter((order: Exchange['body']) => order.lineItems[0].subscriptionId === id);
    expect(lines.map((order: Exchange['body']) => order.transactionType)).toEqual([
      'UserPurchase',
      'SystemPurchase',
      'SystemPurchase',
    ]);
  });
});

describe('a term that does not renew', () => {
  test('goes on month by month, can be left at any time, and costs three per cent more', async () => {
    const path = await buy(officeE3, { quantity: 4, termDuration: 'P1M', billingCycle: 'monthly' });
    await change(path, { autoRenewEnabled: false });
    const { id, commitmentEndDate } = await read(path);
    await to(renewed(commitmentEndDate));
    const extended = await read(path);
    expect(extended).toMatchObject({ status: 'active', termDuration: 'P1M', autoRenewEnabled: false });
    const { orders } = (await control(simulator.url, 'GET', 'state?collection=orders')).body;
    const [bought, month] = orders.filter((one: Exchange['body']) => one.lines[0].subscriptionId === id);
    const { listPrice } = bought.lines[0].pricing;
    expect(listPrice).toBeGreaterThan(0);
    expect(month.lines[0].pricing.listPrice).toBeCloseTo(listPrice * 1.03, 2);
    await to(addDuration(extended.cancellationAllowedUntilDate, 'P3D'));
    expect((await change(path, { status: 'deleted' })).body.status).toBe('deleted');
  });

  test('ends without grace when it was cancelled on purpose, and is gone after 90 days', async () => {
    const path = await buy(officeE3, { quantity: 4, termDuration: 'P1M', billingCycle: 'monthly' });
    const scheduledActions = [{ scheduledType: 'TermEnd', actionType: 'cancel' }];
    const saved = await change(path, { autoRenewEnabled: false, scheduledActions });
    expect(saved.body.scheduledActions).toMatchObject([{ scheduleType: 'TermEnd', actionType: 'Cancel' }]);
    const over = addDuration(saved.body.commitmentEndDate, 'P1D');
    await to(over);
    expect((await read(path)).status).toBe('disabled');
    await to(addDuration(over, 'P89DT23H'));
    expect((await read(path)).status).toBe('disabled');
    await to(addDuration(over, 'P90D'));
    expect((await read(path)).status).toBe('deleted');
    expect((await change(path, { status: 'active' })).body.code).toBe(900279);
  });
});

describe('a change of the product', () => {
  test('of some seats conserves seats and refunds; of all keeps the id', async () => {
    const path = await buy(officeE3, { quantity: 10, termDuration: 'P1Y', billingCycle: 'monthly' });
    const call = await signedIn();
    const { body: list } = await call('GET', `${path}/transitionEligibilities?eligibilityType=immediate`);
    const target = list.items.find((item: Exchange['body']) => item.title === 'Microsoft 365 E3');
    expect(target.eligibilities.map((one: Exchange['body']) => one.isEligible)).toEqual([true, true]);

    const some = await call('POST', `${path}/transitions`, {
      toCatalogItemId: target.catalogItemId,
      quantity: 4,
      transitionType: 'transition_only',
    });
    expect(some.body.events.map((one: Exchange['body']) => one.name)).toEqual(['Conversion']);
    const child = await read(`${customer}/subscriptions/${some.body.toSubscriptionId}`);
    const rest = await read(path);
    expect(child).toMatchObject({ quantity: 4, commitmentEndDate: rest.commitmentEndDate });
    expect(child.cancellationAllowedUntilDate).toBe(rest.cancellationAllowedUntilDate);
    expect(child.refundableQuantity.totalQuantity + rest.refundableQuantity.totalQuantity).toBe(10);

    const all = await call('POST', `${path}/transitions`, { toCatalogItemId: await itemOf(microsoftE3) });
    expect(all.body.toSubscriptionId).toBe(rest.id);
    expect((await read(path)).offerId).toContain(microsoftE3);
    expect(
      (await call('GET', `${path}/transitions?operationId=${all.body.operationId}`)).body.totalCount,
    ).toBe(1);
    const back = await call('POST', `${path}/transitions`, { toCatalogItemId: await itemOf(officeE3) });
    expect([back.status, back.body.code]).toEqual([400, 900259]);
  });

  test('a trial says from the beginning what it becomes, and becomes it', async () => {
    const path = await buy(premiumTrial, { quantity: 25, termDuration: 'P1M', billingCycle: 'none' });
    const trial = await read(path);
    expect(trial).toMatchObject({ isTrial: true, autoRenewEnabled: true });
    expect(trial.scheduledNextTermInstructions).toMatchObject({
      product: { skuId: '0001', termDuration: 'P1Y', billingCycle: 'monthly' },
      quantity: 25,
    });
    await to(renewed(trial.commitmentEndDate));
    expect(await read(path)).toMatchObject({ isTrial: false, quantity: 25, termDuration: 'P1Y' });
  });

  test('on a day of its own, by a scheduled action', async () => {
    const path = await buy(officeE3, { quantity: 2, termDuration: 'P1Y', billingCycle: 'monthly' });
    const day = dayOf(addDuration(await now(), 'P20D'));
    const [productId, skuId, availabilityId] = (await itemOf(microsoftE3)).split(':');
    const saved = await change(path, {
      scheduledActions: [
        {
          scheduleType: 'CustomDate',
          actionType: 'Transition',
          effectiveDate: day,
          instructions: { product: { productId, skuId, availabilityId }, quantity: 2 },
        },
      ],
    });
    expect(saved.status).toBe(200);
    await to(addDuration(`${day}T00:00:00Z`, 'PT1S'));
    const after = await read(path);
    expect(after.offerId).toContain(microsoftE3);
    expect(after.scheduledActions).toEqual([]);
  });
});
