import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Simulator } from './server.ts';
import { appToken, control, direct, type Exchange, partnerCenter, startDemo } from './testing/partner.ts';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startDemo();
});
afterAll(() => simulator.close());

const customer = `/v1/customers/${direct.customer}`;

/** Calls with a token of the present hour. */
async function signedIn() {
  const { url } = simulator;
  return partnerCenter(url, await appToken(url, direct));
}

async function pass(duration: string) {
  await control(simulator.url, 'POST', 'clock', { advance: duration });
  return signedIn();
}

/** Buys a yearly subscription; its path. */
async function buy(quantity: number): Promise<string> {
  const call = await signedIn();
  const items = await call('GET', `${customer}/products/CFQ7TTC0LH18/skus/0001/availabilities`);
  const order = await call('POST', `${customer}/orders`, {
    referenceCustomerId: direct.customer,
    billingCycle: 'monthly',
    lineItems: [
      { lineItemNumber: 0, offerId: items.body.items[0].catalogItemId, quantity, termDuration: 'P1Y' },
    ],
  });
  expect(order.status).toBe(201);
  const later = await pass('PT1M');
  const done = await later('GET', `${customer}/orders/${order.body.id}`);
  return `${customer}/subscriptions/${done.body.lineItems[0].subscriptionId}`;
}

type Call = Awaited<ReturnType<typeof signedIn>>;

/** Reads, changes one thing, sends the whole resource back. */
async function change(call: Call, path: string, changed: object): Promise<Exchange> {
  const { body } = await call('GET', path);
  return call('PATCH', path, { ...body, ...changed });
}

const open = (subscription: Exchange): number => subscription.body.refundableQuantity?.totalQuantity ?? 0;

type Step = { add: number } | { give: number } | { wait: number };
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ add: fc.integer({ min: 1, max: 9 }) }),
  fc.record({ give: fc.integer({ min: 1, max: 12 }) }),
  fc.record({ wait: fc.integer({ min: 1, max: 72 }) }),
);

describe('changes of a subscription', () => {
  test('seats are conserved, and waiting frees nothing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 9 }), async (steps) => {
        const path = await buy(5);
        let call = await signedIn();
        let seats = 5;
        let given = 0;
        for (const one of steps) {
          const before = await call('GET', path);
          if ('wait' in one) {
            call = await pass(`PT${one.wait}H`);
            expect(open(await call('GET', path))).toBeLessThanOrEqual(open(before));
            continue;
          }
          const wanted = 'add' in one ? seats + one.add : seats - one.give;
          const answer = await change(call, path, { quantity: wanted });
          const fits = wanted >= 1 && seats - wanted <= open(before);
          expect(answer.status).toBe(fits ? 200 : 400);
          if (fits) {
            given += Math.max(0, seats - wanted);
            expect(open(answer)).toBe(open(before) + wanted - seats);
            seats = wanted;
          }
          expect((await call('GET', path)).body.quantity).toBe(seats);
        }
        const { body } = await control(simulator.url, 'GET', 'state?collection=subscriptions');
        const held = body.subscriptions.find((one: { id: string }) => path.endsWith(one.id));
        const noted = (held.refunds ?? []).reduce(
          (sum: number, one: { quantity: number }) => sum + one.quantity,
          0,
        );
        expect(noted).toBe(given);
      }),
      { numRuns: 12, seed: 20_260_301 },
    );
  });

  test('a small body turns auto-renew off; the whole resource keeps it', async () => {
    const path = await buy(3);
    const call = await signedIn();
    expect((await change(call, path, { friendlyName: 'Sales' })).body).toMatchObject({
      friendlyName: 'Sales',
      autoRenewEnabled: true,
    });
    const small = await call('PATCH', path, { FriendlyName: 'Sales EU', Quantity: null });
    expect(small.body).toMatchObject({ friendlyName: 'Sales EU', autoRenewEnabled: false, quantity: 3 });
  });

  test('a PATCH that is refused in part does nothing', async () => {
    const path = await buy(3);
    const call = await pass('P8D');
    const answer = await change(call, path, { friendlyName: 'Half', quantity: 2 });
    expect([answer.status, answer.body.code]).toEqual([400, 800090]);
    expect((await call('GET', path)).body.friendlyName).not.toBe('Half');
  });

  test('suspended: billed on, nothing to give back, and reactivated without auto-renew', async () => {
    const path = await buy(4);
    const call = await signedIn();
    const suspended = await change(call, path, { status: 'suspended' });
    expect(suspended.body).toMatchObject({ status: 'suspended', autoRenewEnabled: false });
    expect(suspended.body.refundableQuantity).toBeUndefined();
    expect((await change(call, path, { quantity: 5 })).body.code).toBe(2001);
    expect((await change(call, path, { status: 'active' })).body).toMatchObject({
      status: 'active',
      autoRenewEnabled: false,
    });
    expect((await change(call, path, { status: 'deleted' })).body.status).toBe('deleted');
    expect((await change(call, path, { status: 'active' })).body.code).toBe(900279);
  });

  test('an update that takes long answers 202 and locks the subscription until it is done', async () => {
    const path = await buy(2);
    const call = await signedIn();
    await control(simulator.url, 'POST', 'faults', { kind: 'slow-update', count: 1 });
    const answer = await change(call, path, { quantity: 6 });
    expect([answer.status, answer.headers.get('location')]).toEqual([202, path.slice('/v1'.length)]);
    const busy = await change(call, path, { quantity: 7 });
    expect([busy.status, busy.body.code, busy.headers.get('retry-after')]).toEqual([409, 800082, '120']);
    expect((await call('GET', path)).body.quantity).toBe(2);
    expect((await (await pass('PT5M'))('GET', path)).body.quantity).toBe(6);
  });

  test('every change leaves an activity record with both states', async () => {
    const path = await buy(2);
    const call = await signedIn();
    await change(call, path, { quantity: 4 });
    const records = await call('GET', '/v1/auditrecords?size=500');
    const mine = records.body.items.filter(
      (one: { operationType: string; resourceNewValue?: string }) =>
        one.operationType === 'update_subscription' &&
        path.endsWith(JSON.parse(one.resourceNewValue ?? '{}').Id),
    );
    expect(mine).toHaveLength(1);
    expect([
      JSON.parse(mine[0].resourceOldValue).Quantity,
      JSON.parse(mine[0].resourceNewValue).Quantity,
    ]).toEqual([2, 4]);
  });
});
