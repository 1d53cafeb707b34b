import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json } from '../fields.ts';
import { hangUp, json, listen, raw } from '../testing/local-server.ts';
import { doorTo } from '../testing/partner.ts';
import type { Changed } from './change-subscription.ts';
import { partnerCenter } from './commerce.ts';
import { putBack } from './put-back.ts';
import {
  dropScheduled,
  scheduleActions,
  scheduleNextTerm,
  setAutoRenew,
  setTermEnd,
} from './scheduled-changes.ts';
import * as verbs from './subscription-verbs.ts';

const ids = { requestId: 'request-1', correlationId: 'correlation-1' };
const instructions = {
  product: {
    productId: 'P',
    skuId: '0001',
    availabilityId: 'A',
    billingCycle: 'monthly',
    termDuration: 'P1Y',
  },
  quantity: 8,
};
const subscription: Json = {
  id: 'sub-1',
  offerId: 'P:0001:A',
  offerName: 'Business Basic',
  friendlyName: 'Sales',
  quantity: 12,
  creationDate: '2026-03-01T10:00:00Z',
  effectiveStartDate: '2026-03-01T00:00:00Z',
  commitmentEndDate: '2027-02-28T00:00:00Z',
  status: 'active',
  autoRenewEnabled: true,
  billingCycle: 'monthly',
  termDuration: 'P1Y',
  scheduledNextTermInstructions: instructions,
  nextChargeInstructions: { product: instructions.product, quantity: 12 },
  soonToCome: { kept: [1, 'two', null] },
};

type Door = ReturnType<typeof doorTo>['door'];
type Act = (door: Door) => Promise<Changed>;

const acts: [string, Act, Json][] = [
  ['setQuantity', (door) => verbs.setQuantity(door, 't', 'sub-1', 20, ids), { quantity: 20 }],
  ['suspend', (door) => verbs.suspend(door, 't', 'sub-1', ids), { status: 'suspended' }],
  ['reactivate', (door) => verbs.reactivate(door, 't', 'sub-1', ids), { status: 'active' }],
  ['cancel', (door) => verbs.cancel(door, 't', 'sub-1', ids), { status: 'deleted' }],
  ['rename', (door) => verbs.rename(door, 't', 'sub-1', 'Sales EU', ids), { friendlyName: 'Sales EU' }],
  [
    'setPartnerOnRecord',
    (door) => verbs.setPartnerOnRecord(door, 't', 'sub-1', '5139005', ids),
    { partnerId: '5139005' },
  ],
  [
    'changeTerm',
    (door) => verbs.changeTerm(door, 't', 'sub-1', { termDuration: 'P3Y', billingCycle: undefined }, ids),
    { termDuration: 'P3Y' },
  ],
  [
    'changeBillingCycle',
    (door) => verbs.changeBillingCycle(door, 't', 'sub-1', 'annual', ids),
    { billingCycle: 'annual' },
  ],
  ['auto-renew on', (door) => setAutoRenew(door, 't', 'sub-1', true, ids), { autoRenewEnabled: true }],
  [
    'auto-renew off',
    (door) => setAutoRenew(door, 't', 'sub-1', false, ids),
    { autoRenewEnabled: false, scheduledNextTermInstructions: null },
  ],
  [
    'scheduleNextTerm',
    (door) => scheduleNextTerm(door, 't', 'sub-1', { ...instructions, quantity: 3 }, ids),
    { autoRenewEnabled: true, scheduledNextTermInstructions: { ...instructions, quantity: 3 } },
  ],
  [
    'dropScheduled',
    (door) => dropScheduled(door, 't', 'sub-1', ids),
    { scheduledNextTermInstructions: null },
  ],
  [
    'end at the end of the term',
    (door) => setTermEnd(door, 't', 'sub-1', 'cancel', ids),
    {
      autoRenewEnabled: false,
      scheduledNextTermInstructions: null,
      scheduledActions: [{ scheduleType: 'TermEnd', actionType: 'Cancel' }],
    },
  ],
];

test.each(acts)('%s sends the whole subscription back with this one change', async (_name, act, change) => {
  const server = await listen(json(subscription), json({ ...subscription, ...change }));
  const changed = await act(doorTo(server.url).door);
  const [read, write] = server.requests;
  expect(read).toMatchObject({ method: 'GET', url: '/v1/customers/t/subscriptions/sub-1' });
  expect(write).toMatchObject({ method: 'PATCH', url: '/v1/customers/t/subscriptions/sub-1' });
  expect(write!.headers).toMatchObject({ 'ms-requestid': 'request-1', authorization: 'Bearer app-1' });
  expect(write!.headers['if-match']).toBeUndefined();
  expect(JSON.parse(write!.body)).toEqual({ ...subscription, ...change });
  expect(changed).toMatchObject({ pending: false, before: subscription, subscription: change });
});

