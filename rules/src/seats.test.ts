import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newLot, openLots, refundableSeats } from './seats.ts';
import { cancellationAllowedUntil } from './terms.ts';

const instant = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString());

describe('seats', () => {
  test('a lot is open for exactly 168 hours', () => {
    const lot = newLot(5, '2026-03-01T10:00:00Z');
    expect(lot.allowedUntil).toBe(cancellationAllowedUntil('2026-03-01T10:00:00Z'));
    expect(refundableSeats([lot], '2026-03-08T09:59:59Z')).toBe(5);
    expect(refundableSeats([lot], '2026-03-08T10:00:00Z')).toBe(0);
  });

  test('later is never freer, and seats are never made', () => {
    const lots = fc.array(fc.record({ quantity: fc.nat(300), allowedUntil: instant }));
    fc.assert(
      fc.property(lots, instant, instant, (some, a, b) => {
        const [early, late] = a < b ? [a, b] : [b, a];
        expect(refundableSeats(some, late)).toBeLessThanOrEqual(refundableSeats(some, early));
        expect(refundableSeats(some, early)).toBeLessThanOrEqual(
          some.reduce((sum, lot) => sum + lot.quantity, 0),
        );
        expect(openLots(openLots(some, early), early)).toEqual(openLots(some, early));
      }),
    );
  });
});
