import type { User } from '../entities.ts';
import { record } from './audit.ts';
import { type CustomerCall, type Operation, ok } from './operation.ts';
import { refuse } from './refusal.ts';
import { attributes, seekPage, self, simpleFilter } from './resource.ts';

const docs = 'https://learn.microsoft.com/partner-center/developer';
const readers = [
  'Directory Readers',
  'Global Reader',
  'User Administrator',
  'Global Administrator',
  'Directory Writers',
];
const writers = ['Directory Writers', 'User Administrator', 'Global Administrator'];
const passwordAdministrators = [
  'User Administrator',
  'Privileged Authentication Administrator',
  'Global Administrator',
];

/** @throws Refusal 403 900308 without a delegated-admin role that allows it */
function need(call: CustomerCall, roles: string[]): void {
  if (!call.relationship.gdapRoles.some((role) => roles.includes(role)))
    throw refuse(403, 900308, 'The partner has no role in the customer tenant that allows this.');
}

/** @throws Refusal 404 60002 */
function userOf(call: CustomerCall): User {
  const user = call.world.users.get(call.params['uid']?.toLowerCase());
  if (user?.tenantId !== call.tenant.id) throw refuse(404, 60002, 'The user was not found.');
  return user;
}

const wire = (user: User) => ({
  usageLocation: user.usageLocation,
  id: user.id,
  userPrincipalName: user.userPrincipalName,
  firstName: user.firstName,
  lastName: user.lastName,
  displayName: user.displayName,
  userDomainType: 'none',
  state: user.state,
  softDeletionTime: user.softDeletionTime,
  links: self(`/customers/${user.tenantId}/users/${user.id}`),
  attributes: attributes('CustomerUser'),
});

/** The answer to creation and reset repeats the password. */
const withPassword = (user: User) => ({
  ...wire(user),
  passwordProfile: { forceChangePassword: user.forceChangePassword, password: user.password },
});

function createUser(call: CustomerCall) {
  need(call, writers);
  const { body, world, tenant } = call;
  const userPrincipalName = body.needText('userPrincipalName');
  const domain = userPrincipalName.split('@')[1]?.toLowerCase() ?? '';
  if (world.domains.get(domain)?.tenantId !== tenant.id)
    throw refuse(400, 800002, 'The domain does not belong to the customer.');
  if (world.users.where('name', userPrincipalName.toLowerCase()).length > 0)
    throw refuse(409, 800002, 'The user exists already.');
  const profile = body.object('passwordProfile');
  const user = world.users.put({
    id: world.newId('user'),
    tenantId: tenant.id,
    userPrincipalName,
    displayName: body.needText('displayName'),
    firstName: body.text('firstName'),
    lastName: body.text('lastName'),
    usageLocation: body.text('usageLocation')?.toUpperCase(),
    password: profile.text('password') ?? world.newPassword('password'),
    forceChangePassword: profile.flag('forceChangePassword') ?? true,
    mfa: false,
    roles: [],
    state: 'active',
  });
  record(
    call,
    'customer_user',
    'create_customer_user',
    { id: tenant.id, name: tenant.companyName },
    { CustomerUserId: user.id },
  );
  return ok(withPassword(user));
}

function resetPassword(call: CustomerCall) {
  need(call, passwordAdministrators);
  const user = userOf(call);
  const profile = call.body.object('passwordProfile');
  const changed = call.world.users.put({
    ...user,
    password: profile.text('password') ?? call.world.newPassword('password'),
    forceChangePassword: profile.flag('forceChangePassword') ?? true,
  });
  record(
    call,
    'customer_user',
    'reset_customer_user_password',
    { id: call.tenant.id, name: call.tenant.companyName },
    { CustomerUserId: user.id },
  );
  return ok(withPassword(changed));
}

function listUsers(call: CustomerCall) {
  need(call, readers);
  const filter = simpleFilter(call.query['filter']);
  const state = filter?.field === 'userstate' ? filter.value : 'active';
  const users = call.world.users.where('tenant', call.tenant.id).filter((user) => user.state === state);
  return ok(
    seekPage(
      users,
      wire,
      `/customers/${call.tenant.id}/users`,
      Number(call.query['size'] ?? 0) || undefined,
      call.header('ms-continuationtoken'),
    ),
  );
}

export const userOperations: Operation[] = [
  {
    method: 'GET',
    path: '/customers/:cid/users',
    of: 'customer',
    auth: 'user',
    source: `${docs}/get-a-list-of-all-user-accounts-for-a-customer`,
    handle: listUsers,
  },
  {
    method: 'POST',
    path: '/customers/:cid/users',
    of: 'customer',
    auth: 'user',
    source: `${docs}/create-user-accounts-for-a-customer`,
    handle: createUser,
  },
  {
    method: 'GET',
    path: '/customers/:cid/users/:uid',
    of: 'customer',
    auth: 'user',
    source: `${docs}/get-a-user-account-by-id`,
    handle(call) {
      need(call, readers);
      return ok(wire(userOf(call)));
    },
  },
  {
    method: 'PATCH',
    path: '/customers/:cid/users/:uid/resetpassword',
    of: 'customer',
    auth: 'user',
    source: `${docs}/reset-user-password-for-a-customer`,
    handle: resetPassword,
  },
];
