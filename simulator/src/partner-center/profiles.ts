import { countryRules } from '@concord/rules';
import type { Partner } from '../entities.ts';
import type { World } from '../world.ts';
import { addressOf } from './address.ts';
import type { Body } from './body.ts';
import { type Call, type Operation, ok } from './operation.ts';
import { refuse } from './refusal.ts';
import { attributes, self } from './resource.ts';

const docs = 'https://learn.microsoft.com/partner-center/developer';
const contact = (email: string) => ({
  firstName: 'Sample',
  lastName: 'Contact',
  email,
  phoneNumber: '4255550100',
});

type Kind = 'legalbusiness' | 'organization' | 'billing' | 'support';

/** What Microsoft knows of a partner until the partner writes something else. */
const begun: Record<Kind, (partner: Partner, world: World) => Record<string, unknown>> = {
  legalbusiness: (partner) => ({
    companyName: partner.name,
    address: partner.address,
    primaryContact: contact(partner.email),
    vettingStatus: partner.status === 'active' ? 'authorized' : 'rejected',
    vettingSubStatus: 'none',
  }),
  organization(partner, world) {
    const culture = countryRules(partner.country)?.defaultCulture ?? 'en-US';
    return {
      id: partner.id,
      companyName: partner.name,
      defaultAddress: partner.address,
      tenantId: partner.id,
      domain: world.tenants.get(partner.id)?.domain,
      email: partner.email,
      language: culture.slice(0, 2),
      culture,
    };
  },
  billing: (partner) => ({
    companyName: partner.name,
    address: partner.address,
    primaryContact: contact(partner.email),
    billingDay: 5,
    billingCurrency: countryRules(partner.country)?.currency ?? 'USD',
  }),
  support: (partner) => ({
    email: partner.email,
    telephone: '4255550100',
    website: 'https://support.example',
  }),
};

/** What a partner may write; everything else of the body is left as it is. */
const writable: Record<Kind, { texts: string[]; addresses: string[]; contacts: string[] }> = {
  legalbusiness: {
    texts: ['companyApproverEmail'],
    addresses: ['address', 'companyApproverAddress'],
    contacts: ['primaryContact'],
  },
  organization: { texts: ['email', 'language', 'culture'], addresses: ['defaultAddress'], contacts: [] },
  billing: { texts: ['purchaseOrderNumber', 'taxId'], addresses: ['address'], contacts: ['primaryContact'] },
  support: { texts: ['email', 'telephone', 'website'], addresses: [], contacts: [] },
};

const names: Record<Kind, string> = {
  legalbusiness: 'LegalBusinessProfile',
  organization: 'OrganizationProfile',
  billing: 'BillingProfile',
  support: 'SupportProfile',
};

function contactOf(body: Body): Record<string, string> {
  const fields = ['firstName', 'lastName', 'email', 'phoneNumber'];
  return Object.fromEntries(fields.map((name) => [name, body.needText(name)]));
}

/** What the body says of the profile. @throws Refusal 800002 for an incomplete contact or address */
function written(body: Body, kind: Kind): Record<string, unknown> {
  const { texts, addresses, contacts } = writable[kind];
  const values: Record<string, unknown> = {};
  for (const name of texts) {
    const text = body.text(name);
    if (text !== undefined) values[name] = text;
  }
  for (const name of contacts) if (body.has(name)) values[name] = contactOf(body.object(name));
  for (const name of addresses) {
    if (!body.has(name)) continue;
    const address = addressOf(body.object(name));
    if (!countryRules(address.country)) throw refuse(400, 800002, `The country of ${name} is not valid.`);
    values[name] = address;
  }
  return values;
}

const profile = (kind: Kind, { partner, world }: Call) => ({
  ...begun[kind](partner, world),
  ...partner.profiles?.[kind],
  profileType: names[kind],
  links: self(`/profiles/${kind}`),
  attributes: attributes(names[kind]),
});

/** The page that tells how a profile is read, and the one that tells how it is written. */
const pages: Record<Kind, [read: string, write: string]> = {
  legalbusiness: ['get-legal-business-profile', 'update-legal-business-profile'],
  organization: ['get-an-organization-profile', 'update-an-organization-profile'],
  billing: ['get-partner-billing-profile', 'update-partner-billing-profile'],
  support: ['get-a-support-profile', 'update-a-support-profile'],
};

function both([kind, [read, write]]: [Kind, [string, string]]): Operation[] {
  return [
    {
      method: 'GET',
      path: `/profiles/${kind}`,
      auth: 'user',
      source: `${docs}/${read}`,
      models: 'own profile',
      handle: (call) => ok(profile(kind, call)),
    },
    {
      method: 'PUT',
      path: `/profiles/${kind}`,
      auth: 'user',
      source: `${docs}/${write}`,
      models: 'addresses, contact and texts that are the partner’s own; no vetting again [U]',
      handle(call) {
        const profiles = {
          ...call.partner.profiles,
          [kind]: { ...call.partner.profiles?.[kind], ...written(call.body, kind) },
        };
        const partner = call.world.partners.put({ ...call.partner, profiles });
        return ok(profile(kind, { ...call, partner }));
      },
    },
  ];
}

export const profileOperations: Operation[] = [
  {
    method: 'GET',
    path: '/profiles/mpn',
    auth: 'user',
    source: `${docs}/get-partner-by-mpn-id`,
    models: 'own or by id; 404 3000',
    handle(call) {
      const mpnId = call.query['mpnid'];
      const partner = mpnId === undefined ? call.partner : call.world.partners.where('mpnId', mpnId)[0];
      if (!partner)
        throw refuse(404, 3000, `Partner Organization with partner_id ${mpnId} could not be found`);
      return ok({
        partnerName: partner.name,
        mpnId: partner.mpnId,
        profileType: 'MpnProfile',
        links: self('/profiles/mpn'),
        attributes: attributes('MpnProfile'),
      });
    },
  },
  ...(Object.entries(pages) as [Kind, [string, string]][]).flatMap(both),
];
