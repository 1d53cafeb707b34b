import type { RouteName, Sent } from '@concord/contract/api';

/** What a call may name: the standing rows of one owner. */
export interface Names {
  resellerId: string;
  customerId: string;
  planId: string;
  serviceId: string;
  settingsSetId: string;
  attestationId: string;
  objectId: string;
}

type WithBody = { [N in RouteName]: undefined extends Sent<N>['body'] ? never : N }[RouteName];
type WithQuery = { [N in RouteName]: undefined extends Sent<N>['query'] ? never : N }[RouteName];

const contact = { firstName: 'Sample', lastName: 'Person', email: 'sample@fabrikam.example' };
const address = {
  country: 'US',
  state: 'WA',
  city: 'Seattle',
  addressLine1: '1 Main Street',
  postalCode: '98101',
};
const guid = '11111111-2222-4333-8444-555555555555';
const credentials = { email: 'sample@fabrikam.example', password: 'wrong', panel: 'operator' as const };
const company = (resellerId: string) => ({
  companyName: 'Fabrikam',
  resellerId,
  address,
  contact,
  language: 'en',
});
const attribute = { key: 'sample_key', name: 'Sample', type: 'string' as const };
const set = (resellerId: string) => ({
  name: 'Sample',
  resellerId,
  environment: 'global' as const,
  api: 'partner-center' as const,
  agreementLink: 'https://fabrikam.example/agreement',
  domainPrefix: 'fabrikam',
  applicationId: guid,
  applicationSecret: 'a secret of no worth',
  tenantId: guid,
  invitationPath: `https://admin.microsoft.com/Adminportal/Home?invType=ResellerRelationship&partnerId=${guid}`,
  defaultCountry: 'US',
  defaultLanguage: 'en',
});
const plan = (serviceId: string) => ({
  name: 'Sample',
  serviceId,
  productId: 'CFQ7TTC0LH18',
  skuId: '0001',
  segment: 'commercial' as const,
  market: 'US',
  termDuration: 'P1M' as const,
  billingCycle: 'monthly' as const,
  price: '1.00',
  currency: 'USD',
  minimumSeats: 1,
  maximumSeats: 9,
});
const reseller = (parentId: string) => ({ name: 'Sample', parentId, country: 'US', currency: 'USD' });
const order = ({ planId, customerId, attestationId }: Names) => {
  const tenant = { kind: 'new' as const, prefix: 'fabrikam' };
  return { planId, customerId, attestationId, seats: 1, tenant };
};

/** A valid body for every route that takes one, so that nothing but the caller's rights can refuse it. */
export const bodies: { [N in WithBody]: (names: Names) => Sent<N>['body'] } = {
  'POST /session': () => credentials,
  'POST /session/token': () => credentials,
  'PUT /preferences/:page': () => ({ columns: [] }),
  'POST /members': ({ customerId, resellerId }) => {
    const role = 'customer-owner' as const;
    return { name: 'Sample', email: 'new@fabrikam.example', role, customerId, resellerId };
  },
  'POST /settings-sets': ({ resellerId }) => set(resellerId),
  'PUT /settings-sets/:id': ({ resellerId }) => set(resellerId),
  'POST /attributes': () => attribute,
  'PUT /attributes/:id': () => attribute,
  'POST /resellers': ({ resellerId }) => reseller(resellerId),
  'PUT /resellers/:id': ({ resellerId }) => reseller(resellerId),
  'POST /customers': ({ resellerId }) => company(resellerId),
  'PUT /customers/:id': ({ resellerId }) => company(resellerId),
  'POST /services': ({ settingsSetId }) => ({ name: 'Sample', settingsSetId }),
  'PUT /services/:id': ({ settingsSetId }) => ({ name: 'Sample', settingsSetId }),
  'POST /plans': ({ serviceId }) => plan(serviceId),
  'PUT /plans/:id': ({ serviceId }) => plan(serviceId),
  'POST /ordering/attestations': ({ planId, customerId }) => {
    return { planId, customerId, signatory: contact, accepted: true };
  },
  'POST /ordering/preflight': order,
  'POST /orders': order,
  'POST /subscriptions/:id/seats': () => ({ seats: 2 }),
  'POST /subscriptions/:id/auto-renew': () => ({ on: false }),
  'POST /subscriptions/:id/scheduled-change': () => ({ atTermEnd: 'cancel' as const }),
};

/** Every filter that names somebody. */
export const queries: { [N in WithQuery]: (names: Names) => Sent<N>['query'] } = {
  'GET /members': ({ resellerId, customerId }) => ({ resellerId, customerId }),
  'GET /settings-sets': () => ({ q: 'of_' }),
  'GET /resellers': () => ({ q: 'of_' }),
  'GET /customers': ({ resellerId }) => ({ resellerId }),
  'GET /plans': ({ serviceId }) => ({ serviceId }),
  'GET /catalogue': ({ settingsSetId }) => {
    return { settingsSetId, productId: 'CFQ7TTC0LH18', skuId: '0001', market: 'US', segment: 'commercial' };
  },
  'GET /ordering': ({ planId, customerId }) => ({ planId, customerId }),
  'GET /ordering/domain': ({ planId }) => ({ planId, prefix: 'fabrikam' }),
  'GET /orders': ({ customerId }) => ({ customerId }),
  'GET /subscriptions': ({ customerId }) => ({ customerId }),
  'GET /subscriptions/:id/preview': () => ({ verb: 'suspend' as const }),
  'GET /events': ({ objectId }) => ({ objectId }),
};
