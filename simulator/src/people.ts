import type { Context } from './context.ts';
import type { User } from './entities.ts';
import type { World } from './world.ts';

/** A person that somebody wants to make, or what shall be changed of one. */
export interface PersonFields {
  userPrincipalName?: string;
  displayName?: string;
  firstName?: string;
  lastName?: string;
  usageLocation?: string;
  immutableId?: string;
  phoneNumber?: string;
  password?: string;
  forceChangePassword?: boolean;
  /** Whether the person may sign in. */
  accountEnabled?: boolean;
  /** Further properties, by Graph's names; those that are not named are kept. */
  profile?: Record<string, string | string[]>;
}

export type PersonProblem = 'foreign-domain' | 'name-taken';

/** What is wrong with a user principal name in this tenant; `undefined` when nothing is. */
export function nameProblem(
  world: World,
  tenantId: string,
  name: string,
  own?: string,
): PersonProblem | undefined {
  const domain = name.split('@')[1]?.toLowerCase() ?? '';
  if (world.domains.get(domain)?.tenantId !== tenantId) return 'foreign-domain';
  return world.users.where('name', name.toLowerCase()).some((user) => user.id !== own)
    ? 'name-taken'
    : undefined;
}

export function makePerson(
  world: World,
  tenantId: string,
  fields: PersonFields & { userPrincipalName: string; displayName: string },
): User {
  const { password, forceChangePassword, usageLocation, ...rest } = fields;
  return world.users.put({
    id: world.newId('user'),
    tenantId,
    ...rest,
    ...(usageLocation !== undefined && { usageLocation: usageLocation.toUpperCase() }),
    password: password ?? world.newPassword('password'),
    forceChangePassword: forceChangePassword ?? true,
    mfa: false,
    roles: [],
    state: 'active',
  });
}

export function changePerson(world: World, user: User, fields: PersonFields): User {
  const { usageLocation, profile, ...rest } = fields;
  return world.users.put({
    ...user,
    ...rest,
    ...(profile && { profile: { ...user.profile, ...profile } }),
    ...(usageLocation !== undefined && { usageLocation: usageLocation.toUpperCase() }),
  });
}

/** Out of sight for 30 days, under a name that frees the old one; then gone. */
export function deletePerson({ world, clock }: Context, user: User): User {
  return world.users.put({
    ...user,
    state: 'inactive',
    softDeletionTime: clock.now(),
    formerName: user.userPrincipalName,
    userPrincipalName: `${user.id.replaceAll('-', '')}${user.userPrincipalName}`,
  });
}

/** Brings a deleted person back with everything it had. */
export function restorePerson({ world }: Context, user: User): User {
  const { softDeletionTime: _, formerName, ...rest } = user;
  return world.users.put({
    ...rest,
    state: 'active',
    userPrincipalName: formerName ?? user.userPrincipalName,
  });
}

export const peopleOf = (world: World, tenantId: string, state: User['state'] = 'active'): User[] =>
  world.users.where('tenant', tenantId).filter((user) => user.state === state);
