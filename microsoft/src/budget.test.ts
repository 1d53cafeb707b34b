import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createBudget, type Priority } from './budget.ts';
import { handClock } from './testing/partner.ts';

const minute = 60_000;
const priorities: Priority[] = ['person', 'order', 'sync'];

test('a burst goes at once, then the rate holds', async () => {
  const clock = handClock();
  const budget = createBudget({ ...clock, perMinute: 69, burst: 10 });
  const begin = clock.now().getTime();
  const times: number[] = [];
  for (let i = 0; i < 9; i++) {
    await budget.take(1, { priority: 'order' });
    times.push(clock.now().getTime() - begin);
  }
  expect(times).toEqual([0, 0, 0, 0, 0, 0, 0, 250, 1_250]);
});

test('people go before orders, orders before the sync', async () => {
  const clock = handClock();
  const budget = createBudget({ ...clock, perMinute: 60, burst: 2 });
  const served: string[] = [];
  const take = (priority: Priority) => budget.take(1, { priority }).then(() => served.push(priority));
  await budget.take(3, { priority: 'sync' });
  await Promise.all([take('sync'), take('order'), take('sync'), take('person')]);
  expect(served).toEqual(['person', 'order', 'sync', 'sync']);
});

test('a person finds a call at once although the sync takes all it gets', async () => {
  const clock = handClock();
  const budget = createBudget({ ...clock, perMinute: 500, burst: 24 });
  await budget.take(600, { priority: 'sync' });
  const { length } = clock.waits;
  await budget.take(5, { priority: 'person' });
  expect(clock.waits).toHaveLength(length);
});

test('the keys of one priority take turns, however many calls one of them has', async () => {
  const clock = handClock();
  const budget = createBudget({ ...clock, perMinute: 60, burst: 2 });
  const served: string[] = [];
  const take = (key: string) => budget.take(1, { priority: 'sync', key }).then(() => served.push(key));
  await Promise.all('aaaaaaaabbc'.split('').map(take));
  expect(served.join('')).toBe('abcabaaaaaa');
});

test('who gives up leaves the queue, and the others are served', async () => {
  const clock = handClock();
  const budget = createBudget({ ...clock, perMinute: 60, burst: 2 });
  const giveUp = new AbortController();
  const first = budget.take(1_000, { priority: 'person', signal: giveUp.signal });
  const second = budget.take(1, { priority: 'sync' });
  giveUp.abort(new Error('enough'));
  await expect(first).rejects.toThrow('enough');
  await second;
  expect(clock.waits.length).toBeLessThan(5);
  await expect(budget.take(1, { priority: 'sync', signal: giveUp.signal })).rejects.toThrow('enough');
});

describe('after a refusal', () => {
  test('nobody calls for as long as Microsoft asked', async () => {
    const clock = handClock();
    const budget = createBudget({ ...clock, perMinute: 500, burst: 10 });
    budget.refused(57_000);
    await budget.take(1, { priority: 'person' });
    expect(clock.waits).toEqual([57_000]);
  });

  test('a quota below ours is learnt from one refusal, and not met again', async () => {
    const clock = handClock();
    const budget = createBudget({ ...clock, perMinute: 500, burst: 20 });
    const quota = quotaOf(200, clock.now);
    const made = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    const begin = clock.now().getTime();
    while (clock.now().getTime() - begin < 10 * minute) {
      await budget.take(1, { priority: 'sync' });
      made[Math.floor((clock.now().getTime() - begin) / minute)]! += 1;
      const wait = quota.call();
      if (wait > 0) budget.refused(wait);
    }
    expect(quota.refusals()).toBe(1);
    for (const calls of made.slice(1, 10)) expect(calls).toBeGreaterThan(0.9 * 200);
  });

  test('what was lowered grows again, but never above the limit', async () => {
    const clock = handClock();
    const budget = createBudget({ ...clock, perMinute: 500, burst: 20 });
    budget.refused(1_000);
    const during = async () => {
      const begin = clock.now().getTime();
      await budget.take(200, { priority: 'sync' });
      return (200 * minute) / (clock.now().getTime() - begin);
    };
    await budget.take(20, { priority: 'sync' });
    expect(await during()).toBeLessThan(360);
    clock.advance(60 * minute);
    await budget.take(20, { priority: 'sync' });
    expect(await during()).toBeGreaterThan(475);
    expect(await during()).toBeLessThanOrEqual(500);
  });
});

test('no minute sees more calls than allowed, and a long run wastes none but the burst', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 20, max: 600 }),
      fc.integer({ min: 2, max: 10 }),
      fc.array(
        fc.record({
          n: fc.integer({ min: 1, max: 40 }),
          idle: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 90_000 })),
          priority: fc.constantFrom(...priorities),
        }),
        { minLength: 1, maxLength: 40 },
      ),
      async (perMinute, burst, takes) => {
        const clock = handClock();
        const budget = createBudget({ ...clock, perMinute, burst });
        const at: number[] = [];
        for (const { n, idle, priority } of takes) {
          clock.advance(idle);
          for (let i = 0; i < n; i++) {
            await budget.take(1, { priority });
            at.push(clock.now().getTime());
          }
        }
        for (const [i, from] of at.entries()) {
          expect((at[i + perMinute] ?? Infinity) - from).toBeGreaterThanOrEqual(minute);
        }
        await budget.take(2 * burst, { priority: 'sync' });
        const begin = clock.now().getTime();
        await budget.take(perMinute, { priority: 'sync' });
        const took = clock.now().getTime() - begin;
        expect((perMinute * minute) / took).toBeGreaterThan(0.99 * (perMinute - burst));
      },
    ),
    { seed: 1, numRuns: 100 },
  );
});

/** Counts calls as Microsoft's gateway does: a window begins with the first call after the last one ended. */
function quotaOf(perMinute: number, now: () => Date) {
  let window = { start: -Infinity, calls: 0 };
  let refusals = 0;
  return {
    refusals: () => refusals,
    call(): number {
      const at = now().getTime();
      if (at >= window.start + minute) window = { start: at, calls: 0 };
      window.calls += 1;
      if (window.calls <= perMinute) return 0;
      refusals += 1;
      return window.start + minute - at;
    },
  };
}
