import type { Door } from '../call.ts';
import type { CallIds } from '../commerce.ts';
import type { Json } from '../fields.ts';
import { allItems, everyItem } from '../paging.ts';
import { at } from '../path.ts';
import { reader } from './resource.ts';

export interface DirectoryRole extends Json {
  id: string;
  name?: string;
}

export interface UserMember extends Json {
  /** The user's id. */
  id: string;
  displayName?: string;
  userPrincipalName?: string;
  roleId?: string;
}

const roleOf = reader<DirectoryRole>(['id']);
const memberOf = reader<UserMember>(['id']);

/** @see https://learn.microsoft.com/partner-center/developer/get-user-roles-for-a-customer */
export async function directoryRoles(door: Door, tenantId: string): Promise<DirectoryRole[]> {
  return allItems(door, { path: at`/v1/customers/${tenantId}/directoryroles`, as: 'user', read: roleOf });
}

/** @see https://learn.microsoft.com/partner-center/developer/get-user-roles-for-a-customer */
export async function rolesOfUser(door: Door, tenantId: string, userId: string): Promise<DirectoryRole[]> {
  return allItems(door, {
    path: at`/v1/customers/${tenantId}/users/${userId}/directoryroles`,
    as: 'user',
    read: roleOf,
  });
}

/** @see https://learn.microsoft.com/partner-center/developer/get-user-roles-for-a-customer */
export function roleMembers(door: Door, tenantId: string, roleId: string): AsyncGenerator<UserMember, void> {
  return everyItem(door, {
    path: at`/v1/customers/${tenantId}/directoryroles/${roleId}/usermembers`,
    as: 'user',
    read: memberOf,
  });
}

/** @see https://learn.microsoft.com/partner-center/developer/set-user-roles-for-a-customer */
export async function addRoleMember(
  door: Door,
  tenantId: string,
  roleId: string,
  { id, displayName, userPrincipalName }: { id: string; displayName: string; userPrincipalName: string },
  ids?: CallIds,
): Promise<UserMember> {
  const { body } = await door.call({
    method: 'POST',
    path: at`/v1/customers/${tenantId}/directoryroles/${roleId}/usermembers`,
    as: 'user',
    ids,
    body: { id, displayName, userPrincipalName, attributes: { objectType: 'UserMember' } },
    read: memberOf,
  });
  return body;
}

/** @see https://learn.microsoft.com/partner-center/developer/remove-customer-user-from-a-role */
export async function removeRoleMember(
  door: Door,
  tenantId: string,
  roleId: string,
  userId: string,
  ids?: CallIds,
): Promise<void> {
  await door.call({
    method: 'DELETE',
    path: at`/v1/customers/${tenantId}/directoryroles/${roleId}/usermembers/${userId}`,
    as: 'user',
    ids,
    read: () => undefined,
  });
}
