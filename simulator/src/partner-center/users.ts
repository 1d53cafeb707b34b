import type { User } from '../entities.ts';
import {
  changePerson,
  deletePerson,
  makePerson,
  nameProblem,
  type PersonFields,
  peopleOf,
  restorePerson,
} from '../people.ts';
import { record } from './audit.ts';
import { type CustomerCall, type Operation, ok } from './operation.ts';
import { refuse } from './refusal.ts';
import { seekPage, simpleFilter } from './resource.ts';
import { need } from './rights.ts';
import { userResource, withPassword } from './user-resource.ts';

const docs = 'https://learn.microsoft.com/partner-center/developer';

/** @throws Refusal 404 60002 */
export function userOf(call: CustomerCall): User {
  const user = call.world.users.get(call.params['uid']?.toLowerCase());
  if (user?.tenantId !== call.tenant.id) throw refuse(404, 60002, 'The user was not found.');
  return user;
}

/** Writes what was done to a user into the activity records. */
export function recordUser(
  call: CustomerCall,
  operationType: string,
  user: User,
  resourceType = 'customer_user',
  more: Record<string, string> = {},
): void {
  const { id, companyName } = call.tenant;
  record(
    call,
    resourceType,
    operationType,
    { id, name: companyName },
    { CustomerUserId: user.id, ...more },
    resourceType === 'customer_user' ? userResource(user) : undefined,
  );
}

function fieldsOf({ body }: CustomerCall): PersonFields {
  const profile = body.object('passwordProfile');
  const fields: PersonFields = {};
  for (const name of [
    'userPrincipalName',
    'displayName',
    'firstName',
    'lastName',
    'usageLocation',
    'immutableId',
    'phoneNumber',
  ] as const) {
    const value = body.text(name);
    if (value !== undefined) fields[name] = value;
  }
  const password = profile.text('password');
  const force = profile.flag('forceChangePassword');
  return {
    ...fields,
    ...(password !== undefined && { password }),
    ...(force !== undefined && { forceChangePassword: force }),
  };
}

/** @throws Refusal when the name is of another domain or taken */
function checkName(call: CustomerCall, name: string, own?: string): void {
  const problem = nameProblem(call.world, call.tenant.id, name, own);
  if (problem === 'foreign-domain') throw refuse(400, 800002, 'The domain does not belong to the customer.');
  if (problem === 'name-taken') throw refuse(409, 800002, 'The user exists already.');
}

function createUser(call: CustomerCall) {
  need(call, 'writeUsers');
  const userPrincipalName = call.body.needText('userPrincipalName');
  const displayName = call.body.text('displayName') ?? userPrincipalName.split('@')[0] ?? '';
  checkName(call, userPrincipalName);
  const user = makePerson(call.world, call.tenant.id, { ...fieldsOf(call), userPrincipalName, displayName });
  recordUser(call, 'create_customer_user', user);
  return ok(withPassword(user));
}

/** Changes what is sent; `state: active` brings a deleted user back. */
function updateUser(call: CustomerCall) {
  const user = userOf(call);
  const state = call.body.text('state')?.toLowerCase();
  if (user.state === 'inactive') {
    need(call, 'deleteUsers');
    if (state !== 'active') throw refuse(404, 60002, 'The user is deleted.');
    checkName(call, user.formerName ?? user.userPrincipalName, user.id);
    const restored = restorePerson(call, user);
    recordUser(call, 'restore_customer_user', restored);
    return ok(userResource(restored));
  }
  need(call, 'writeUsers');
  const fields = fieldsOf(call);
  const renamed =
    fields.userPrincipalName !== undefined && fields.userPrincipalName !== user.userPrincipalName;
  if (fields.userPrincipalName !== undefined && renamed) checkName(call, fields.userPrincipalName, user.id);
  const changed = changePerson(call.world, user, fields);
  recordUser(call, renamed ? 'update_customer_user_principal_name' : 'update_customer_user', changed);
  return ok(userResource(changed));
}

