import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { extendedPrice, extendedTermApplies } from './extended-term.ts';
import {
  afterTerm,
  atTermEnd,
  nextTerm,
  type PlannedAction,
  renewalPending,
  type TermFacts,
} from './renewal.ts';
import { addDuration, type Day, dayBefore, dayOf, termEnd } from './terms.ts';

const facts: TermFacts = {
  kind: 'nce',
  isTrial: false,
  status: 'active',
  quantity: 10,
  termDuration: 'P1Y',
  billingCycle: 'monthly',
  commitmentEndDate: '2026-08-08',
  autoRenewEnabled: false,
  since: '2025-08-09T10:00:00Z',
};
const at = (actionType: PlannedAction['actionType']) => ({
  scheduledActions: [{ scheduleType: 'TermEnd' as const, actionType }],
});
const day = fc
  .date({ min: new Date('2024-01-01'), max: new Date('2032-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const term = fc.constantFrom('P1M', 'P1Y', 'P3Y');

describe('the end of a term', () => {
  test.each<[string, Partial<TermFacts>, string]>([
    ['auto-renew', { autoRenewEnabled: true }, 'renew'],
    ['nothing said, in scope of extended terms', {}, 'extend'],
    ['nothing said, bought a day too early', { since: '2025-03-31T23:59:59Z' }, 'expire'],
    ['nothing said, ends a day too early', { commitmentEndDate: '2026-05-03' }, 'expire'],
    ['nothing said, the first day in scope', { commitmentEndDate: '2026-05-04' }, 'extend'],
    ['cancelled on purpose', at('Cancel'), 'stop'],
    ['cancelled on purpose, out of scope', { ...at('Cancel'), since: '2025-03-01T00:00:00Z' }, 'expire'],
    ['extended on purpose', at('RenewToExtendedServiceTerm'), 'extend'],
    ['a renewal that auto-renew does not carry out', at('RenewToNewTerm'), 'extend'],
    ['a renewal', { ...at('RenewToNewTerm'), autoRenewEnabled: true }, 'renew'],
    ['suspended', { status: 'suspended', autoRenewEnabled: true }, 'disable'],
    ['a trial', { isTrial: true }, 'expire'],
    ['a legacy trial', { kind: 'legacy', isTrial: true, autoRenewEnabled: true }, 'expire'],
    ['software', { kind: 'software' }, 'expire'],
  ])('%s', (_, more, outcome) => expect(atTermEnd({ ...facts, ...more })).toBe(outcome));

  test('states follow each other after 30 and 90 days', () => {
    expect(afterTerm('expire', '2026-08-09T00:00:00.000Z')).toEqual([
      { status: 'expired', from: '2026-08-09T00:00:00.000Z' },
      { status: 'disabled', from: '2026-09-08T00:00:00.000Z' },
      { status: 'deleted', from: '2026-12-07T00:00:00.000Z' },
    ]);
    expect(afterTerm('stop', '2026-08-09T00:00:00.000Z').map((one) => one.status)).toEqual([
      'disabled',
      'deleted',
    ]);
    expect(afterTerm('disable', '2026-08-09T00:00:00.000Z')[1]?.from).toBe('2026-12-07T00:00:00.000Z');
  });

  test('the last day belongs to the term to its end', () => {
    expect(renewalPending(facts, '2026-08-08T23:59:59.999Z')).toBe(false);
    expect(renewalPending(facts, '2026-08-09T00:00:00Z')).toBe(true);
    expect(renewalPending({ ...facts, commitmentEndDate: '9999-12-31' }, '2900-01-01T00:00:00Z')).toBe(false);
  });
});

describe('the next term', () => {
  const plan = fc.record(
    { quantity: fc.integer({ min: 1, max: 1000 }), termDuration: term, billingCycle: fc.constant('annual') },
    { requiredKeys: [] },
  );

  test('terms follow each other without a gap and have what was planned', () => {
    fc.assert(
      fc.property(day, term, fc.array(plan, { minLength: 1, maxLength: 24 }), (start, first, plans) => {
        let now: TermFacts = {
          ...facts,
          termDuration: first,
          commitmentEndDate: termEnd(`${start}T10:00:00Z`, first),
        };
        for (const one of plans) {
          const next = nextTerm(now, one);
          expect(next.startDate).toBe(dayOf(addDuration(`${now.commitmentEndDate}T00:00:00Z`, 'P1D')));
          expect(next.commitmentEndDate > now.commitmentEndDate).toBe(true);
          expect(next.commitmentEndDate).toBe(termEnd(`${next.startDate}T00:00:00Z`, next.termDuration));
          expect(next.quantity).toBe(one.quantity ?? now.quantity);
          expect(next.billingCycle).toBe(one.billingCycle ?? now.billingCycle);
          now = { ...now, ...next };
        }
      }),
    );
  });

  test('an end of its own is kept for that one term', () => {
    const aligned = nextTerm(facts, { customTermEndDate: '2027-06-30' });
    expect(aligned.commitmentEndDate).toBe('2027-06-30');
    expect(nextTerm({ ...facts, ...aligned }).commitmentEndDate).toBe('2028-06-30');
  });
});

describe('extended service terms', () => {
  test('who is in stays in: a later purchase and a later end never leave the scope', () => {
    fc.assert(
      fc.property(day, day, day, day, (a, b, c, d) => {
        const [bought, boughtLater] = [a, b].toSorted() as [Day, Day];
        const [ends, endsLater] = [c, d].toSorted() as [Day, Day];
        const early = extendedTermApplies({ ...facts, since: bought, commitmentEndDate: ends });
        const late = extendedTermApplies({ ...facts, since: boughtLater, commitmentEndDate: endsLater });
        expect(early && !late).toBe(false);
      }),
    );
  });

  test.each([
    [{ monthlyTerm: '22.00', yearlyTerm: '240.00' }, '22.66', 3],
    [{ yearlyTerm: '240.00' }, '24.60', 23],
    [{ yearlyTerm: '100' }, '10.25', 23],
    [{ monthlyTerm: '0.50' }, '0.52', 3],
  ])('%o costs %s', (price, unitPrice, upliftPercent) =>
    expect(extendedPrice(price)).toEqual({ unitPrice, upliftPercent }),
  );

  test('a product without a price has none', () => {
    expect(() => extendedPrice({})).toThrow(RangeError);
  });
});

test('the day before and after meet', () => {
  fc.assert(
    fc.property(day, (one) => {
      expect(dayOf(addDuration(`${dayBefore(one)}T00:00:00Z`, 'P1D'))).toBe(one);
    }),
  );
});
