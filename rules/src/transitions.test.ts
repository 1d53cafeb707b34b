import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { refundableSeats } from './seats.ts';
import {
  divideLots,
  isFullTransition,
  licenceReassignment,
  targetProblems,
  transitionProblems,
  transitionSeatsProblem,
} from './transitions.ts';
import { canUpgrade } from './upgrade-paths.ts';

const at = '2026-06-01T10:00:00Z';
const source = {
  status: 'active',
  isTrial: false,
  quantity: 20,
  termDuration: 'P1Y',
  commitmentEndDate: '2026-09-01',
};
const target = {
  status: 'active',
  termDuration: 'P1Y',
  commitmentEndDate: '2026-09-01',
  cancellationAllowedUntil: '2026-06-01T09:59:59Z',
};

test.each([
  ['Microsoft 365 Business Basic', 'Microsoft 365 Business Premium', true],
  ['Business Standard', 'Microsoft 365 Business Premium', true],
  ['Office 365 E3', 'Microsoft 365 E3', true],
  ['Office 365 E1', 'Office 365 E5 (no Teams)', true],
  ['Microsoft 365 E5', 'Microsoft 365 E3', false],
  ['Microsoft 365 E3', 'Microsoft 365 E3', false],
  ['Something', 'Microsoft 365 E5', false],
])('from %s to %s: %s', (from, to, possible) => expect(canUpgrade(from, to)).toBe(possible));

describe('eligibility', () => {
  test('what speaks against a transition', () => {
    expect(transitionProblems(source, 'transition_only')).toEqual([]);
    expect(transitionProblems({ ...source, status: 'suspended' }, 'transition_only')).toEqual([2]);
    const elsewhere = { ...source, servicesElsewhere: true };
    expect(transitionProblems(elsewhere, 'transition_only')).toEqual([]);
    expect(transitionProblems(elsewhere, 'transition_with_license_transfer')).toEqual([3]);
  });

  test('what speaks against an existing subscription as the destination', () => {
    expect(targetProblems(source, target, at)).toEqual([]);
    expect(targetProblems(source, { ...target, status: 'suspended' }, at)).toEqual([1]);
    expect(
      targetProblems(source, { ...target, cancellationAllowedUntil: '2026-06-02T00:00:00Z' }, at),
    ).toEqual([2]);
    expect(targetProblems(source, { ...target, termDuration: 'P1M' }, at)).toEqual([3]);
    expect(targetProblems(source, { ...target, commitmentEndDate: '2026-08-31' }, at)).toEqual([4]);
  });
});

describe('seats', () => {
  test('a trial goes whole and may grow, all else gives what it has', () => {
    const trial = { ...source, isTrial: true, quantity: 25 };
    expect([24, 25, 40].map((one) => transitionSeatsProblem(trial, one)?.code)).toEqual([
      2002,
      undefined,
      undefined,
    ]);
    expect([0, 1, 20, 21].map((one) => transitionSeatsProblem(source, one)?.code)).toEqual([
      2002,
      undefined,
      undefined,
      2002,
    ]);
    expect(isFullTransition(trial, 25) && isFullTransition(source, 20) && !isFullTransition(source, 19)).toBe(
      true,
    );
  });

  test('licences move when all seats do, or when it is asked for', () => {
    expect(licenceReassignment(true, 'transition_only')).toBe('automatic');
    expect(licenceReassignment(false, 'transition_only')).toBe('manual');
    expect(licenceReassignment(false, 'transition_with_license_transfer')).toBe('automatic');
  });

  test('a division makes no seat refundable, and loses none', () => {
    const lot = fc.record({
      quantity: fc.integer({ min: 1, max: 50 }),
      allowedUntil: fc.constantFrom('2026-05-31T00:00:00Z', '2026-06-03T00:00:00Z', '2026-06-06T00:00:00Z'),
    });
    fc.assert(
      fc.property(fc.array(lot, { maxLength: 6 }), fc.nat(100), fc.nat(), (lots, more, share) => {
        const open = refundableSeats(lots, at);
        const quantity = open + more + 1;
        const moved = 1 + (share % quantity);
        const { stay, move } = divideLots(lots, quantity, moved, at);
        expect(refundableSeats(stay, at) + refundableSeats(move, at)).toBe(open);
        expect(refundableSeats(move, at)).toBeLessThanOrEqual(moved);
        expect(refundableSeats(stay, at)).toBeLessThanOrEqual(quantity - moved);
        expect(
          [...stay, ...move].every((one) => lots.some((old) => old.allowedUntil === one.allowedUntil)),
        ).toBe(true);
      }),
    );
  });
});
