import type { Relationship, Tenant } from '../entities.ts';
import { createCustomer } from './create-customer.ts';
import { companyProfile, customerResource, shortCustomer } from './customer-resource.ts';
import { type Call, type Operation, ok } from './operation.ts';
import { refuse } from './refusal.ts';
import { deleteCustomer, removeRelationship } from './remove-relationship.ts';
import { seekPage, simpleFilter } from './resource.ts';

const docs = 'https://learn.microsoft.com/partner-center/developer';

interface Customer {
  tenant: Tenant;
  relationship: Relationship;
}

/** Texts of a customer that can be searched by their beginning. */
const searchable: Record<string, (customer: Customer) => string[]> = {
  companyname: ({ tenant }) => [tenant.companyName],
  domain: ({ tenant }) => [tenant.domain, ...tenant.customDomains],
  indirectreseller: ({ relationship }) => [relationship.resellerTenantId ?? ''],
  indirectcloudsolutionprovider: ({ relationship }) => [relationship.partnerTenantId],
};

/** @throws Refusal 800002 for a field or an operator that cannot be asked for */
function wanted(call: Call): ((customer: Customer) => boolean) | undefined {
  const filter = simpleFilter(call.query['filter']);
  if (!filter) return undefined;
  if (filter.operator !== 'startswith') throw refuse(400, 800002, 'Only starts_with is supported.');
  const texts = searchable[filter.field];
  if (!texts) throw refuse(400, 800002, 'The field cannot be searched.');
  return (customer) => texts(customer).some((text) => text.toLowerCase().startsWith(filter.value));
}

/** Customers of the calling partner, one by one: a page of a big world makes no list of all of them. */
function* customersOf(
  call: Call,
  isWanted?: (customer: Customer) => boolean,
  start = 0,
): Generator<Customer> {
  const { world, partner } = call;
  for (const relationship of world.relationships.each('partner', partner.id, start)) {
    const tenant = world.tenants.get(relationship.tenantId);
    if (tenant && (!isWanted || isWanted({ tenant, relationship }))) yield { tenant, relationship };
  }
}

export const customerOperations: Operation[] = [
  {
    method: 'POST',
    path: '/customers',
    auth: 'any',
    source: `${docs}/create-a-customer`,
    models:
      '600002, 600049–600051, address, taken domain (409 [U]), late failure, `associatedPartnerId` needs app+user and a partnership, password only here, GDAP by default',
    handle: createCustomer,
  },
  {
    method: 'GET',
    path: '/customers',
    auth: 'any',
    source: `${docs}/get-a-list-of-customers`,
    models: 'seek paging, `starts_with` on four fields',
    handle(call) {
      const isWanted = wanted(call);
      const size = Number(call.query['size'] ?? 0) || undefined;
      const found = isWanted
        ? customersOf(call, isWanted)
        : (start: number) => customersOf(call, undefined, start);
      return ok(seekPage(found, ({ tenant }) => shortCustomer(tenant), '/customers', size, call));
    },
  },
  {
    method: 'GET',
    path: '/customers/:cid',
    of: 'customer',
    auth: 'any',
    source: `${docs}/get-a-customer-by-id`,
    models: '404 60003, 403 20002; address and domains only with a directory role',
    handle: (call) => ok(customerResource(call, call.tenant, call.relationship)),
  },
  {
    method: 'PATCH',
    path: '/customers/:cid',
    of: 'customer',
    auth: 'user',
    source: `${docs}/remove-a-reseller-relationship-with-a-customer`,
    models:
      'relationship removed when nothing is active, reservations and software cancelled; delegated rights end',
    handle: removeRelationship,
  },
  {
    method: 'DELETE',
    path: '/customers/:cid',
    of: 'customer',
    auth: 'any',
    source: `${docs}/delete-a-customer-account-from-the-integration-sandbox`,
    models: 'sandbox only (900127); everything cancelled first',
    handle: deleteCustomer,
  },
  {
    method: 'GET',
    path: '/customers/:cid/profiles/company',
    of: 'customer',
    auth: 'user',
    source: `${docs}/get-a-customer-s-company-profile`,
    models: 'address and e-mail only with a directory role',
    handle: (call) => ok(companyProfile(call, call.tenant)),
  },
];
