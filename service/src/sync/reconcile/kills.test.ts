import type { Subscription } from '@concord/contract/subscriptions';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bought } from '../../testing/bought.ts';
import { ask, clusterOf } from '../../testing/cluster.ts';
import { until } from '../../testing/house.ts';
import { type Installation, openInstallation } from '../../testing/installation.ts';
import { openMarkets } from '../../testing/kills/market.ts';
import { patiently } from '../../testing/kills/purchase.ts';
import { arm, isHeld, type Moment, strike, type Victim } from '../../testing/kills/strike.ts';

/** Real processes, kill -9 while a line's call is at Microsoft: the plan comes to its end, and each line is done once. */
let house: Installation;
let planId: string;
let customerId: string;
let number = 0;
beforeAll(async () => {
  house = await openInstallation();
  planId = (await openMarkets(house))[0]!.planId;
  await house.control('POST', 'settings', { provisioning: 'PT0S' });
  customerId = (await house.operator('GET /customers', { query: { q: 'Fourth' } })).items[0]!.id;
});
// Fails when a process stayed behind.
afterAll(() => house?.stop());

async function atMicrosoft({ microsoftId }: Subscription) {
  type One = { id: string; quantity: number; autoRenewEnabled: boolean; updateCount?: number };
  const path = 'state?collection=subscriptions';
  const { subscriptions } = await house.control<{ subscriptions: One[] }>('GET', path);
  return subscriptions.find(({ id }) => id === microsoftId)!;
}

/** A subscription whose seats and renewal are otherwise on our record, and a plan to push both. */
async function planned() {
  const prefix = `planned${++number}`;
  const one = await bought(house, { planId, customerId, seats: 10, prefix });
  const { connection } = clusterOf(house.folder);
  await ask(
    connection,
    'update subscriptions set seats = 12, auto_renew = false, version = version + 1 where id = $1',
    [one.id],
  );
  const { items } = await house.operator('POST /customers/:id/sync', { params: { id: customerId } });
  for (const { id } of items)
    await until(
      () => house.operator('GET /sync/runs/:id', { params: { id } }),
      ({ finishedAt }) => finishedAt !== null,
    );
  const found = await house.operator('GET /differences', { query: { q: one.microsoftId } });
  const ids = found.items.map(({ id }) => id);
  await house.operator('POST /differences/decisions', { body: { ids, decision: 'push' } });
  const settingsSetId = found.items[0]?.settingsSetId ?? '';
  const plan = await house.operator('POST /reconciliations', {
    body: { settingsSetId, differenceIds: ids },
  });
  return { one, plan };
}

test.each<[Victim, Moment, nth: number]>([
  ['service', 'after', 1],
  ['both', 'before', 2],
])(
  '%s killed %s call %i: every line is done, and once',
  async (victim, moment, nth) => {
    const { one, plan } = await planned();
    expect(plan).toMatchObject({ push: 2, predictedRefusals: 0, state: 'planned' });
    const updates = (await atMicrosoft(one)).updateCount ?? 0;
    await arm(house, victim, moment, { method: 'PATCH', path: `/subscriptions/${one.microsoftId}`, nth });
    const params = { id: plan.id };
    await house.operator('POST /reconciliations/:id/apply', { params, version: plan.version });
    expect(await isHeld(house, () => false)).toBe(true);
    await strike(house, victim);
    await house.control('DELETE', 'faults');
    const done = await until(
      () => patiently(() => house.operator('GET /reconciliations/:id', { params })),
      ({ state }) => state !== 'running',
      90,
    );
    expect(done).toMatchObject({ state: 'done', left: 0, lines: { done: 2 } });
    expect(await atMicrosoft(one)).toMatchObject({
      quantity: 12,
      autoRenewEnabled: false,
      updateCount: updates + 2,
    });
  },
  150_000,
);
