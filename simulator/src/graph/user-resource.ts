import type { User } from '../entities.ts';
import type { PersonFields } from '../people.ts';
import type { GraphCall } from './operation.ts';
import { profileIn } from './user-profile.ts';

/** @see https://learn.microsoft.com/graph/api/resources/user */
export const userResource = (user: User) => ({
  id: user.id,
  userPrincipalName: user.userPrincipalName,
  displayName: user.displayName,
  givenName: user.firstName || undefined,
  surname: user.lastName || undefined,
  mail: user.state === 'active' ? user.userPrincipalName : undefined,
  mobilePhone: user.phoneNumber || undefined,
  ...user.profile,
  usageLocation: user.usageLocation,
  onPremisesImmutableId: user.immutableId,
  accountEnabled: user.state === 'active' && user.accountEnabled !== false,
  deletedDateTime: user.softDeletionTime,
  assignedLicenses: (user.licences ?? []).map(({ skuId, excludedPlans }) => ({
    skuId,
    disabledPlans: excludedPlans,
  })),
});

/** Those that `null` takes away. */
const removable = new Set(['givenName', 'surname', 'mobilePhone']);
const names = {
  userPrincipalName: 'userPrincipalName',
  displayName: 'displayName',
  givenName: 'firstName',
  surname: 'lastName',
  usageLocation: 'usageLocation',
  onPremisesImmutableId: 'immutableId',
  mobilePhone: 'phoneNumber',
} as const;

/** What a body says of a user, in the simulator's own names. */
export function personFields({ body }: GraphCall): PersonFields {
  const fields: PersonFields = {};
  for (const [wire, own] of Object.entries(names)) {
    const value = body.text(wire);
    if (value !== undefined) fields[own] = value;
    else if (removable.has(wire) && body.hasExactly(wire)) fields[own] = '';
  }
  const enabled = body.flag('accountEnabled');
  if (enabled !== undefined) fields.accountEnabled = enabled;
  const secret = body.object('passwordProfile');
  const password = secret.text('password');
  const force = secret.flag('forceChangePasswordNextSignIn');
  if (password !== undefined) fields.password = password;
  if (force !== undefined) fields.forceChangePassword = force;
  const profile = profileIn(body);
  if (profile) fields.profile = profile;
  return fields;
}
