import type { Door } from '../call.ts';
import type { CallIds } from '../commerce.ts';
import { type ConsentParts, consenting } from '../consenting.ts';
import { MicrosoftError } from '../errors.ts';
import { text } from '../fields.ts';
import { domains } from '../graph/domains.ts';
import { updateUser as updateInGraph } from '../graph/users.ts';
import { type Service, served } from '../served.ts';
import type { NewTenantUser, PeopleApi, TenantUser, UserChange } from '../sync.ts';
import { known } from './known-user.ts';
import { newPassword } from './new-password.ts';
import { provisioningStatus } from './subscription-status.ts';
import { askForRoles, takeRoles } from './tenant-access.ts';
import { tenantLicences } from './tenant-licences.ts';
import { changedBy, deletedTenantUsers, oneTenantUser, tenantUsers } from './tenant-user.ts';
import { setLicences } from './tenant-user-licences.ts';
import { setPassword } from './user-passwords.ts';
import { createUser, deleteUser, restoreUser } from './users.ts';

/**
 * Partner Center and Graph as the port through which people of a tenant are changed. Partner Center makes, deletes and
 * restores them, because it knows an idempotency key and tells of it in its activity log; Graph reads them, and changes
 * what Partner Center has no field for.
 */
export function partnerPeople(door: Door, parts: ConsentParts & Service): PeopleApi {
  const through = served(door, parts);
  const inCustomer = consenting(through, parts);
  return {
    takeRoles: (...rest) => takeRoles(through, ...rest),
    askForRoles: (...rest) => askForRoles(through, ...rest),
    users: (...rest) => tenantUsers(inCustomer, ...rest),
    deletedUsers: (...rest) => deletedTenantUsers(inCustomer, ...rest),
    user: (...rest) => oneTenantUser(inCustomer, ...rest),
    licences: (...rest) => tenantLicences(through, ...rest),
    async licenceOf(...subscription) {
      const { skuId } = await provisioningStatus(through, ...subscription);
      return text(skuId)?.toLowerCase();
    },
    domains: (...rest) => domainsOf(inCustomer, ...rest),
    createUser: (...rest) => create(through, ...rest),
    updateUser: (...rest) => update(inCustomer, ...rest),
    deleteUser: (...rest) => remove(through, ...rest),
    restoreUser: (...rest) => restore(through, inCustomer, ...rest),
    async resetPassword(tenantId, userId, ids) {
      const password = newPassword();
      await setPassword(through, tenantId, userId, { password, forceChangePassword: true }, ids);
      return password;
    },
    setLicences: (...rest) => setLicences(through, inCustomer, ...rest),
  };
}

/** Verified names, the default one first. */
async function domainsOf(door: Door, tenantId: string): Promise<string[]> {
  const found = (await domains(door, { inTenant: tenantId })).filter(({ isVerified }) => isVerified);
  return found.sort((a, b) => Number(b.isDefault) - Number(a.isDefault)).map(({ id }) => id.toLowerCase());
}

async function create(door: Door, tenantId: string, user: NewTenantUser, ids: CallIds) {
  const password = newPassword();
  const { signInName, ...rest } = user;
  const made = await createUser(
    door,
    tenantId,
    { ...rest, userPrincipalName: signInName, passwordProfile: { password, forceChangePassword: true } },
    ids,
  );
  return { user: changedBy(made, { enabled: true, licences: [] }), password };
}

async function update(
  door: Door,
  tenantId: string,
  userId: string,
  change: UserChange,
  ids: CallIds,
): Promise<TenantUser> {
  const before = await known(door, tenantId, userId);
  const { firstName, lastName, enabled, ...same } = change;
  const fields = {
    ...same,
    // An empty name takes it away.
    ...(firstName !== undefined && { givenName: firstName || null }),
    ...(lastName !== undefined && { surname: lastName || null }),
    ...(enabled !== undefined && { accountEnabled: enabled }),
  };
  await updateInGraph(door, { inTenant: tenantId }, userId, fields, ids);
  const given = Object.entries(change).filter(([, value]) => value !== undefined);
  const after: TenantUser = { ...before, ...Object.fromEntries(given) };
  return { ...after, firstName: after.firstName || undefined, lastName: after.lastName || undefined };
}

/** Gone afterwards, also when it was gone before. */
async function remove(door: Door, tenantId: string, userId: string, ids: CallIds): Promise<void> {
  try {
    await deleteUser(door, tenantId, userId, ids);
  } catch (error) {
    if (!(error instanceof MicrosoftError) || error.code !== '60002') throw error;
  }
}

/** Graph may not show a restored user at once; then it is as Partner Center says, without licences. */
async function restore(
  door: Door,
  inCustomer: Door,
  tenantId: string,
  userId: string,
  ids: CallIds,
): Promise<TenantUser> {
  const answer = await restoreUser(door, tenantId, userId, ids);
  const seen = await oneTenantUser(inCustomer, tenantId, userId);
  return seen ?? changedBy(answer, { enabled: true, licences: [] });
}
