import type { Simulator } from '../server.ts';
import { provider } from '../testing/partner.ts';
import { type Call, teller } from './tell.ts';

/** Types of the successful answers about a customer's tenant. */
export const tenantAnswers: Record<string, string> = {
  'GET /customers/:cid/qualifications': 'array<V2.CustomerQualification>',
  'POST /customers/:cid/qualifications': 'V2.CustomerQualification',
  'GET /customers/all/validations': 'array<ValidationCode>',
  'GET /customers/:cid/organization': 'array<TenantOrganization>',
  'GET /customers/:cid/customDomains': 'array<string>',
  'POST /customers/:cid/verifieddomain': 'VerifiedDomain',
  'DELETE /customers/:cid': 'Nothing',
  'POST /customers/:cid/applicationconsents': 'ApplicationConsent',
  'DELETE /customers/:cid/applicationconsents/:applicationId': 'Nothing',
};

/** Asks for all of them but the deletion, as a person of the provider. */
export async function tenantExchanges({ world }: Simulator, cid: string, user: Call): Promise<void> {
  const tell = teller(user, cid);
  world.validationCodes.put({
    id: `${provider.tenantId}|12345`,
    partnerTenantId: provider.tenantId,
    organizationName: 'City of Redmond',
    maxCreates: 5,
    remainingCreates: 5,
  });
  await tell('GET', '/customers/all/validations');
  const education = { qualification: 'Education', educationSegment: 'K12' };
  await tell('POST', '/customers/:cid/qualifications', {}, education);
  const tenant = world.tenants.get(cid);
  if (tenant) {
    const denied = {
      qualification: 'Education',
      vettingStatus: 'Denied',
      vettingCreatedDate: '2026-01-01T00:00:00Z',
    };
    world.tenants.put({ ...tenant, qualifications: [denied] });
  }
  await tell('GET', '/customers/:cid/qualifications');
  await tell('GET', '/customers/:cid/organization');
  await tell('POST', '/customers/:cid/verifieddomain', {}, { verifiedDomainName: 'everyanswer.example' });
  await tell('GET', '/customers/:cid/customDomains');
  const applicationId = { ':applicationId': provider.clientId };
  const grant = { enterpriseApplicationId: '00000003-0000-0000-c000-000000000000', scope: 'User.Read' };
  const consent = { applicationId: provider.clientId, applicationGrants: [grant] };
  await tell('POST', '/customers/:cid/applicationconsents', {}, consent);
  await tell('DELETE', '/customers/:cid/applicationconsents/:applicationId', applicationId);
}

/** Only a partner of the integration sandbox deletes a customer. */
export async function deleteExchange({ world }: Simulator, user: Call): Promise<void> {
  const partner = world.partners.get(provider.tenantId);
  const relationship = world.relationships.where('partner', provider.tenantId).at(-1);
  if (!partner || !relationship) throw new Error('no customer to delete');
  for (const one of world.subscriptions.where('tenant', relationship.tenantId))
    world.subscriptions.put({ ...one, status: 'deleted' });
  world.partners.put({ ...partner, sandbox: true });
  await user('DELETE', '/customers/:cid', `/customers/${relationship.tenantId}`);
  world.partners.put(partner);
}
