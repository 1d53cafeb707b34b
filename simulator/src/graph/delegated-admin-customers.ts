import { gdapPages } from './delegated-admin-relationships.ts';
import { entity, etagOf, type GraphCall, type GraphOperation, partnerOf } from './operation.ts';
import { filtered, page } from './pages.ts';
import { GraphRefusal } from './refusal.ts';

const docs = 'https://learn.microsoft.com/graph/api';
const root = '/tenantRelationships/delegatedAdminCustomers';
const set = 'tenantRelationships/delegatedAdminCustomers';

/** Customers with whom the partner has an active relationship. */
function customersOf(call: GraphCall) {
  const { world } = call;
  const ids = new Set(
    world.gdap
      .where('partner', partnerOf(call).id)
      .filter((one) => one.status === 'active')
      .map((one) => one.tenantId),
  );
  return [...ids].flatMap((id) => {
    const tenant = world.tenants.get(id);
    if (!tenant) return [];
    return {
      '@odata.type': '#microsoft.graph.delegatedAdminCustomer',
      '@odata.etag': etagOf(1),
      id: tenant.id,
      tenantId: tenant.id,
      displayName: tenant.companyName,
    };
  });
}

/** @throws GraphRefusal 404 */
function customerOf(call: GraphCall) {
  const found = customersOf(call).find((one) => one.id === call.params['customerId']?.toLowerCase());
  if (!found) throw new GraphRefusal(404, 'notFound', 'The delegated admin customer was not found.');
  return found;
}

export const customerGraphOperations: GraphOperation[] = [
  {
    method: 'GET',
    path: root,
    source: `${docs}/tenantrelationship-list-delegatedadmincustomers`,
    models: 'customers with an active relationship',
    handle: (call) => page(call, set, filtered(call, customersOf(call)), gdapPages),
  },
  {
    method: 'GET',
    path: `${root}/:customerId`,
    source: `${docs}/delegatedadmincustomer-get`,
    models: '404 without an active relationship',
    handle: (call) => entity(call, set, customerOf(call)),
  },
];
