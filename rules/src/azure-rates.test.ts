import fc from 'fast-check';
import { expect, test } from 'vitest';
import { meteredCost } from './azure-rates.ts';

const steps = { '0': 0.12, '51200': 0.1, '512000': 0.08 };

test.each([
  [steps, 0, 0, 0],
  [steps, 100, 0, 12],
  [steps, 51_300, 0, 6154],
  [steps, 600_000, 0, 6144 + 46_080 + 7040],
  [{ '0': 2 }, 7, 5, 4],
  [{ '0': 2 }, 3, 5, 0],
  [{}, 3, 0, 0],
])('%j for %d with %d included costs %d', (rates, quantity, included, cost) => {
  expect(meteredCost(rates, quantity, included)).toBeCloseTo(cost, 6);
});

test('more never costs less, and never more than the dearest step', () => {
  const amount = fc.double({ min: 0, max: 1e6, noNaN: true });
  const rates = fc
    .uniqueArray(fc.tuple(fc.nat(1e6), fc.nat(100)), { minLength: 1, selector: ([from]) => from })
    .map((list) => Object.fromEntries([[0, 100], ...list]));
  fc.assert(
    fc.property(rates, amount, amount, (prices, one, more) => {
      const cost = meteredCost(prices, one + more);
      expect(cost).toBeGreaterThanOrEqual(meteredCost(prices, one) - 1e-3);
      expect(cost).toBeLessThanOrEqual((one + more) * Math.max(...Object.values(prices)) + 1e-3);
    }),
  );
});
