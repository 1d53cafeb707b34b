import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDuration, calendarMonthEnd, isLongerTerm, termEnd } from './terms.ts';

const instant = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString());

describe('terms', () => {
  test.each([
    ['2026-07-15T10:00:00Z', 'P1Y', '2027-07-14'],
    ['2026-01-31T10:00:00Z', 'P1M', '2026-02-27'],
    ['2024-02-29T00:00:00Z', 'P3Y', '2027-02-27'],
    ['2025-09-15T10:00:00Z', 'P1Y', '2026-09-14'],
  ])('a term from %s of %s ends on %s', (start, term, end) => expect(termEnd(start, term)).toBe(end));

  test.each([
    ['2026-07-15T10:00:00Z', 'P1Y', '2027-06-30'],
    ['2026-07-15T11:00:00Z', 'P1M', '2026-07-31'],
    ['2026-01-31T11:00:00Z', 'P1M', '2026-01-31'],
  ])('aligned to the calendar month, %s + %s ends on %s', (start, term, end) =>
    expect(calendarMonthEnd(start, term)).toBe(end),
  );

  test('durations add up and unreadable ones are refused', () => {
    expect(addDuration('2026-01-31T00:00:00Z', 'P1M')).toBe('2026-02-28T00:00:00.000Z');
    expect(addDuration('2026-01-01T00:00:00Z', 'P1DT2H3M4S')).toBe('2026-01-02T02:03:04.000Z');
    for (const bad of ['', 'P', 'PT', '7D', 'P1X'])
      expect(() => addDuration('2026-01-01T00:00:00Z', bad)).toThrow(RangeError);
  });

  test('a later start never ends earlier, a longer term never sooner', () => {
    fc.assert(
      fc.property(instant, instant, fc.constantFrom('P1M', 'P1Y', 'P3Y'), (a, b, term) => {
        const [early, late] = a < b ? [a, b] : [b, a];
        expect(termEnd(early, term) <= termEnd(late, term)).toBe(true);
        expect(
          termEnd(early, 'P1M') < termEnd(early, 'P1Y') && termEnd(early, 'P1Y') < termEnd(early, 'P3Y'),
        ).toBe(true);
        expect(calendarMonthEnd(early, term) <= termEnd(early, term)).toBe(true);
      }),
    );
    expect([isLongerTerm('P1Y', 'P1M'), isLongerTerm('P1M', 'P1Y'), isLongerTerm('P1Y', 'P1Y')]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
