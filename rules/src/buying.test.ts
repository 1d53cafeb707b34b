import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  azurePurchaseProblem,
  billingCurrency,
  currencyAllowed,
  legacyDeletedAt,
  legacyPurchaseProblem,
  linePrices,
  migrationProblems,
  periodPrice,
  promotionProblems,
  soldInSegment,
} from './index.ts';

const at = '2026-04-03T10:00:00Z';
const promotion = {
  startDate: '2026-01-01T00:00:00Z',
  endDate: '2026-12-31T00:00:00Z',
  requiredProducts: [{ productId: 'A', skuId: '0001', termDuration: 'P1Y', percent: 10 }],
};
const asked = {
  productId: 'A',
  skuId: '0001',
  quantity: 2,
  termDuration: 'P1Y',
  billingCycle: 'monthly',
  ownedSeats: 0,
  promotionSeats: 0,
};

test('a minimum of seats is met together with those that are owned', () => {
  const wants = { ...promotion, minimumSeats: 10 };
  expect(promotionProblems(wants, { ...asked, ownedSeats: 8 }, at)).toEqual([]);
  expect(promotionProblems(wants, { ...asked, ownedSeats: 7 }, at)[0]?.type).toBe('SeatCount');
});

test('what is left of a promotion never grows with what was bought', () => {
  fc.assert(
    fc.property(fc.nat(2000), fc.nat(2000), fc.nat(2000), (maximumSeats, promotionSeats, more) => {
      const limited = { ...promotion, maximumSeats };
      const left = (bought: number) =>
        promotionProblems(limited, { ...asked, quantity: 2001, promotionSeats: bought }, at)[0]
          ?.availableSeats ?? 0;
      expect(left(promotionSeats + more)).toBeLessThanOrEqual(left(promotionSeats));
      expect(left(promotionSeats)).toBe(Math.max(0, maximumSeats - promotionSeats));
    }),
  );
});

test('outside of its dates, and for another term, a promotion does not apply', () => {
  expect(promotionProblems(promotion, asked, '2027-01-01T00:00:00Z')[0]?.type).toBe('InvalidPromotion');
  expect(promotionProblems(promotion, { ...asked, termDuration: 'P1M' }, at)[0]?.type).toBe('Term');
});

test('a term costs as many periods as it has, less what the promotion takes off', () => {
  const line = { quantity: 3, termDuration: 'P1Y', billingCycle: 'monthly' };
  expect(linePrices('10.00', line, 5)).toMatchObject({ listPrice: 10, price: 9.5, extendedPrice: 342 });
  expect(linePrices(periodPrice('10.00', 'annual'), { ...line, billingCycle: 'annual' })).toMatchObject({
    price: 120,
    extendedPrice: 360,
  });
});

test('prices are linear in seats, and a larger discount never costs more', () => {
  const cents = fc.integer({ min: 0, max: 1_000_000 }).map((all) => (all / 100).toFixed(2));
  const cycle = fc.constantFrom('monthly', 'annual', 'triennial', 'one_time', 'none');
  const term = fc.constantFrom(undefined, 'P1M', 'P1Y', 'P3Y');
  fc.assert(
    fc.property(cents, cycle, term, fc.integer({ min: 1, max: 500 }), fc.nat(100), fc.nat(100), (...all) => {
      const [listed, billingCycle, termDuration, quantity, low, high] = all;
      const line = { billingCycle, termDuration };
      const one = linePrices(listed, { ...line, quantity: 1 }, Math.min(low, high));
      const many = linePrices(listed, { ...line, quantity }, Math.min(low, high));
      expect(many.extendedPrice).toBeCloseTo(one.extendedPrice * quantity, 6);
      expect(linePrices(listed, { ...line, quantity }, Math.max(low, high)).price).toBeLessThanOrEqual(
        many.price,
      );
    }),
  );
});

const offer = {
  segment: 'commercial',
  isTrial: false,
  isAddOn: false,
  billing: 'license' as const,
  hasTwin: true,
  owned: [],
};

test('commercial legacy offers with a twin are closed, others go by their limit', () => {
  expect(legacyPurchaseProblem(offer, at)).toBe(500600);
  expect(legacyPurchaseProblem(offer, '2021-06-01T00:00:00Z')).toBeUndefined();
  const limited = { ...offer, hasTwin: false, limit: { unit: 'Concurrent' as const, count: 2 } };
  const active = { status: 'active', deprovisioned: false };
  const deleted = { status: 'deleted', deprovisioned: false };
  expect(legacyPurchaseProblem({ ...limited, owned: [active, deleted] }, at)).toBe(27006);
  expect(
    legacyPurchaseProblem({ ...limited, owned: [active, { ...deleted, deprovisioned: true }] }, at),
  ).toBeUndefined();
  expect(legacyDeletedAt('2026-01-10T10:00:00Z')).toBe('2026-04-10T10:00:00.000Z');
});

test('a migration fits into the seats that are left, and no further', () => {
  const facts = {
    isLegacy: true,
    isTrial: false,
    isAddOn: false,
    status: 'active',
    createdAt: '2025-09-01T00:00:00Z',
    endsAt: '2026-09-01T00:00:00Z',
    hasTwin: true,
    underWay: false,
    quantity: 100,
    ownedSeats: 200,
    maximumSeats: 300,
    termOffered: true,
    badCustomEnd: false,
  };
  expect(migrationProblems(facts, at)).toEqual([]);
  expect(migrationProblems({ ...facts, quantity: 101 }, at)[0]?.code).toBe(900275);
  expect(migrationProblems({ ...facts, endsAt: '2026-04-04T09:00:00Z' }, at)[0]?.code).toBe(900217);
});

test('one Azure plan for a direct partner, one for each reseller of a provider', () => {
  const plan = { kind: 'azure-plan', status: 'active', partnerId: '1', own: true, oldAzure: false };
  const buyer = { partnerType: 'direct', sandbox: false, owned: [plan], plansOfPartner: 1 };
  const wanted = { kind: 'azure-plan', metered: false };
  const provider = { ...buyer, partnerType: 'indirect-provider' };
  expect(azurePurchaseProblem(buyer, wanted)?.code).toBe(800089);
  expect(azurePurchaseProblem(provider, { ...wanted, partnerId: '1' })?.code).toBe(800089);
  expect(azurePurchaseProblem(provider, { ...wanted, partnerId: '2' })).toBeUndefined();
  expect(
    azurePurchaseProblem(provider, { kind: 'azure-savings-plan', metered: false, partnerId: '2' })?.code,
  ).toBe(900323);
  expect(azurePurchaseProblem({ ...buyer, owned: [] }, { kind: 'marketplace', metered: true })?.code).toBe(
    900128,
  );
});

test('in Europe the partner’s currency is billed, and both may be ordered in', () => {
  expect(billingCurrency('DE', 'SE')).toBe('EUR');
  expect(billingCurrency('US', 'US')).toBe('USD');
  expect(currencyAllowed('sek', 'DE', 'SE')).toBe(true);
  expect(currencyAllowed('USD', 'DE', 'NO')).toBe(false);
  expect(soldInSegment('software', 'education')).toBe(false);
  expect(soldInSegment('perpetual', 'education')).toBe(true);
});
