import type { Door } from '../call.ts';
import type { CallIds } from '../commerce.ts';
import { MicrosoftError } from '../errors.ts';
import { need, object } from '../fields.ts';
import { everyItem } from '../paging.ts';
import { at } from '../path.ts';
import { newPassword } from './new-password.ts';

export interface TenantUser {
  id: string;
  userPrincipalName: string;
}

/** @see https://learn.microsoft.com/partner-center/developer/get-a-list-of-all-user-accounts-for-a-customer */
export function users(door: Door, tenantId: string): AsyncGenerator<TenantUser> {
  return everyItem(door, {
    path: at`/v1/customers/${tenantId}/users`,
    query: { size: 500 },
    as: 'user',
    read: (item) => {
      const user = object(item);
      return { id: need(user, 'id'), userPrincipalName: need(user, 'userPrincipalName') };
    },
  });
}

/**
 * Sets a temporary password, to be changed at the next sign-in, and returns it. There is no look-up by name: the
 * list of users is read until the name comes up.
 * @throws MicrosoftError `user-unknown`, besides what the calls throw; 403 without the GDAP role User Administrator
 * @see https://learn.microsoft.com/partner-center/developer/reset-user-password-for-a-customer
 */
export async function resetPassword(
  door: Door,
  tenantId: string,
  userPrincipalName: string,
  ids: CallIds,
): Promise<string> {
  const user = await userNamed(door, tenantId, userPrincipalName);
  const password = newPassword();
  await door.call({
    method: 'PATCH',
    path: at`/v1/customers/${tenantId}/users/${user.id}/resetpassword`,
    as: 'user',
    ids,
    body: {
      passwordProfile: { password, forceChangePassword: true },
      attributes: { objectType: 'CustomerUser' },
    },
    read: () => undefined,
  });
  return password;
}

async function userNamed(door: Door, tenantId: string, name: string): Promise<TenantUser> {
  for await (const user of users(door, tenantId)) {
    if (user.userPrincipalName.toLowerCase() === name.toLowerCase()) return user;
  }
  throw new MicrosoftError({
    remedy: 'fix-input',
    code: 'user-unknown',
    description: '',
    explanation:
      'The tenant has no user with this sign-in name. Check the name, or use Microsoft’s password recovery.',
  });
}
