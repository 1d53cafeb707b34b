import type { Door } from '../call.ts';
import type { CallIds } from '../commerce.ts';
import { everyItem } from '../paging.ts';
import { at, filter } from '../path.ts';
import { unlessAbsent } from './absent.ts';
import { type CustomerUser, customerUserOf, type NewUser } from './user-resource.ts';

export interface UserQuery {
  /** Users a page; 500 by default. */
  size?: number;
  /** See `filter`. */
  filter?: string;
  sortField?: 'DisplayName' | (string & {});
  sortDirection?: 'Ascending' | 'Descending';
}

const attributes = { objectType: 'CustomerUser' };

/**
 * The users of a tenant, page by page. There is no look-up by sign-in name.
 * @see https://learn.microsoft.com/partner-center/developer/get-a-list-of-all-user-accounts-for-a-customer
 */
export function users(
  door: Door,
  tenantId: string,
  query: UserQuery = {},
): AsyncGenerator<CustomerUser, void, undefined> {
  return everyItem(door, {
    path: at`/v1/customers/${tenantId}/users`,
    query: { size: 500, ...query },
    as: 'user',
    read: customerUserOf,
  });
}

/**
 * Users deleted in the last thirty days; their sign-in names are disfigured.
 * @see https://learn.microsoft.com/partner-center/developer/view-a-deleted-user
 */
export function deletedUsers(door: Door, tenantId: string): AsyncGenerator<CustomerUser, void, undefined> {
  return users(door, tenantId, { filter: filter('UserState', 'equals', 'Inactive') });
}

/** @see https://learn.microsoft.com/partner-center/developer/get-a-user-account-by-id */
export async function user(door: Door, tenantId: string, userId: string): Promise<CustomerUser | undefined> {
  const { body } = await door.call({
    method: 'GET',
    path: at`/v1/customers/${tenantId}/users/${userId}`,
    as: 'user',
    expect: [404],
    read: unlessAbsent(customerUserOf),
  });
  return body;
}

/** @see https://learn.microsoft.com/partner-center/developer/create-user-accounts-for-a-customer */
export async function createUser(
  door: Door,
  tenantId: string,
  newUser: NewUser,
  ids?: CallIds,
): Promise<CustomerUser> {
  const { body } = await door.call({
    method: 'POST',
    path: at`/v1/customers/${tenantId}/users`,
    as: 'user',
    ids,
    body: { ...newUser, attributes },
    read: customerUserOf,
  });
  return body;
}

/**
 * Changes the given fields and leaves the others.
 * @see https://learn.microsoft.com/partner-center/developer/update-user-accounts-for-a-customer
 */
export async function updateUser(
  door: Door,
  tenantId: string,
  userId: string,
  change: Partial<Omit<CustomerUser, 'id' | 'attributes'>>,
  ids?: CallIds,
): Promise<CustomerUser> {
  const { body } = await door.call({
    method: 'PATCH',
    path: at`/v1/customers/${tenantId}/users/${userId}`,
    as: 'user',
    ids,
    body: { ...change, attributes },
    read: customerUserOf,
  });
  return body;
}

/**
 * Makes a user inactive; for thirty days `restoreUser` brings it back.
 * @see https://learn.microsoft.com/partner-center/developer/delete-user-accounts-for-a-customer
 */
export async function deleteUser(door: Door, tenantId: string, userId: string, ids?: CallIds): Promise<void> {
  await door.call({
    method: 'DELETE',
    path: at`/v1/customers/${tenantId}/users/${userId}`,
    as: 'user',
    ids,
    read: () => undefined,
  });
}

/**
 * Brings a deleted user back. It may be missing from the list for a while.
 * @see https://learn.microsoft.com/partner-center/developer/restore-a-user-for-a-customer
 */
export function restoreUser(
  door: Door,
  tenantId: string,
  userId: string,
  ids?: CallIds,
): Promise<CustomerUser> {
  return updateUser(door, tenantId, userId, { state: 'active' }, ids);
}
