import type { Simulator } from '../server.ts';
import { partnerCenter, provider, userTokens } from '../testing/partner.ts';
import type { Call } from './tell.ts';

/** Types of the successful answers about the partner itself. */
export const profileAnswers: Record<string, string> = {
  'PUT /profiles/legalbusiness': 'LegalBusinessProfile',
  'PUT /profiles/organization': 'OrganizationProfile',
  'PUT /profiles/billing': 'BillingProfile',
  'PUT /profiles/support': 'SupportProfile',
  'GET /partnerRequests': 'collection<PartnerRequest>',
  'GET /applicationmfaadoptionstatus': 'array<MfaAdoption>',
  'GET /nonMfaCompliantPartnerPrincipals': 'collection<NonCompliantPrincipal>',
};

/** Asks for all of them, as a person of the provider. */
export async function profileExchanges(simulator: Simulator, user: Call): Promise<void> {
  const withoutMfa = { user: 'nomfa@adatumdistribution.onmicrosoft.com', password: 'Demo-Pass-2' };
  const { access_token } = await userTokens(simulator.url, provider, withoutMfa);
  await partnerCenter(simulator.url, access_token)('GET', '/v1/profiles/mpn');
  for (const kind of ['legalbusiness', 'organization', 'billing', 'support']) {
    const path = `/profiles/${kind}`;
    await user('PUT', path, path, (await user('GET', path, path)).body);
  }
  await user('GET', '/partnerRequests', '/partnerRequests');
  for (const path of ['/applicationmfaadoptionstatus', '/nonMfaCompliantPartnerPrincipals'])
    await user('GET', path, path);
}
