import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cancellation, cancellationAllowedUntil, type OfferKind, orderCancellation } from './cancellation.ts';
import { divideRefund } from './refunds.ts';

const instant = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString());
const kind = fc.constantFrom<OfferKind>(
  'nce',
  'software',
  'perpetual',
  'marketplace',
  'azure-plan',
  'legacy',
);
const worth = { full: 2, prorated: 1, none: 0 };

describe('cancelling', () => {
  test('later is never freer within a term', () => {
    fc.assert(
      fc.property(kind, instant, fc.nat(60 * 24), fc.nat(60 * 24), (one, since, a, b) => {
        const facts = { kind: one, isTrial: false, status: 'active', since, billingCycle: 'monthly' };
        const [early, late] = [Math.min(a, b), Math.max(a, b)].map((hours) =>
          cancellation(facts, new Date(Date.parse(since) + hours * 3_600_000).toISOString()),
        ) as [ReturnType<typeof cancellation>, ReturnType<typeof cancellation>];
        if (late.allowed) expect(early.allowed).toBe(true);
        expect(worth[late.refund]).toBeLessThanOrEqual(worth[early.refund]);
      }),
    );
  });

  test('the instant that ends the window is inside of it', () => {
    const since = '2026-05-11T13:40:00Z';
    const facts = { kind: 'nce' as const, isTrial: false, status: 'suspended', since };
    expect(cancellationAllowedUntil(since)).toBe('2026-05-18T13:40:00.000Z');
    expect(cancellation(facts, '2026-05-18T13:40:00Z')).toEqual({ allowed: true, refund: 'prorated' });
    expect(cancellation(facts, '2026-05-18T13:40:01Z')).toMatchObject({ allowed: false, code: 900117 });
  });

  test('an order is cancelled only where Microsoft lets orders be cancelled', () => {
    const line = { status: 'active', since: '2026-03-02T15:00:00Z', sandbox: false };
    const at = '2026-03-12T15:00:00Z';
    expect(orderCancellation({ ...line, kind: 'nce' }, at)).toMatchObject({ status: 403, code: 800019 });
    expect(orderCancellation({ ...line, kind: 'nce', sandbox: true }, at)).toMatchObject({ allowed: true });
    expect(orderCancellation({ ...line, kind: 'marketplace', sandbox: true }, at)).toMatchObject({
      code: 800077,
    });
    expect(orderCancellation({ ...line, kind: 'perpetual' }, at)).toEqual({ allowed: true, refund: 'full' });
    expect(orderCancellation({ ...line, kind: 'software' }, at)).toMatchObject({ code: 900117 });
  });
});

describe('refunds', () => {
  const period = { from: '2026-02-16T09:00:00Z', until: '2027-02-16T00:00:00Z' };

  test('three days of a year stay charged on the third day', () => {
    const share = divideRefund(36_500n, period, '2026-02-19T09:00:00Z', 'prorated');
    expect(share).toEqual({ chargedDays: 3, paidDays: 365, refunded: 36_200n, charged: 300n });
  });

  test('money is conserved, and later never gives back more', () => {
    const refund = fc.constantFrom('full' as const, 'prorated' as const, 'none' as const);
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 12n), instant, instant, refund, (paid, a, b, kindOfRefund) => {
        const [first, second] = [a, b].toSorted() as [string, string];
        const early = divideRefund(paid, period, first, kindOfRefund);
        const late = divideRefund(paid, period, second, kindOfRefund);
        for (const share of [early, late]) {
          expect(share.refunded + share.charged).toBe(paid);
          expect(share.refunded >= 0n && share.charged >= 0n).toBe(true);
        }
        expect(late.refunded <= early.refunded).toBe(true);
      }),
    );
  });
});
