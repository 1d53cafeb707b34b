import type { Door } from '../call.ts';
import type { CallIds } from '../commerce.ts';
import { MicrosoftError } from '../errors.ts';
import { at } from '../path.ts';
import { newPassword } from './new-password.ts';
import type { CustomerUser } from './user-resource.ts';
import { users } from './users.ts';

/**
 * @throws MicrosoftError 403 without the GDAP role User Administrator (for administrators: Privileged Authentication
 *   Administrator)
 * @see https://learn.microsoft.com/partner-center/developer/reset-user-password-for-a-customer
 */
export async function setPassword(
  door: Door,
  tenantId: string,
  userId: string,
  passwordProfile: { password: string; forceChangePassword: boolean },
  ids?: CallIds,
): Promise<void> {
  await door.call({
    method: 'PATCH',
    path: at`/v1/customers/${tenantId}/users/${userId}/resetpassword`,
    as: 'user',
    ids,
    body: { passwordProfile, attributes: { objectType: 'CustomerUser' } },
    read: () => undefined,
  });
}

/**
 * Sets a temporary password, to be changed at the next sign-in, and returns it. There is no look-up by name: the
 * list of users is read until the name comes up.
 * @throws MicrosoftError `user-unknown`, besides what the calls throw
 */
export async function resetPassword(
  door: Door,
  tenantId: string,
  userPrincipalName: string,
  ids: CallIds,
): Promise<string> {
  const user = await userNamed(door, tenantId, userPrincipalName);
  const password = newPassword();
  await setPassword(door, tenantId, user.id, { password, forceChangePassword: true }, ids);
  return password;
}

async function userNamed(door: Door, tenantId: string, name: string): Promise<CustomerUser> {
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
