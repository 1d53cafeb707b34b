import { describe, expect, test } from 'vitest';
import { addressProblems, countries, countryRules, registrationProblem, sameRegion } from './countries.ts';

describe('countries', () => {
  test('the United States are as recorded', () => {
    expect(countryRules('us')).toMatchObject({
      iso2Code: 'US',
      isStateRequired: true,
      currency: 'USD',
      languages: ['en', 'es'],
      cultures: ['en-US', 'es-US'],
    });
    expect(countryRules('US')?.states).toHaveLength(51);
  });

  test('the regions and currencies decide who sells where', () => {
    expect([sameRegion('DE', 'FR'), sameRegion('US', 'CA'), sameRegion('XX', 'XX')]).toEqual([
      true,
      false,
      false,
    ]);
    expect([
      countryRules('PL')?.currency,
      countryRules('CH')?.currency,
      countryRules('TR')?.currency,
    ]).toEqual(['EUR', 'CHF', 'USD']);
  });

  test('every pattern compiles', () => {
    for (const country of countries) {
      const rules = countryRules(country);
      for (const pattern of [rules?.postalCodeRegex, rules?.phoneNumberRegex, rules?.registrationNumberRegex])
        expect(() => new RegExp(pattern ?? '')).not.toThrow();
    }
  });

  test('addresses', () => {
    const address = {
      country: 'US',
      state: 'WA',
      city: 'Redmond',
      addressLine1: '1 Main St',
      postalCode: '98052',
    };
    expect(addressProblems(address)).toEqual([]);
    expect(addressProblems({ ...address, state: 'ZZ', postalCode: '9805' })).toEqual([
      { field: 'state', problem: 'unknown-state' },
      { field: 'postalCode', problem: 'pattern' },
    ]);
    expect(
      addressProblems({
        country: 'DE',
        state: 'Schwaben',
        city: 'Ulm',
        addressLine1: 'Markt 1',
        postalCode: '89073',
      }),
    ).toEqual([]);
    expect(addressProblems({ country: 'XX' })).toEqual([{ field: 'country', problem: 'unknown-country' }]);
  });

  test.each([
    ['US', undefined, undefined, undefined],
    ['US', '12-3456789', undefined, 600002],
    ['HU', undefined, '1', 600049],
    ['HU', 'ABC', '1', 600050],
    ['IN', 'AAAPL1234C', undefined, 600051],
    ['IN', 'AAAPL1234C', '9812345678', undefined],
  ])('registration in %s with %s and phone %s: %s', (country, number, phone, code) =>
    expect(registrationProblem(country, number, phone)?.code).toBe(code),
  );
});
