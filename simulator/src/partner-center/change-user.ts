import type { User } from '../entities.ts';
import {
  changePerson,
  deletePerson,
  makePerson,
  nameProblem,
  type PersonFields,
  restorePerson,
} from '../people.ts';
import { record } from './audit.ts';
import { type CustomerCall, ok } from './operation.ts';
import { refuse } from './refusal.ts';
import { need } from './rights.ts';
import { userResource, withPassword } from './user-resource.ts';

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

export function createUser(call: CustomerCall) {
  need(call, 'writeUsers');
  const userPrincipalName = call.body.needText('userPrincipalName');
  const displayName = call.body.text('displayName') ?? userPrincipalName.split('@')[0] ?? '';
  checkName(call, userPrincipalName);
  const user = makePerson(call.world, call.tenant.id, { ...fieldsOf(call), userPrincipalName, displayName });
  recordUser(call, 'create_customer_user', user);
  return ok(withPassword(user));
}

/** Changes what is sent; `state: active` brings a deleted user back. */
export function updateUser(call: CustomerCall) {
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

export function deleteUser(call: CustomerCall) {
  need(call, 'deleteUsers');
  const user = userOf(call);
  if (user.state === 'inactive') throw refuse(404, 60002, 'The user is deleted.');
  deletePerson(call, user);
  recordUser(call, 'delete_customer_user', user);
  return { status: 204 };
}

export function resetPassword(call: CustomerCall) {
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