test('no field that Microsoft sends is ever missing from what goes back', async () => {
  const extra = fc.dictionary(fc.string({ minLength: 1 }), fc.jsonValue(), { maxKeys: 6 });
  await fc.assert(
    fc.asyncProperty(extra, fc.integer({ min: 1, max: 10_000 }), async (unknown, quantity) => {
      const sent = JSON.parse(JSON.stringify({ ...unknown, ...subscription }));
      let patched: unknown;
      const door = memoryDoor((method, body) => {
        if (method === 'PATCH') patched = body;
        return sent;
      });
      await verbs.setQuantity(door, 't', 'sub-1', quantity, ids);
      expect(patched).toEqual({ ...sent, quantity });
    }),
    { numRuns: 60 },
  );
});

/** Answers without a network, for many runs. */
function memoryDoor(answer: (method: string, body: unknown) => unknown): Door {
  return {
    async call({ method, body, read }) {
      const made = read?.(answer(method, body), 200) as never;
      return { status: 200, headers: new Headers(), requestId: '', correlationId: '', body: made };
    },
  };
}

describe('what comes of it', () => {
  test('202 is pending, and nobody claims to know the new state', async () => {
    const accepted = raw('', 202, { Location: '/customers/t/subscriptions/sub-1' });
    const server = await listen(json(subscription), accepted);
    const changed = await verbs.setQuantity(doorTo(server.url).door, 't', 'sub-1', 20, ids);
    expect(changed).toMatchObject({ pending: true, subscription: undefined, before: { quantity: 12 } });
    expect(changed.dropped).toBeUndefined();
  });

  test('a legacy subscription goes back with its ETag; a stale one is read again', async () => {
    const legacy = (etag: string, quantity: number) => ({ ...subscription, quantity, attributes: { etag } });
    const server = await listen(
      json(legacy('one', 12)),
      json({ code: 2055, description: 'Etag mismatch' }, 400),
      json(legacy('two', 15)),
      json(legacy('three', 20)),
    );
    const changed = await verbs.setQuantity(doorTo(server.url).door, 't', 'sub-1', 20, ids);
    expect(changed.before.quantity).toBe(15);
    const [, first, , second] = server.requests;
    expect([first!.headers['if-match'], second!.headers['if-match']]).toEqual(['"one"', '"two"']);
    expect(second!.headers['ms-requestid']).not.toBe('request-1');
    expect(second!.headers['ms-correlationid']).toBe('correlation-1');
  });

  test('twice stale is an error', async () => {
    const stale = json({ code: 2055, description: '' }, 400);
    const server = await listen(json(subscription), stale, json(subscription), stale);
    const change = verbs.suspend(doorTo(server.url).door, 't', 'sub-1', ids);
    await expect(change).rejects.toMatchObject({ code: '2055' });
    expect(server.requests).toHaveLength(4);
  });

  test('after a lost answer it is read again, and what is not done is asked for under the same id', async () => {
    const done = json({ ...subscription, quantity: 20 });
    const server = await listen(json(subscription), hangUp, json(subscription), done);
    await verbs.setQuantity(doorTo(server.url).door, 't', 'sub-1', 20, ids);
    const patches = server.requests.filter(({ method }) => method === 'PATCH');
    expect(patches.map(({ headers }) => headers['ms-requestid'])).toEqual(['request-1', 'request-1']);
  });

  test('what was dropped with an attempt of which nobody heard is not brought back by another', async () => {
    const suspended = { ...subscription, status: 'suspended', autoRenewEnabled: false };
    const server = await listen(
      json(subscription),
      hangUp,
      json({ ...suspended, scheduledNextTermInstructions: undefined }),
    );
    const changed = await verbs.suspend(doorTo(server.url).door, 't', 'sub-1', ids);
    expect(server.requests.map(({ method }) => method)).toEqual(['GET', 'PATCH', 'GET']);
    expect(changed).toMatchObject({
      subscription: { status: 'suspended', autoRenewEnabled: false },
      before: { status: 'active' },
      dropped: { autoRenewEnabled: true, scheduledNextTermInstructions: instructions },
    });
  });

  test('what Microsoft drops is reported and can be put back with the availability of today', async () => {
    const suspended = { ...subscription, status: 'suspended', scheduledNextTermInstructions: undefined };
    const today = {
      id: 'B',
      catalogItemId: 'P:0001:B',
      productId: 'P',
      skuId: '0001',
      terms: [{ duration: 'P1Y' }],
    };
    const server = await listen(
      json(subscription),
      json(suspended),
      json({ items: [today] }),
      json({ ...suspended, status: 'active' }),
      json(subscription),
    );
    const { door } = doorTo(server.url);
    const { dropped } = await verbs.suspend(door, 't', 'sub-1', ids);
    expect(dropped).toEqual({ autoRenewEnabled: true, scheduledNextTermInstructions: instructions });
    await putBack(door, 't', 'sub-1', dropped!, ids);
    expect(server.requests[2]!.url).toBe('/v1/customers/t/products/P/skus/0001/availabilities');
    expect(JSON.parse(server.requests.at(-1)!.body)).toMatchObject({
      status: 'active',
      autoRenewEnabled: true,
      scheduledNextTermInstructions: {
        quantity: 8,
        product: { ...instructions.product, availabilityId: 'B' },
      },
    });
  });

  test('both places of a scheduled change agree, and the field is called as Microsoft calls it', async () => {
    const later = { scheduledType: 'CustomDate', actionType: 'Transition', effectiveDate: '2026-12-01' };
    const now = {
      ...subscription,
      scheduledActions: [{ scheduledType: 'TermEnd', actionType: 'Cancel' }, later],
    };
    const server = await listen(json(now), json(now), json(now), json(now), json(now), json(now));
    const { door } = doorTo(server.url);
    await scheduleNextTerm(door, 't', 'sub-1', instructions, ids);
    expect(JSON.parse(server.requests[1]!.body).scheduledActions).toEqual([
      later,
      { scheduledType: 'TermEnd', actionType: 'RenewToNewTerm', instructions },
    ]);
    await setAutoRenew(door, 't', 'sub-1', true, ids);
    expect(JSON.parse(server.requests[3]!.body).scheduledActions).toEqual([later]);
    const chosen = { autoRenewEnabled: false, scheduledActions: [later] };
    await scheduleActions(door, 't', 'sub-1', chosen, ids);
    expect(JSON.parse(server.requests[5]!.body)).toEqual({ ...now, ...chosen });
  });
});

