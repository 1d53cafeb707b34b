import type { Simulator } from '../server.ts';
import { letAgentsAdminister } from '../testing/delegated-admin.ts';
import { type Exchange, newCustomer, provider, resellers } from '../testing/partner.ts';
import { type Call, teller } from './tell.ts';

/** Types of the successful answers about customers, relationships and the partner's own profiles. */
export const customerAnswers: Record<string, string> = {
  'POST /validations/address': 'AddressValidationResponse',
  'GET /countryvalidationrules/:country': 'CountryValidationRules',
  'POST /customers': 'Customer',
  'GET /customers': 'collection<Customer>',
  'GET /customers/:cid': 'Customer',
  'PATCH /customers/:cid': 'CustomerWithoutRelationship',
  'GET /customers/:cid/profiles/company': 'CustomerCompanyProfile',
  'GET /customers/:cid/profiles/billing': 'CustomerBillingProfile',
  'PUT /customers/:cid/profiles/billing': 'CustomerBillingProfile',
  'GET /customers/:cid/validationStatus': 'ValidationStatus',
  'GET /customers/relationshiprequests': 'CustomerRelationshipRequest',
  'GET /relationships': 'collection<PartnerRelationship>',
  'GET /customers/:cid/relationships': 'collection<PartnerRelationship>',
  'GET /profiles/mpn': 'MpnProfile',
  'GET /profiles/legalbusiness': 'LegalBusinessProfile',
  'GET /profiles/organization': 'OrganizationProfile',
  'GET /profiles/billing': 'BillingProfile',
  'GET /profiles/support': 'SupportProfile',
  'GET /compliance/csp/agreementstatus': 'AgreementSignatureStatus',
  'POST /partners/validateresellers': 'ResellerValidation',
};

/** A customer with every part of an address. */
function wholeCustomer() {
  const customer = newCustomer('everyanswer.onmicrosoft.com', {
    associatedPartnerId: resellers.valid.tenantId,
  });
  Object.assign(customer.billingProfile.defaultAddress, { middleName: 'C', region: 'West' });
  return customer;
}

/** Makes a customer in which the partner's agents have every role; answers its tenant id. */
export async function makeCustomer({ url, world, clock }: Simulator, user: Call): Promise<string> {
  const made = await user('POST', '/customers', '/customers', wholeCustomer());
  const id: string = made.body.id;
  await letAgentsAdminister(url, provider, id);
  const tenant = world.tenants.get(id);
  if (tenant) world.tenants.put({ ...tenant, accountStatus: 'Allowed', accountStatusAt: clock.now() });
  return id;
}

/**
 * Asks for all others.
 * @param app calls app-only
 * @param put changes with `If-Match`, app-only
 */
export async function customerExchanges(
  cid: string,
  app: Call,
  user: Call,
  put: (template: string, path: string, body: unknown, etag: string) => Promise<Exchange>,
): Promise<void> {
  const [tell, ask] = [teller(app, cid), teller(user, cid)];
  const address = newCustomer('').billingProfile.defaultAddress;
  await tell('POST', '/validations/address', {}, address);
  await tell('GET', '/countryvalidationrules/:country', { ':country': 'IN' });
  await tell('GET', '/customers', {}, undefined, '?size=1');
  await tell('GET', '/customers/:cid');
  const billing = '/customers/:cid/profiles/billing';
  const { body: profile } = await tell('GET', billing);
  await put(billing, billing.replace(':cid', cid), profile, `"${profile.attributes.etag}"`);
  for (const path of [
    '/customers/relationshiprequests',
    '/profiles/mpn',
    '/profiles/legalbusiness',
    '/profiles/organization',
    '/profiles/billing',
    '/profiles/support',
    '/customers/:cid/profiles/company',
    '/customers/:cid/relationships',
  ])
    await ask('GET', path);
  await ask('GET', '/customers/:cid/validationStatus', {}, undefined, '?type=account');
  const links = '?relationship_type=IsIndirectCloudSolutionProviderOf';
  await ask('GET', '/relationships', {}, undefined, links);
  const { mpnId } = resellers.valid;
  await ask('GET', '/compliance/csp/agreementstatus', {}, undefined, `?mpnId=${mpnId}`);
  const partnerIds = [mpnId, resellers.suspended.mpnId];
  await tell('POST', '/partners/validateresellers', {}, { partnerIds });
}
