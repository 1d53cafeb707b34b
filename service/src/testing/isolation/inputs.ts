import type { RouteName, Sent } from '@concord/contract/api';

/** What a call may name: the standing rows of one owner. */
export interface Names {
  resellerId: string;
  customerId: string;
  planId: string;
  serviceId: string;
  settingsSetId: string;
  bindingId: string;
  attestationId: string;
  differenceId: string;
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
const person = { displayName: 'Sample Person', usageLocation: 'US' };
const order = ({ planId, customerId, attestationId }: Names) => {
  const tenant = { kind: 'new' as const, prefix: 'fabrikam' };
  return { planId, customerId, attestationId, seats: 1, tenant };
};

const transferRequest = ({ bindingId }: Names) => {
  const sourcePartnerName = 'Sample';
  const customerEmail = 'sample@fabrikam.example';
  return { bindingId, sourcePartnerTenantId: guid, sourcePartnerName, customerEmail };
};

const policy = ({ resellerId, settingsSetId }: Names) => {
  return { name: 'Sample', resellerId, settingsSetId, decision: 'ask' as const };
};
const limits = {
  customersMinutes: 60,
  subscriptionsMinutes: 60,
  usersMinutes: 60,
  sweepMinutes: 60,
  seats: 1,
  amount: '1.00',
  currency: 'USD',
  customers: 1,
  errorPercent: 20,
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
  'POST /sync/runs/:id/stop': () => ({ reason: 'sample' }),
  'POST /bindings/:id/users': () => ({ ...person, signInName: 'sample@fabrikam.example' }),
  'PUT /bindings/:id/users/:userId': () => ({ ...person, enabled: true }),
  'POST /bindings/:id/users/:userId/licences': () => ({ assign: [guid], remove: [] }),
  'POST /subscriptions/:id/seats': () => ({ seats: 2 }),
  'POST /subscriptions/:id/auto-renew': () => ({ on: false }),
  'POST /subscriptions/:id/scheduled-change': () => ({ atTermEnd: 'cancel' as const }),
  'POST /partner-accounts/:id/webhook': () => ({ replaceForeign: true }),
  'POST /alerts/:id/clear': () => ({ note: 'sample' }),
  'POST /partner-accounts/:id/import/decisions': ({ customerId }) => {
    return { tenantIds: [guid], decision: 'bind' as const, customerId };
  },
  'POST /partner-accounts/:id/import/apply': () => ({ count: 1 }),
  'POST /transfers': transferRequest,
  'POST /transfer-request-preview': transferRequest,
  'POST /transfers/:id/preview': () => ({ verb: 'withdraw' as const }),
  'POST /transfers/:id/accept': () => ({ lines: [{ microsoftId: guid }] }),
  'PUT /reports/:report/schedule': () => ({ every: 'week' as const }),
  'POST /differences/decisions': ({ differenceId }) => ({ ids: [differenceId], decision: 'take' as const }),
  'POST /policies': policy,
  'PUT /policies/:id': policy,
  'PUT /settings-sets/:id/sync-limits': () => limits,
  'POST /settings-sets/:id/stop-writes': () => ({ reason: 'sample' }),
  'POST /settings-sets/:id/allow-writes': () => ({ reason: 'sample' }),
  'POST /reconciliations': ({ settingsSetId, differenceId }) => {
    return { settingsSetId, differenceIds: [differenceId] };
  },
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
  'GET /sync/runs': () => ({ kind: 'full' as const }),
  'GET /mirror-subscriptions': ({ customerId }) => ({ customerId }),
  'GET /bindings/:id/users': () => ({ q: 'of_', fresh: 'true' as const }),
  'GET /bindings/:id/licences': () => ({ fresh: 'true' as const }),
  'GET /events': ({ objectId }) => ({ objectId }),
  'GET /partner-accounts/:id/flow': () => ({ hours: 24 }),
  'GET /partner-accounts/:id/inbox': () => ({ q: 'of_' }),
  'GET /partner-accounts/:id/pace': () => ({ hours: 24 }),
  'GET /partner-accounts/:id/import/rows': ({ resellerId }) => ({ resellerId }),
  'GET /sync/freshness': ({ resellerId }) => ({ resellerId }),
  'GET /sync/freshness/tenants': ({ resellerId, customerId }) => ({ resellerId, customerId }),
  'GET /transfers': ({ customerId }) => ({ customerId }),
  'GET /reports/:report': ({ resellerId, customerId }) => ({ resellerId, customerId }),
  'GET /alerts': ({ customerId }) => ({ customerId }),
  'GET /differences': ({ customerId, settingsSetId }) => ({ customerId, settingsSetId }),
  'GET /differences/groups': ({ resellerId }) => ({ resellerId, by: 'customer' as const }),
  'GET /differences/history': () => ({ days: 7 }),
  'GET /reconciliations': ({ settingsSetId }) => ({ settingsSetId }),
  'GET /reconciliations/:id/lines': () => ({ limit: 50 }),
};
