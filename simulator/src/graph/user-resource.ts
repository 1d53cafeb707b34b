import type { User } from '../entities.ts';
import type { PersonFields } from '../people.ts';
import type { GraphCall } from './operation.ts';

/** @see https://learn.microsoft.com/graph/api/resources/user */
export const userResource = (user: User) => ({
  id: user.id,
  userPrincipalName: user.userPrincipalName,
  displayName: user.displayName,
  givenName: user.firstName,
  surname: user.lastName,
  mail: user.state === 'active' ? user.userPrincipalName : undefined,
  mobilePhone: user.phoneNumber,
  usageLocation: user.usageLocation,
  onPremisesImmutableId: user.immutableId,
  accountEnabled: user.state === 'active',
  deletedDateTime: user.softDeletionTime,
  assignedLicenses: (user.licences ?? []).map(({ skuId, excludedPlans }) => ({
    skuId,
    disabledPlans: excludedPlans,
  })),
});

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
  }
  const profile = body.object('passwordProfile');
  const password = profile.text('password');
  const force = profile.flag('forceChangePasswordNextSignIn');
  if (password !== undefined) fields.password = password;
  if (force !== undefined) fields.forceChangePassword = force;
  return fields;
}
