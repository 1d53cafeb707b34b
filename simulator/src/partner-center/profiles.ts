import { countryRules } from '@concord/rules';
import { type Operation, ok } from './operation.ts';
import { refuse } from './refusal.ts';
import { attributes, self } from './resource.ts';

const docs = 'https://learn.microsoft.com/partner-center/developer';
const contact = (email: string) => ({
  firstName: 'Sample',
  lastName: 'Contact',
  email,
  phoneNumber: '4255550100',
});

export const profileOperations: Operation[] = [
  {
    method: 'GET',
    path: '/profiles/mpn',
    auth: 'user',
    source: `${docs}/get-partner-by-mpn-id`,
    handle(call) {
      const mpnId = call.query['mpnid'];
      const partner = mpnId === undefined ? call.partner : call.world.partners.where('mpnId', mpnId)[0];
      if (!partner) throw refuse(404, 3000, 'The partner was not found.');
      return ok({
        partnerName: partner.name,
        mpnId: partner.mpnId,
        profileType: 'MpnProfile',
        links: self('/profiles/mpn'),
        attributes: attributes('MpnProfile'),
      });
    },
  },
  {
    method: 'GET',
    path: '/profiles/legalbusiness',
    auth: 'user',
    source: `${docs}/get-legal-business-profile`,
    handle: ({ partner }) =>
      ok({
        companyName: partner.name,
        address: partner.address,
        primaryContact: contact(partner.email),
        vettingStatus: partner.status === 'active' ? 'authorized' : 'rejected',
        vettingSubStatus: 'none',
        profileType: 'LegalBusinessProfile',
        links: self('/profiles/legalbusiness'),
        attributes: attributes('LegalBusinessProfile'),
      }),
  },
  {
    method: 'GET',
    path: '/profiles/organization',
    auth: 'user',
    source: `${docs}/get-an-organization-profile`,
    handle({ partner, world }) {
      const culture = countryRules(partner.country)?.defaultCulture ?? 'en-US';
      return ok({
        id: partner.id,
        companyName: partner.name,
        defaultAddress: partner.address,
        tenantId: partner.id,
        domain: world.tenants.get(partner.id)?.domain,
        email: partner.email,
        language: culture.slice(0, 2),
        culture,
        profileType: 'OrganizationProfile',
        links: self('/profiles/organization'),
        attributes: attributes('OrganizationProfile'),
      });
    },
  },
  {
    method: 'GET',
    path: '/profiles/billing',
    auth: 'user',
    source: `${docs}/get-partner-billing-profile`,
    handle: ({ partner }) =>
      ok({
        companyName: partner.name,
        address: partner.address,
        primaryContact: contact(partner.email),
        billingDay: 5,
        billingCurrency: countryRules(partner.country)?.currency ?? 'USD',
        profileType: 'BillingProfile',
        links: self('/profiles/billing'),
        attributes: attributes('BillingProfile'),
      }),
  },
  {
    method: 'GET',
    path: '/profiles/support',
    auth: 'user',
    source: `${docs}/get-a-support-profile`,
    handle: ({ partner }) =>
      ok({
        email: partner.email,
        telephone: '4255550100',
        website: 'https://support.example',
        profileType: 'SupportProfile',
        links: self('/profiles/support'),
        attributes: attributes('SupportProfile'),
      }),
  },
];
