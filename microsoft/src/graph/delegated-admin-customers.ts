import type { Door } from '../call.ts';
import type { Json } from '../fields.ts';
import { reader } from '../partner-center/resource.ts';
import { at } from '../path.ts';
import { allGraphItems, everyGraphItem } from './paging.ts';

/** A customer with whom there is, or was, a relationship. */
export interface DelegatedAdminCustomer extends Json {
  id: string;
  tenantId: string;
  displayName?: string;
}

export interface ServiceManagementDetail extends Json {
  id?: string;
  serviceName?: string;
  serviceManagementUrl?: string;
}

/** @see https://learn.microsoft.com/graph/api/tenantrelationship-list-delegatedadmincustomers */
export function delegatedAdminCustomers(door: Door): AsyncGenerator<DelegatedAdminCustomer, void, undefined> {
  return everyGraphItem(door, {
    path: '/v1.0/tenantRelationships/delegatedAdminCustomers',
    read: reader<DelegatedAdminCustomer>(['id', 'tenantId']),
  });
}

/**
 * Where a customer's services are administered.
 * @see https://learn.microsoft.com/graph/api/delegatedadmincustomer-list-servicemanagementdetails
 */
export async function serviceManagementDetails(
  door: Door,
  customerId: string,
): Promise<ServiceManagementDetail[]> {
  return allGraphItems(door, {
    path: at`/v1.0/tenantRelationships/delegatedAdminCustomers/${customerId}/serviceManagementDetails`,
    read: reader<ServiceManagementDetail>([]),
  });
}
