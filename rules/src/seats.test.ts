import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cancellationAllowedUntil } from './cancellation.ts';
import { changeSeats, newLot, openLots, refundableSeats } from './seats.ts';

const instant = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString());

describe('seats', () => {
  test('a lot is open for exactly 168 hours', () => {
    const lot = newLot(5, '2026-03-01T10:00:00Z');
    expect(lot.allowedUntil).toBe(cancellationAllowedUntil('2026-03-01T10:00:00Z'));
    expect(refundableSeats([lot], '2026-03-08T10:00:00Z')).toBe(5);
    expect(refundableSeats([lot], '2026-03-08T10:00:01Z')).toBe(0);
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

  test('a change makes no seats: what is given back was in open lots, what is added can be given back', () => {
    const lots = fc.array(fc.record({ quantity: fc.nat(50), allowedUntil: instant }), { maxLength: 6 });
    fc.assert(
      fc.property(
        lots,
        fc.nat(100),
        fc.integer({ min: 1, max: 500 }),
        instant,
        (some, others, wanted, at) => {
          const quantity = some.reduce((sum, lot) => sum + lot.quantity, others + 1);
          const facts = { kind: 'nce' as const, isTrial: false, status: 'active', quantity, lots: some };
          const answer = changeSeats({ ...facts, minimum: 1, maximum: 400 }, wanted, at);
          const open = refundableSeats(some, at);
          if (!answer.allowed) {
            expect(wanted > 400 || quantity - wanted > open).toBe(true);
            return;
          }
          expect(refundableSeats(answer.lots, at)).toBe(open + wanted - quantity);
          const taken = (answer.taken ?? []).reduce((sum, lot) => sum + lot.quantity, 0);
          expect(taken).toBe(Math.max(0, quantity - wanted));
        },
      ),
    );
  });
});
