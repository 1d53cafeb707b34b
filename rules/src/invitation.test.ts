import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  buildInvitation,
  fillInvitation,
  type Invitation,
  invitationProblem,
  parseInvitation,
} from './invitation.ts';

const us = '5c3a1b1e-6f0d-4c51-9d0e-0a4f6f3f1a01';

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
