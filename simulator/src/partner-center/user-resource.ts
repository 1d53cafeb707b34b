import type { User } from '../entities.ts';
import { attributes, self } from './resource.ts';

/** @see https://learn.microsoft.com/partner-center/developer/user-resources */
export const userResource = (user: User) => ({
  usageLocation: user.usageLocation,
  id: user.id,
  userPrincipalName: user.userPrincipalName,
  firstName: user.firstName,
  lastName: user.lastName,
  displayName: user.displayName,
  immutableId: user.immutableId,
  phoneNumber: user.phoneNumber,
  userDomainType: 'none',
  state: user.state,
  softDeletionTime: user.softDeletionTime,
  links: self(`/customers/${user.tenantId}/users/${user.id}`),
  attributes: attributes('CustomerUser'),
});

/** The answers to creation and reset repeat the password. */
export const withPassword = (user: User) => ({
  ...userResource(user),
  passwordProfile: { forceChangePassword: user.forceChangePassword, password: user.password },
});
