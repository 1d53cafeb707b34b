import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TermFacts } from './renewal.ts';
import {
  actionsProblem,
  billingChangeProblem,
  nextChargeAt,
  planProblem,
  termChangeProblem,
} from './scheduled-changes.ts';
import { termEnd } from './terms.ts';

const offered = [
  { duration: 'P1M', billingCycle: 'monthly' },
  { duration: 'P1Y', billingCycle: 'monthly' },
  { duration: 'P1Y', billingCycle: 'annual' },
  { duration: 'P3Y', billingCycle: 'monthly' },
  { duration: 'P3Y', billingCycle: 'annual' },
  { duration: 'P3Y', billingCycle: 'triennial' },
];
const facts: TermFacts = {
  kind: 'nce',
  isTrial: false,
  status: 'active',
  quantity: 10,
  termDuration: 'P1Y',
  billingCycle: 'monthly',
  commitmentEndDate: '2026-12-27',
  autoRenewEnabled: true,
  since: '2025-12-28T10:00:00Z',
};
const limits = { offered, minimum: 1, maximum: 300 };
const combination = fc.constantFrom(...offered);

test.each([
  [{ quantity: 300 }, undefined],
  [{ quantity: 301 }, 2002],
  [{ quantity: 0 }, 2002],
  [{ termDuration: 'P3Y', billingCycle: 'triennial' }, undefined],
  [{ termDuration: 'P1M', billingCycle: 'annual' }, 900269],
  [{ termDuration: 'P5Y' }, 800121],
  [{ customTermEndDate: '2027-12-27' }, undefined],
  [{ customTermEndDate: '2027-12-28' }, 900246],
  [{ customTermEndDate: '2026-12-27' }, 900245],
])('the plan %o for the next term meets %s', (plan, code) =>
  expect(planProblem(facts, plan, limits)?.code).toBe(code),
);

test('software takes no end of its own, a usage-based plan no plan', () => {
  expect(planProblem({ ...facts, kind: 'software' }, { customTermEndDate: '2027-06-30' }, limits)?.code).toBe(
    900244,
  );
  expect(planProblem({ ...facts, kind: 'azure-plan' }, { quantity: 1 }, limits)?.code).toBe(800093);
});

test('actions: one for the end, days within the term, extension only in its scope', () => {
  const now = '2026-06-01T10:00:00Z';
  const end = (actionType: 'Cancel' | 'RenewToNewTerm' | 'RenewToExtendedServiceTerm') =>
    ({ scheduleType: 'TermEnd', actionType }) as const;
  const on = (effectiveDate?: string) =>
    ({ scheduleType: 'CustomDate', actionType: 'Transition', effectiveDate }) as const;
  const off = { ...facts, autoRenewEnabled: false };
  expect(actionsProblem(off, [end('Cancel')], now)).toBeUndefined();
  expect(actionsProblem(off, [end('RenewToExtendedServiceTerm')], now)).toBeUndefined();
  expect(actionsProblem({ ...off, kind: 'software' }, [end('RenewToExtendedServiceTerm')], now)?.code).toBe(
    800093,
  );
  expect(actionsProblem(off, [end('RenewToNewTerm')], now)?.code).toBe(800093);
  expect(actionsProblem(facts, [end('RenewToNewTerm'), end('Cancel')], now)?.code).toBe(800002);
  expect(actionsProblem(facts, [on('2026-06-02')], now)).toBeUndefined();
  for (const wrong of [undefined, '2026-06-01', '2026-12-28'])
    expect(actionsProblem(facts, [on(wrong)], now)?.code).toBe(800002);
});

describe('changes within the term', () => {
  test('a term never gets shorter, whatever the two are', () => {
    fc.assert(
      fc.property(combination, combination, (from, to) => {
        const now = { ...facts, termDuration: from.duration, billingCycle: from.billingCycle };
        const wanted = { termDuration: to.duration, billingCycle: to.billingCycle };
        const start = '2026-01-01T00:00:00Z';
        const shorter = termEnd(start, to.duration) < termEnd(start, from.duration);
        expect(termChangeProblem(now, wanted, offered)?.code).toBe(shorter ? 800122 : undefined);
        expect(termChangeProblem({ ...now, isTrial: true }, wanted, offered)?.code).toBe(800107);
      }),
    );
  });

  test('upfront billing is neither entered nor left', () => {
    fc.assert(
      fc.property(combination, combination, (from, to) => {
        const upfront = { P1M: 'monthly', P1Y: 'annual', P3Y: 'triennial' }[from.duration];
        const now = { ...facts, termDuration: from.duration, billingCycle: from.billingCycle };
        const problem = billingChangeProblem(now, to.billingCycle, offered);
        if ([from.billingCycle, to.billingCycle].includes(upfront ?? '')) expect(problem?.code).toBe(800097);
        else if (from.duration === 'P3Y') expect(problem).toBeUndefined();
      }),
    );
  });
});

test('the next charge lies ahead, within a billing period, and never after the term', () => {
  const start = fc.date({ min: new Date('2024-01-01'), max: new Date('2030-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(start, combination, fc.double({ min: 0, max: 0.999, noNaN: true }), (date, term, part) => {
      const startDate = date.toISOString().slice(0, 10);
      const commitmentEndDate = termEnd(`${startDate}T00:00:00Z`, term.duration);
      const from = Date.parse(startDate);
      const over = Date.parse(commitmentEndDate) + 86_400_000;
      const at = from + (over - from) * part;
      const { billingCycle } = term;
      const next = Date.parse(
        nextChargeAt({ startDate, commitmentEndDate, billingCycle }, new Date(at).toISOString()),
      );
      const longest = { monthly: 31, annual: 366, triennial: 1096 }[billingCycle] ?? 0;
      expect(next).toBeGreaterThan(at);
      expect(next - at).toBeLessThanOrEqual(longest * 86_400_000);
      expect(next).toBeLessThanOrEqual(over);
    }),
  );
});
