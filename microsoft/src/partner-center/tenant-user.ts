import type { Door } from '../call.ts';
import { text } from '../fields.ts';
import { deletedUsers, type GraphUser, user, users } from '../graph/users.ts';
import type { TenantUser } from '../sync.ts';
import type { CustomerUser } from './user-resource.ts';

/** People of a tenant as the ports speak of them. They come from Graph: its list alone names licences. */

const select = [
  'id',
  'userPrincipalName',
  'displayName',
  'givenName',
  'surname',
  'usageLocation',
  'accountEnabled',
  'assignedLicenses',
];

/** All people who are not deleted, up to 999 a call. */
export async function* tenantUsers(
  door: Door,
  tenantId: string,
): AsyncGenerator<TenantUser, void, undefined> {
  for await (const one of users(door, { inTenant: tenantId }, { select })) yield tenantUser(one);
}

/** Those who were deleted within the last thirty days. */
export async function* deletedTenantUsers(
  door: Door,
  tenantId: string,
): AsyncGenerator<TenantUser, void, undefined> {
  const found = deletedUsers(door, { inTenant: tenantId }, [...select, 'deletedDateTime']);
  for await (const one of found) yield tenantUser(one);
}

/** @param userId object id or sign-in name */
export async function oneTenantUser(
  door: Door,
  tenantId: string,
  userId: string,
): Promise<TenantUser | undefined> {
  const found = await user(door, { inTenant: tenantId }, userId, select);
  return found && tenantUser(found);
}

function tenantUser(one: GraphUser): TenantUser {
  const name = text(one.userPrincipalName) ?? '';
  // While somebody is deleted, the id stands before the name, so that the name is free.
  const mark = one.id.replaceAll('-', '').toLowerCase();
  const signInName = name.toLowerCase().startsWith(mark) ? name.slice(mark.length) : name;
  return {
    id: one.id.toLowerCase(),
    signInName,
    displayName: text(one.displayName) ?? '',
    firstName: text(one.givenName) || undefined,
    lastName: text(one.surname) || undefined,
    usageLocation: text(one.usageLocation) || undefined,
    enabled: one.accountEnabled ?? true,
    licences: sorted((one.assignedLicenses ?? []).map(({ skuId }) => skuId)),
    deletedAt: text(one.deletedDateTime) || undefined,
  };
}

/** Partner Center's answer to a change of a person, on top of what was known. */
export function changedBy(answer: CustomerUser, known: Pick<TenantUser, 'enabled' | 'licences'>): TenantUser {
  return {
    id: answer.id.toLowerCase(),
    signInName: answer.userPrincipalName,
    displayName: text(answer.displayName) ?? '',
    firstName: text(answer.firstName) || undefined,
    lastName: text(answer.lastName) || undefined,
    usageLocation: text(answer.usageLocation) || undefined,
    enabled: known.enabled,
    licences: known.licences,
  };
}

export const sorted = (ids: readonly string[]): string[] => [
  ...new Set(ids.map((id) => id.toLowerCase()).sort()),
];
