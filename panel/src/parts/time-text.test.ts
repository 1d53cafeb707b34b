import { expect, test } from 'vitest';
import { exact, relative } from './time-text.ts';

const noon = Date.parse('2026-11-24T12:00:00Z');
const minute = 60_000;

test.each([
  [0, 'now'],
  [-59_000, 'now'],
  [-minute, '1 minute ago'],
  [-119 * minute, '1 hour ago'],
  [-25 * 60 * minute, 'yesterday'],
  [30 * 24 * 60 * minute, 'next month'],
  [3 * 60 * minute, 'in 3 hours'],
])('%i ms from now is "%s"', (distance, said) => {
  expect(relative(noon + distance, noon, 'en')).toBe(said);
});

test('the exact time names UTC', () => {
  expect(exact('2026-11-24T12:00:00Z', 'en')).toMatch(/· Nov 24, 2026, 12:00:00\sPM UTC$/);
});
