import type { Door } from '../call.ts';
import { MicrosoftError } from '../errors.ts';
import type { TenantUser } from '../sync.ts';
import { oneTenantUser } from './tenant-user.ts';

/** @throws MicrosoftError `user-unknown` */
export async function known(door: Door, tenantId: string, userId: string): Promise<TenantUser> {
  const found = await oneTenantUser(door, tenantId, userId);
  if (found) return found;
  throw new MicrosoftError({
    remedy: 'fix-input',
    code: 'user-unknown',
    description: '',
    explanation: 'The tenant has no such user, or the user is deleted. Read the users again.',
  });
}
