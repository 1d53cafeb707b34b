import fc from 'fast-check';
import { expect, test } from 'vitest';
import { paceFigures } from './pace-figures.ts';

const minuteMs = 60_000;
const until = Date.parse('2027-03-01T12:30:20Z');
const last = Math.floor(until / minuteMs) * minuteMs;

/** Minutes of the last three hours in which calls were made, the newest last. */
const busy = fc.uniqueArray(fc.integer({ min: 0, max: 179 }), { minLength: 1 }).chain((ago) =>
  fc.tuple(
    ...ago
      .toSorted((a, b) => b - a)
      .map((minutes) =>
        fc.record({
          minute: fc.constant(new Date(last - minutes * minuteMs).toISOString()),
          calls: fc.integer({ min: 1, max: 600 }),
          throttled: fc.integer({ min: 0, max: 5 }),
          perMinute: fc.integer({ min: 100, max: 500 }),
        }),
      ),
  ),
);

test('every minute of the period has its row, and no call is lost', () => {
  fc.assert(
    fc.property(busy, (items) => {
      const graph = { limitPerMinute: 500, until: new Date(until).toISOString(), items };
      const { times, used, allowed, throttled, calls, most, refused } = paceFigures(graph, 3);
      expect(times).toHaveLength(180);
      expect(times.every((at, row) => row === 0 || at - (times[row - 1] ?? 0) === minuteMs)).toBe(true);
      expect(times.at(-1)).toBe(last);
      expect([used.length, allowed.length, throttled.length]).toEqual([180, 180, 180]);
      expect(calls).toBe(items.reduce((sum, item) => sum + item.calls, 0));
      expect(refused).toBe(items.reduce((sum, item) => sum + item.throttled, 0));
      expect(most).toBe(Math.max(...items.map((item) => item.calls)));
    }),
  );
});

test('what the rate allows holds until it is told anew; the running minute says what is left', () => {
  const at = (minutes: number) => new Date(last - minutes * minuteMs).toISOString();
  const items = [
    { minute: at(4), calls: 10, throttled: 1, perMinute: 400 },
    { minute: at(1), calls: 20, throttled: 0, perMinute: 500 },
  ];
  const { allowed, left } = paceFigures(
    { limitPerMinute: 500, until: new Date(until).toISOString(), items },
    3,
  );
  expect(allowed.slice(-6)).toEqual([400, 400, 400, 400, 500, 500]);
  expect(left).toBe(500);
});

test('without any call there is nothing to draw', () => {
  const graph = { limitPerMinute: 500, until: new Date(until).toISOString(), items: [] };
  expect(paceFigures(graph, 24)).toMatchObject({ times: [], calls: 0, left: 500 });
});