function deleteUser(call: CustomerCall) {
  need(call, 'deleteUsers');
  const user = userOf(call);
  if (user.state === 'inactive') throw refuse(404, 60002, 'The user is deleted.');
  deletePerson(call, user);
  recordUser(call, 'delete_customer_user', user);
  return { status: 204 };
}

function resetPassword(call: CustomerCall) {
  need(call, 'resetPasswords');
  const user = userOf(call);
  const readers = ['Directory Readers', 'Global Reader'];
  if (user.roles.some((role) => !readers.includes(role))) need(call, 'resetAdministratorPasswords');
  const profile = call.body.object('passwordProfile');
  const changed = changePerson(call.world, user, {
    password: profile.text('password') ?? call.world.newPassword('password'),
    forceChangePassword: profile.flag('forceChangePassword') ?? true,
  });
  recordUser(call, 'reset_customer_user_password', user);
  return ok(withPassword(changed));
}

const sortable: Record<string, (user: User) => string> = {
  displayname: (user) => user.displayName,
  userprincipalname: (user) => user.userPrincipalName,
  userstate: (user) => user.state,
};

function listUsers(call: CustomerCall) {
  need(call, 'readUsers');
  const { query, tenant, world } = call;
  const filter = simpleFilter(query['filter']);
  if (filter && filter.field !== 'userstate') throw refuse(400, 800002, 'The filter is not supported.');
  const users = peopleOf(world, tenant.id, filter?.value === 'inactive' ? 'inactive' : 'active');
  const field = query['sortfield'];
  const by = field === undefined ? undefined : sortable[field.toLowerCase()];
  if (field !== undefined && !by) throw refuse(400, 800002, 'The field cannot be sorted by.');
  if (by) users.sort((a, b) => by(a).localeCompare(by(b)));
  if (by && query['sortdirection']?.toLowerCase().startsWith('desc')) users.reverse();
  return ok(
    seekPage(
      users,
      userResource,
      `/customers/${tenant.id}/users`,
      Number(query['size'] ?? 0) || undefined,
      call,
    ),
  );
}

export const userOperations: Operation[] = [
  {
    of: 'customer',
    auth: 'user',
    method: 'GET',
    path: '/customers/:cid/users',
    source: `${docs}/get-a-list-of-all-user-accounts-for-a-customer`,
    models:
      'seek paging, state filter, sorting; deleted ones under a changed name; 403 900308 without a role',
    handle: listUsers,
  },
  {
    of: 'customer',
    auth: 'user',
    method: 'POST',
    path: '/customers/:cid/users',
    source: `${docs}/create-user-accounts-for-a-customer`,
    models: '200 with the password; domain of the tenant; 409 for a taken name (code [U])',
    handle: createUser,
  },
  {
    of: 'customer',
    auth: 'user',
    method: 'GET',
    path: '/customers/:cid/users/:uid',
    source: `${docs}/get-a-user-account-by-id`,
    models: '404 60002',
    handle(call) {
      need(call, 'readUsers');
      return ok(userResource(userOf(call)));
    },
  },
  {
    of: 'customer',
    auth: 'user',
    method: 'PATCH',
    path: '/customers/:cid/users/:uid',
    source: `${docs}/update-user-accounts-for-a-customer`,
    models: 'changes what is sent; `state: active` restores within 30 days',
    handle: updateUser,
  },
  {
    of: 'customer',
    auth: 'user',
    method: 'DELETE',
    path: '/customers/:cid/users/:uid',
    source: `${docs}/delete-user-accounts-for-a-customer`,
    models: 'inactive for 30 days, then purged',
    handle: deleteUser,
  },
  {
    of: 'customer',
    auth: 'user',
    method: 'PATCH',
    path: '/customers/:cid/users/:uid/resetpassword',
    source: `${docs}/reset-user-password-for-a-customer`,
    models: 'answers with the password; administrators need Privileged Authentication Administrator',
    handle: resetPassword,
  },
];
