import type { Plan } from '@concord/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seatsProblem, times } from './seats.ts';

const plan = { minimumSeats: 2, maximumSeats: 300 } as Plan;

test.each([
  ['', { field: 'required' }],
  ['five', { field: 'number' }],
  ['2.5', { field: 'whole-number' }],
  ['0', { field: 'positive' }],
  ['1', { bound: 'fewest', count: 2 }],
  ['301', { bound: 'most', count: 300 }],
  ['2', undefined],
  [' 300 ', undefined],
])('%j seats', (typed, problem) => {
  expect(seatsProblem(typed, plan)).toEqual(problem);
});

test('a total keeps every digit of the price', () => {
  expect(times('12.50', 25)).toBe('312.50');
  expect(times('0.0049', 3)).toBe('0.0147');
  expect(times('9999999999.9999', 1_000_000)).toBe('9999999999999900.0000');
  expect(times('7', 6)).toBe('42');
});

test('so many seats cost as much as each of them added up', () => {
  const price = fc.tuple(fc.nat(9_999_999), fc.integer({ min: 0, max: 4 }));
  fc.assert(
    fc.property(price, fc.integer({ min: 1, max: 200 }), ([digits, scale], seats) => {
      const whole = String(digits).padStart(scale + 1, '0');
      const amount = scale ? `${whole.slice(0, -scale)}.${whole.slice(-scale)}` : whole;
      const total = Array.from({ length: seats }, () => BigInt(digits)).reduce((sum, one) => sum + one, 0n);
      expect(BigInt(times(amount, seats).replace('.', ''))).toBe(total);
    }),
    { seed: 7, numRuns: 200 },
  );
});
