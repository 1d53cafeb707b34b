import type { Subscription } from '@concord/contract/subscriptions';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bought } from '../testing/bought.ts';
import { until } from '../testing/house.ts';
import { type Installation, openInstallation } from '../testing/installation.ts';
import { openMarkets } from '../testing/kills/market.ts';
import { patiently } from '../testing/kills/purchase.ts';
import { arm, isHeld, type Moment, strike, type Victim } from '../testing/kills/strike.ts';

/** Real processes, kill -9 while a verb's call is at Microsoft: what was asked is done, and once. */
let house: Installation;
let planId: string;
let number = 0;
beforeAll(async () => {
  house = await openInstallation();
  planId = (await openMarkets(house))[0]!.planId;
  await house.control('POST', 'settings', { provisioning: 'PT0S' });
});
// Fails when a process stayed behind.
afterAll(() => house?.stop());

async function atMicrosoft({ microsoftId }: Subscription) {
  type One = { id: string; quantity: number; updateCount?: number; scheduledNextTerm?: object };
  const path = 'state?collection=subscriptions';
  const { subscriptions } = await house.control<{ subscriptions: One[] }>('GET', path);
  return subscriptions.find(({ id }) => id === microsoftId)!;
}

/** Ten seats, of which the next term shall have five: a change of seats makes two calls, the second puts that back. */
async function scheduled(): Promise<Subscription> {
  const { items } = await house.operator('GET /customers', { query: { q: 'Fourth' } });
  const one = await bought(house, {
    planId,
    customerId: items[0]!.id,
    seats: 10,
    prefix: `killed${++number}`,
  });
  const { subscription } = await house.operator('POST /subscriptions/:id/scheduled-change', {
    params: { id: one.id },
    version: one.version,
    body: { atTermEnd: 'renew', quantity: 5 },
  });
  return subscription;
}

test.each<[Victim, Moment, nth: number]>([
  ['service', 'before', 1],
  ['service', 'after', 1],
  ['service', 'after', 2],
  ['database', 'after', 1],
  ['both', 'before', 2],
])(
  '%s killed %s change %i was done',
  async (victim, moment, nth) => {
    const one = await scheduled();
    const updates = (await atMicrosoft(one)).updateCount ?? 0;
    await arm(house, victim, moment, { method: 'PATCH', path: `/subscriptions/${one.microsoftId}`, nth });
    const key = crypto.randomUUID();
    const ask = { params: { id: one.id }, version: one.version, key, body: { seats: 12 } };
    let asked: unknown;
    const answered = patiently(() => house.operator('POST /subscriptions/:id/seats', ask)).then(
      () => (asked = 'answered'),
      (error: unknown) => (asked = error),
    );
    expect(await isHeld(house, () => asked !== undefined)).toBe(true);
    await strike(house, victim);
    await answered;
    await house.control('DELETE', 'faults');
    const params = { id: one.id };
    const after = await until(
      () => patiently(() => house.operator('GET /subscriptions/:id', { params })),
      ({ seats, scheduledChange }) => seats === 12 && scheduledChange?.quantity === 5,
      60,
    );
    expect(await atMicrosoft(after)).toMatchObject({
      quantity: 12,
      scheduledNextTerm: { quantity: 5 },
      updateCount: updates + 2,
    });
    const { items } = await house.operator('GET /events', { query: { objectId: one.id } });
    expect(items.filter(({ kind }) => kind === 'subscription.seats-changed')).toHaveLength(1);
  },
  120_000,
);
