import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCycles } from '../../testing/cycles.ts';
import { until } from '../../testing/house.ts';
import { openSynced, type Synced } from '../../testing/synced.ts';

let house: Synced;
beforeAll(async () => {
  house = await openSynced({ customers: 12, subscriptionsPerCustomer: 3, clock: '2026-11-24T00:30:00Z' });
  const params = { id: house.accountId };
  await until(
    () => house.operator('GET /partner-accounts/:id/webhook', { params }),
    ({ state }) => state === 'ours',
  );
  // From here on everything is told.
  await house.sweep();
}, 120_000);
afterAll(() => house?.stop());

test('nothing is missed after a sweep, and the rate of lost events is the true one', async () => {
  const { wrong, truth, reported, changes, rows } = await runCycles(house, 7, 20);
  expect(wrong).toEqual([]);
  expect(rows).toBeGreaterThan(50);
  expect(changes).toBeGreaterThan(20);
  expect(truth.lost).toBeGreaterThan(3);
  expect(reported).toMatchObject({ lost: truth.lost, expected: truth.events, awaited: 0 });
}, 300_000);
