import { directoryRoleName, directoryRoles } from '@concord/rules';
import { peopleOf } from '../people.ts';
import { recordUser, userOf } from './change-user.ts';
import { type CustomerCall, created, type Operation, ok } from './operation.ts';
import { refuse } from './refusal.ts';
import { attributes, collection, seekPage } from './resource.ts';
import { need } from './rights.ts';

const docs = 'https://learn.microsoft.com/partner-center/developer';

/** Partner Center still shows the names that these roles had first. */
const shownNames: Record<string, string> = {
  'Global Administrator': 'Company Administrator',
  'User Administrator': 'User Account Administrator',
};

const roleResource = (name: string) => ({
  name: shownNames[name] ?? name,
  id: directoryRoles[name],
  attributes: attributes('DirectoryRole'),
});

/** @throws Refusal 404 1000 */
function roleOf(call: CustomerCall): { id: string; name: string } {
  const id = (call.params['rid'] ?? '').toLowerCase();
  const name = directoryRoleName(id);
  if (!name) throw refuse(404, 1000, 'The role was not found.');
  return { id, name };
}

function listMembers(call: CustomerCall) {
  need(call, 'readUsers');
  const role = roleOf(call);
  const members = peopleOf(call.world, call.tenant.id).filter((user) => user.roles.includes(role.name));
  return ok(
    seekPage(
      members,
      (user) => ({
        displayName: user.displayName,
        userPrincipalName: user.userPrincipalName,
        roleId: role.id,
        id: user.id,
        attributes: attributes('UserMember'),
      }),
      `/customers/${call.tenant.id}/directoryroles/${role.id}/usermembers`,
      Number(call.query['size'] ?? 0) || undefined,
      call,
    ),
  );
}

function addMember(call: CustomerCall) {
  need(call, 'assignRoles');
  const role = roleOf(call);
  const user = call.world.users.get(call.body.needText('id').toLowerCase());
  if (user?.tenantId !== call.tenant.id || user.state === 'inactive')
    throw refuse(404, 60002, 'The user was not found.');
  if (user.roles.includes(role.name)) throw refuse(409, 800002, 'The user has the role already.');
  call.world.users.put({ ...user, roles: [...user.roles, role.name] });
  recordUser(call, 'add_user_member', user, 'customer_directory_role', { RoleId: role.id });
  return created({
    displayName: user.displayName,
    userPrincipalName: user.userPrincipalName,
    roleId: role.id,
    id: user.id,
    attributes: attributes('UserMember'),
  });
}

function removeMember(call: CustomerCall) {
  need(call, 'assignRoles');
  const role = roleOf(call);
  const user = userOf(call);
  if (!user.roles.includes(role.name)) throw refuse(404, 60002, 'The user does not have the role.');
  call.world.users.put({ ...user, roles: user.roles.filter((one) => one !== role.name) });
  recordUser(call, 'remove_user_member', user, 'customer_directory_role', { RoleId: role.id });
  return { status: 204 };
}

const members = '/customers/:cid/directoryroles/:rid/usermembers';

export const roleOperations: Operation[] = [
  {
    of: 'customer',
    auth: 'user',
    method: 'GET',
    path: '/customers/:cid/directoryroles',
    source: `${docs}/get-user-roles-for-a-customer`,
    models: 'the roles that partners use, under their older names',
    handle(call) {
      need(call, 'readUsers');
      return ok(collection(Object.keys(directoryRoles).map(roleResource)));
    },
  },
  {
    of: 'customer',
    auth: 'user',
    method: 'GET',
    path: '/customers/:cid/users/:uid/directoryroles',
    source: `${docs}/get-user-roles-for-a-customer`,
    models: 'roles of the person',
    handle(call) {
      need(call, 'readUsers');
      const names = userOf(call).roles.filter((name) => directoryRoles[name] !== undefined);
      return ok(collection(names.map(roleResource)));
    },
  },
  {
    of: 'customer',
    auth: 'user',
    method: 'GET',
    path: members,
    source: `${docs}/get-user-roles-for-a-customer`,
    models: 'seek paging',
    handle: listMembers,
  },
  {
    of: 'customer',
    auth: 'user',
    method: 'POST',
    path: members,
    source: `${docs}/set-user-roles-for-a-customer`,
    models: 'needs Privileged Role Administrator; 409 for a member (code [U])',
    handle: addMember,
  },
  {
    of: 'customer',
    auth: 'user',
    method: 'DELETE',
    path: `${members}/:uid`,
    source: `${docs}/remove-customer-user-from-a-role`,
    models: '204',
    handle: removeMember,
  },
];