describe('the port', () => {
  const availability = {
    id: 'B',
    catalogItemId: 'P:0001:B',
    productId: 'P',
    skuId: '0001',
    terms: [{ duration: 'P1Y' }],
  };

  test('schedules a change by what differs, with a fresh availability', async () => {
    const server = await listen(json(subscription), json({ items: [availability] }), json(subscription));
    const api = partnerCenter(doorTo(server.url).door);
    const change = await api.setScheduledChange('t', 'sub-1', { atTermEnd: 'renew', quantity: 8 }, ids);
    expect(JSON.parse(server.requests.at(-1)!.body).scheduledNextTermInstructions).toEqual({
      product: { ...instructions.product, availabilityId: 'B' },
      quantity: 8,
    });
    expect(change.subscription?.scheduledChange).toEqual({
      atTermEnd: 'renew',
      quantity: 8,
      productId: 'P',
      skuId: '0001',
      availabilityId: 'A',
      termDuration: 'P1Y',
      billingCycle: 'monthly',
    });
  });

  test('what is left out for a trial stays as it is planned: a trial never follows a trial', async () => {
    const trial = {
      ...subscription,
      offerId: 'P:0002:T',
      isTrial: true,
      termDuration: 'P1M',
      billingCycle: 'none',
    };
    const server = await listen(json(trial), json({ items: [availability] }), json(trial));
    const api = partnerCenter(doorTo(server.url).door);
    await api.setScheduledChange('t', 'sub-1', { atTermEnd: 'renew', quantity: 30 }, ids);
    expect(JSON.parse(server.requests.at(-1)!.body).scheduledNextTermInstructions).toEqual({
      product: { ...instructions.product, availabilityId: 'B' },
      quantity: 30,
    });
  });

  test('a dropped change has the form in which it is put back', async () => {
    const server = await listen(
      json({
        ...subscription,
        scheduledActions: [{ scheduleType: 'TermEnd', actionType: 'RenewToExtendedServiceTerm' }],
      }),
      json({ ...subscription, scheduledNextTermInstructions: null, scheduledActions: [] }),
    );
    const api = partnerCenter(doorTo(server.url).door);
    expect((await api.changeSeats('t', 'sub-1', 13, ids)).dropped).toEqual({ atTermEnd: 'extend' });
  });

  test('says so when an old offer names no product for the next term', async () => {
    const server = await listen(json({ ...subscription, offerId: '195416C1-3447-423A-B37B-EE59A99A19C4' }));
    const api = partnerCenter(doorTo(server.url).door);
    const change = api.setScheduledChange('t', 'sub-1', { atTermEnd: 'renew', quantity: 8 }, ids);
    await expect(change).rejects.toMatchObject({ code: 'product-unknown', remedy: 'fix-input' });
  });
});
