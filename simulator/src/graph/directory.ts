import { defaultDomain, verifiedDomains } from './domain-resource.ts';
import { entity, type GraphCall, type GraphOperation, need } from './operation.ts';
import { page } from './pages.ts';
import { forbidden } from './refusal.ts';
import { userResource } from './user-resource.ts';

const docs = 'https://learn.microsoft.com/graph/api';

/** @see https://learn.microsoft.com/graph/api/resources/organization */
const organizationOf = ({ tenant }: GraphCall) => ({
  id: tenant.id,
  displayName: tenant.companyName,
  countryLetterCode: tenant.country,
  city: tenant.billingProfile?.address.city,
  state: tenant.billingProfile?.address.state,
  street: tenant.billingProfile?.address.addressLine1,
  postalCode: tenant.billingProfile?.address.postalCode,
  verifiedDomains: verifiedDomains(tenant).map((name) => ({
    name,
    isDefault: name === defaultDomain(tenant),
    isInitial: name === tenant.domain,
    type: 'Managed',
  })),
});

export const directoryGraphOperations: GraphOperation[] = [
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
