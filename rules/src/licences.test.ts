import fc from 'fast-check';
import { expect, test } from 'vitest';
import { availableUnits, canRestore, licenceProblem, totalUnits, userPurgedAt } from './licences.ts';

const one = { group: 'group1', available: 1, held: false };

test.each([
  [[one], undefined],
  [[{ ...one, available: 0 }], 'none-left'],
  [[{ ...one, available: 0, held: true }], undefined],
  [[one, { ...one, group: 'group2' }], 'groups'],
])('%j: %s', (wanted, kind) => expect(licenceProblem('DE', wanted)?.kind).toBe(kind));

test('a usage location is needed to assign, not to take away; groups do not mix either way', () => {
  expect(licenceProblem(undefined, [one])?.kind).toBe('usage-location');
  expect(licenceProblem(undefined, [], ['group1'])).toBeUndefined();
  expect(licenceProblem('DE', [one], ['group2'])?.kind).toBe('groups');
});

test('what is available is never negative and never more than there is', () =>
  fc.assert(
    fc.property(fc.nat(50), fc.nat(50), fc.nat(50), fc.nat(120), (active, warning, suspended, consumed) => {
      const units = { active, warning, suspended, consumed };
      expect(availableUnits(units)).toBe(Math.max(0, totalUnits(units) - consumed));
      expect(availableUnits(units)).toBeLessThanOrEqual(active + warning);
    }),
  ));

test('a deleted user can be restored for 30 days, to the second', () => {
  const deletedAt = '2026-03-02T10:00:00.000Z';
  expect(userPurgedAt(deletedAt)).toBe('2026-04-01T10:00:00.000Z');
  expect(canRestore(deletedAt, '2026-04-01T09:59:59.000Z')).toBe(true);
  expect(canRestore(deletedAt, '2026-04-01T10:00:00.000Z')).toBe(false);
});
