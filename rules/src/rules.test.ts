import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDuration,
  addressProblems,
  agreementInForce,
  buildInvitation,
  calendarMonthEnd,
  cancellationAllowedUntil,
  countries,
  countryRules,
  cutDomain,
  domainPrefixProblem,
  domainSuffix,
  type Environment,
  fillInvitation,
  type Invitation,
  invitationProblem,
  isLongerTerm,
  newLot,
  openLots,
  parseInvitation,
  partnerOfRecordProblem,
  refundableSeats,
  registrationProblem,
  sameRegion,
  termEnd,
} from './index.ts';

const us = '5c3a1b1e-6f0d-4c51-9d0e-0a4f6f3f1a01';
const instant = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString());
const environment = fc.constantFrom<Environment>('global', 'us-government', 'china', 'sandbox', 'simulator');

describe('domains', () => {
  test.each([
    ['fabrikam', undefined],
    ['', 'empty'],
    ['a.b', 'characters'],
    ['ab cd', 'characters'],
    ['a'.repeat(27), undefined],
    ['a'.repeat(28), 'too-long'],
  ] as const)('the prefix %j: %s', (prefix, problem) => expect(domainPrefixProblem(prefix)).toBe(problem));

  test.each([
    'fabrikam',
    ' Fabrikam ',
    'fabrikam.onmicrosoft.com',
    'https://fabrikam.onmicrosoft.com/x',
    'admin@fabrikam.onmicrosoft.com',
  ])('cuts %j', (pasted) => expect(cutDomain(pasted, 'global')).toBe('fabrikam'));

  test('a foreign suffix is not cut, so that it is found', () => {
    expect(domainPrefixProblem(cutDomain('fabrikam.onmicrosoft.us', 'global'))).toBe('characters');
  });

  test('cutting a full domain gives back its prefix', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9]{1,27}$/), environment, (prefix, where) => {
        expect(cutDomain(prefix + domainSuffix(where), where)).toBe(prefix);
      }),
    );
  });
});

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

describe('agreements', () => {
  const at = '2026-06-01T00:00:00Z';
  test.each([
    ['none', [], false],
    ['accepted by the customer itself', [{ dateAgreed: '2025-02-01T00:00:00Z', method: 'direct' }], true],
    ['older than April 2023', [{ dateAgreed: '2023-03-31T23:59:59Z', method: 'direct' }], false],
    ['from 1 April 2023', [{ dateAgreed: '2023-04-01T00:00:00Z', method: 'enhanced-attestation' }], true],
    ['confirmed in 2025', [{ dateAgreed: '2025-02-01T00:00:00Z', method: 'confirmation' }], true],
    [
      'confirmed after the retirement',
      [{ dateAgreed: '2025-02-01T00:00:00Z', recordedAt: '2026-02-01T00:00:00Z', method: 'confirmation' }],
      false,
    ],
    ['agreed in the future', [{ dateAgreed: '2026-07-01T00:00:00Z', method: 'direct' }], false],
  ] as const)('%s', (_, acceptances, inForce) => expect(agreementInForce(acceptances, at)).toBe(inForce));

  test('before the renewal was enforced an old one was enough', () => {
    expect(
      agreementInForce([{ dateAgreed: '2022-11-30T00:00:00Z', method: 'direct' }], '2025-09-30T00:00:00Z'),
    ).toBe(true);
  });
});

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

describe('partner of record', () => {
  const good = { isIndirectReseller: true, mpaSigned: true, tenantActive: true, linked: true };
  test.each([
    [good, false, undefined],
    [good, true, 2072],
    [undefined, false, 800015],
    [{ ...good, isIndirectReseller: false }, false, 800016],
    [{ ...good, mpaSigned: false }, false, 900123],
    [{ ...good, tenantActive: false }, false, 900154],
    [{ ...good, linked: false }, false, 900154],
  ])('%j, own %s: %s', (facts, own, code) =>
    expect(partnerOfRecordProblem(facts, own, '2026-04-01T00:00:00Z')?.code).toBe(code),
  );

  test('orders are checked since June 2025, changes since December, renewals never', () => {
    const bad = { ...good, tenantActive: false };
    expect(partnerOfRecordProblem(bad, false, '2025-06-01T23:59:59Z')).toBeUndefined();
    expect(partnerOfRecordProblem(bad, false, '2025-11-20T00:00:00Z', 'change')).toBeUndefined();
    expect(partnerOfRecordProblem(bad, false, '2025-12-02T00:00:00Z', 'change')?.code).toBe(900154);
    expect(partnerOfRecordProblem(bad, false, '2026-12-02T00:00:00Z', 'renewal')).toBeUndefined();
  });
});

