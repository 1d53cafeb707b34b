import type { Standing } from '@concord/contract/subscription-changes';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Facts } from './facts.ts';
import { moneyOf } from './money.ts';

const start = Date.parse('2026-11-24T00:00:00Z');
const facts = {
  kind: 'nce',
  billingCycle: 'monthly',
  startDate: '2026-11-24',
  commitmentEndDate: '2027-11-23',
} as Facts;
const standing = (seats: number): Standing => {
  return { seats, state: 'active', autoRenew: true, endsOn: '2027-11-23', scheduledChange: null };
};
const price = { price: '12.5000', currency: 'USD' };
const seats = fc.integer({ min: 1, max: 1000 });
const minute = fc.integer({ min: 0, max: 7 * 24 * 60 });
const at = (minutes: number) => new Date(start + minutes * 60_000).toISOString();

test('what is charged for added seats comes back when they are given back at once', () => {
  fc.assert(
    fc.property(seats, seats, minute, (some, more, when) => {
      const [few, many] = [standing(some), standing(some + more)];
      const added = moneyOf(price, facts, few, many, undefined, at(when));
      const back = moneyOf(price, facts, many, few, 'prorated', at(when));
      expect(added?.charge).toEqual(back?.refund);
      expect(added?.after).toEqual(back?.before);
    }),
  );
});

test('the later seats are given back, the less comes back, never more than was paid', () => {
  fc.assert(
    fc.property(seats, minute, minute, (some, one, other) => {
      const gone = { ...standing(some), state: 'deleted' as const };
      const refund = (when: number) =>
        Number(moneyOf(price, facts, standing(some), gone, 'prorated', at(when))?.refund?.amount);
      const [early, late] = [refund(Math.min(one, other)), refund(Math.max(one, other))];
      expect(late).toBeLessThanOrEqual(early);
      expect(early).toBeLessThanOrEqual(12.5 * some);
      expect(late).toBeGreaterThan(0);
    }),
  );
});
