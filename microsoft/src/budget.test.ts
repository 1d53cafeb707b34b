import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createBudget, type Priority } from './budget.ts';
import { handClock } from './testing/partner.ts';

const minute = 60_000;

test('a burst goes at once, then the rate holds', async () => {
  const clock = handClock();
  const budget = createBudget({ ...clock, perMinute: 60, burst: 5 });
  const begin = clock.now().getTime();
  const times: number[] = [];
  for (let i = 0; i < 8; i++) {
    await budget.take(1, { priority: 'sync' });
    times.push(clock.now().getTime() - begin);
  }
  expect(times).toEqual([0, 0, 0, 0, 0, 1_000, 2_000, 3_000]);
});

test('people go before orders, orders before the sync', async () => {
  const clock = handClock();
  const budget = createBudget({ ...clock, perMinute: 60, burst: 1 });
  await budget.take(1, { priority: 'sync' });
  const served: string[] = [];
  const take = (priority: Priority) => budget.take(1, { priority }).then(() => served.push(priority));
  await Promise.all([take('sync'), take('order'), take('sync'), take('person')]);
  expect(served).toEqual(['person', 'order', 'sync', 'sync']);
});

test('after a refusal nobody calls for as long as Microsoft asked', async () => {
  const clock = handClock();
  const budget = createBudget({ ...clock, perMinute: 500, burst: 10 });
  budget.refused(57_000);
  await budget.take(1, { priority: 'person' });
  expect(clock.waits).toEqual([57_000]);
});

test('who gives up leaves the queue, and the others are served', async () => {
  const clock = handClock();
  const budget = createBudget({ ...clock, perMinute: 60, burst: 1 });
  await budget.take(1, { priority: 'sync' });
  const giveUp = new AbortController();
  const first = budget.take(1, { priority: 'person', signal: giveUp.signal });
  const second = budget.take(1, { priority: 'sync' });
  giveUp.abort(new Error('enough'));
  await expect(first).rejects.toThrow('enough');
  await second;
  expect(clock.waits).toEqual([1_000]);
  await expect(budget.take(1, { priority: 'sync', signal: giveUp.signal })).rejects.toThrow('enough');
});

test('no stretch of time sees more calls than rate and burst allow, and none are wasted', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 600 }),
      fc.integer({ min: 1, max: 20 }),
      fc.array(fc.record({ n: fc.integer({ min: 1, max: 30 }), idle: fc.integer({ min: 0, max: 5_000 }) }), {
        maxLength: 40,
      }),
      async (perMinute, burst, takes) => {
        const clock = handClock();
        const budget = createBudget({ ...clock, perMinute, burst });
        const admitted: { at: number; n: number }[] = [];
        for (const { n, idle } of takes) {
          clock.advance(idle);
          await budget.take(n, { priority: 'order' });
          admitted.push({ at: clock.now().getTime(), n });
        }
        for (const [i, from] of admitted.entries()) {
          const after = admitted.slice(i);
          const last = after.at(-1)!;
          // One block may be larger than the burst; it then waits for the rest that it needs, but is not split.
          const sum = after.reduce((total, { n }) => total + n, 0) - last.n;
          expect(sum).toBeLessThanOrEqual(
            Math.max(burst, from.n) + ((last.at - from.at) * perMinute) / minute + 1,
          );
        }
      },
    ),
    { seed: 1, numRuns: 200 },
  );
});
