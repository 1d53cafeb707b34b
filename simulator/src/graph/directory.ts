import { groupId, partnerGroups } from '../gdap.ts';
import { peopleOf } from '../people.ts';
import { entity, type GraphCall, type GraphOperation, need } from './operation.ts';
import { filtered, page } from './pages.ts';
import { forbidden, notFound } from './refusal.ts';
import { userResource } from './user-resource.ts';

const docs = 'https://learn.microsoft.com/graph/api';

/** Security groups of a partner: those of Partner Center's roles, and what its people are members of besides. */
function groupsOf({ world, tenant }: GraphCall) {
  const named = world.partners.get(tenant.id)
    ? partnerGroups.map((name) => ({ id: groupId(tenant.id, name), displayName: name as string }))
    : [];
  const others = new Set(peopleOf(world, tenant.id).flatMap((user) => user.groups ?? []));
  return [...named, ...[...others].map((id) => ({ id, displayName: id }))].map((group) => ({
    ...group,
    securityEnabled: true,
    mailEnabled: false,
    groupTypes: [],
  }));
}

/** @see https://learn.microsoft.com/graph/api/resources/domain */
const domainsOf = ({ tenant }: GraphCall) =>
  [tenant.domain, ...tenant.customDomains].map((id, index) => ({
    id,
    authenticationType: 'Managed',
    availabilityStatus: null,
    isAdminManaged: true,
    isDefault: index === 0,
    isInitial: index === 0,
    isRoot: true,
    isVerified: true,
    supportedServices: ['Email', 'OfficeCommunicationsOnline'],
    passwordValidityPeriodInDays: 2147483647,
    passwordNotificationWindowInDays: 14,
  }));

/** @see https://learn.microsoft.com/graph/api/resources/organization */
const organizationOf = ({ tenant }: GraphCall) => ({
  id: tenant.id,
  displayName: tenant.companyName,
  countryLetterCode: tenant.country,
  city: tenant.billingProfile?.address.city,
  state: tenant.billingProfile?.address.state,
  street: tenant.billingProfile?.address.addressLine1,
  postalCode: tenant.billingProfile?.address.postalCode,
  verifiedDomains: [tenant.domain, ...tenant.customDomains].map((name, index) => ({
    name,
    isDefault: index === 0,
    isInitial: index === 0,
    type: 'Managed',
  })),
});

export const directoryGraphOperations: GraphOperation[] = [
  {
    method: 'GET',
    path: '/groups',
    source: `${docs}/group-list`,
    models: 'security groups of Partner Center roles in a partner tenant',
    handle(call) {
      need(call, 'readUsers');
      return page(call, 'groups', filtered(call, groupsOf(call)));
    },
  },
  {
    method: 'GET',
    path: '/groups/:groupId',
    source: `${docs}/group-get`,
    models: '404 for what is no group of the tenant',
    handle(call) {
      need(call, 'readUsers');
      const found = groupsOf(call).find((one) => one.id === call.params['groupId']?.toLowerCase());
      if (!found) throw notFound('The group does not exist.');
      return entity(call, 'groups', found);
    },
  },
  {
    method: 'GET',
    path: '/domains',
    source: `${docs}/domain-list`,
    models: 'verified domains of the tenant; the first one is the initial and the default one [U]',
    handle(call) {
      need(call, 'readDirectory');
      return page(call, 'domains', domainsOf(call));
    },
  },
  {
    method: 'GET',
    path: '/domains/:domain',
    source: `${docs}/domain-get`,
    models: '404 for what is no domain of the tenant',
    handle(call) {
      need(call, 'readDirectory');
      const found = domainsOf(call).find((one) => one.id === call.params['domain']?.toLowerCase());
      if (!found) throw notFound('The domain does not exist.');
      return entity(call, 'domains', found);
    },
  },
  {
    method: 'GET',
    path: '/organization',
    source: `${docs}/organization-list`,
    models: 'name, domains, country',
    handle(call) {
      need(call, 'readDirectory');
      return page(call, 'organization', [organizationOf(call)]);
    },
  },
  {
    method: 'GET',
    path: '/me',
    source: `${docs}/user-get`,
    models: 'the signed-in person; none for an application',
    handle(call) {
      if (!call.user) throw forbidden();
      return entity(call, 'users', userResource(call.user));
    },
  },
];