describe('invitations', () => {
  test('all published forms are read, names in any case', () => {
    const other = '5c3a1b1e-6f0d-4c51-9d0e-0a4f6f3f1b01';
    expect(
      parseInvitation(
        `https://admin.microsoft.com/Adminportal/Home?invType=ResellerRelationship&PartnerID=${us}&msppId=0&DAP=false#/BillingAccounts/partner-invitation`,
      ),
    ).toEqual({ kind: 'direct', partnerId: us, msppId: '0' });
    expect(
      parseInvitation(
        `https://portal.office.com/partner/partnersignup.aspx?type=ResellerRelationship&id=${us}&csp=1&msppid=0`,
      ),
    ).toEqual({ kind: 'direct', partnerId: us, msppId: '0' });
    expect(
      parseInvitation(
        `https://portal.office.com/partner/partnersignup.aspx?type=IndirectResellerRelationship&id=${other}&csp=1&msppid=5300001&indirectCSP=${us}`,
      ),
    ).toEqual({ kind: 'indirect', partnerId: other, indirectCSPId: us, msppId: '5300001' });
    expect(
      parseInvitation(
        `https://admin.microsoft.com/Adminportal/Home?invType=IndirectResellerRelationship&partnerId=${other}&indirectCSPId=${us}`,
      ),
    ).toMatchObject({ kind: 'indirect', indirectCSPId: us });
    for (const link of [
      'nonsense',
      'https://admin.microsoft.com/',
      'https://admin.microsoft.com/?invType=Other&partnerId=x',
    ])
      expect(parseInvitation(link)).toBeUndefined();
  });

  test('reading what was built gives it back', () => {
    const guid = fc.uuid();
    const invitation: fc.Arbitrary<Invitation> = fc.oneof(
      fc.record({
        kind: fc.constant('direct' as const),
        partnerId: guid,
        msppId: fc.stringMatching(/^\d{1,8}$/),
      }),
      fc.record({
        kind: fc.constant('indirect' as const),
        partnerId: guid,
        indirectCSPId: guid,
        msppId: fc.stringMatching(/^\d{1,8}$/),
      }),
    );
    fc.assert(
      fc.property(invitation, (one) => {
        expect(parseInvitation(buildInvitation(one))).toEqual(one);
      }),
    );
  });

  const direct = buildInvitation({ kind: 'direct', partnerId: '{partnerTenantId}' })
    .replaceAll('%7B', '{')
    .replaceAll('%7D', '}');
  const both =
    'https://portal.office.com/partner/partnersignup.aspx?type=IndirectResellerRelationship&id={resellerTenantId}&csp=1&msppid={resellerMpnId}&indirectCSP={partnerTenantId}';

  test.each([
    ['the direct template', direct, 'direct', undefined],
    ['a provider’s own link', direct, 'indirect', undefined],
    ['provider and reseller in one', both, 'indirect', undefined],
    ['provider and reseller in one, of a direct partner', both, 'direct', 'indirect-link'],
    [
      'another partner',
      direct.replace('{partnerTenantId}', '5c3a1b1e-6f0d-4c51-9d0e-0a4f6f3f1a99'),
      'direct',
      'other-partner',
    ],
    ['no link', 'hello', 'direct', 'not-a-link'],
    ['a script', 'javascript:alert(1)', 'direct', 'not-https'],
    ['plain http', direct.replace('https', 'http'), 'direct', 'not-https'],
    ['credentials', direct.replace('https://', 'https://a:b@'), 'direct', 'credentials'],
    ['another page', 'https://admin.microsoft.com/', 'direct', 'not-an-invitation'],
  ] as const)('%s', (_, template, partnerType, problem) => {
    expect(invitationProblem(template, { partnerType, partnerTenantId: us })).toBe(problem);
  });

  test('http only where the simulator listens', () => {
    const of = {
      partnerType: 'direct',
      partnerTenantId: us,
      simulatorAddress: 'http://localhost:8366',
    } as const;
    expect(
      invitationProblem(buildInvitation({ kind: 'direct', partnerId: us }, 'http://localhost:8366'), of),
    ).toBeUndefined();
    expect(
      invitationProblem(buildInvitation({ kind: 'direct', partnerId: us }, 'http://localhost:8367'), of),
    ).toBe('not-https');
  });

  test('placeholders are filled, and an unknown id becomes 0', () => {
    expect(fillInvitation(both, { partnerTenantId: us })).toContain(`id=0&csp=1&msppid=0&indirectCSP=${us}`);
  });
});
