import type { User } from '../entities.ts';
import { peopleOf } from '../people.ts';
import { activatedRoles } from './directory-roles.ts';
import { groupOf, groupResource, groupsIn, type SecurityGroup } from './groups.ts';
import { type GraphCall, type GraphOperation, need, referenced } from './operation.ts';
import { filtered, page } from './pages.ts';
import { GraphRefusal, notFound } from './refusal.ts';
import { userResource } from './user-resource.ts';
import { userOf } from './users.ts';

const docs = 'https://learn.microsoft.com/graph/api';

const isMember = (user: User, group: SecurityGroup): boolean =>
  (group.role !== undefined && user.roles.includes(group.role)) || (user.groups ?? []).includes(group.id);

const addedTo = (user: User, { role, id }: SecurityGroup): User =>
  role === undefined
    ? { ...user, groups: [...(user.groups ?? []), id] }
    : { ...user, roles: [...user.roles, role] };

const takenFrom = (user: User, { role, id }: SecurityGroup): User => ({
  ...user,
  roles: user.roles.filter((one) => one !== role),
  groups: (user.groups ?? []).filter((one) => one !== id),
});

function add(call: GraphCall) {
  need(call, 'manageGroups');
  const group = groupOf(call);
  const user = userOf({ ...call, params: { userId: referenced(call.body) } });
  if (isMember(user, group))
    throw new GraphRefusal(
      400,
      'Request_BadRequest',
      "One or more added object references already exist for the following modified properties: 'members'.",
    );
  call.world.users.put(addedTo(user, group));
  return { status: 204 };
}

function remove(call: GraphCall) {
  need(call, 'manageGroups');
  const group = groupOf(call);
  const user = userOf(call);
  if (!isMember(user, group)) throw notFound(`Resource '${user.id}' is no member of the group.`);
  call.world.users.put(takenFrom(user, group));
  return { status: 204 };
}

export const groupMemberGraphOperations: GraphOperation[] = [
  {
    method: 'GET',
    path: '/groups/:groupId/members',
    source: `${docs}/group-list-members`,
    models: 'people; being one of Partner Center groups is its role',
    handle(call) {
      need(call, 'readUsers');
      const group = groupOf(call);
      const members = peopleOf(call.world, call.tenant.id)
        .filter((user) => isMember(user, group))
        .map((user) => ({ '@odata.type': '#microsoft.graph.user', ...userResource(user) }));
      return page(call, 'directoryObjects', filtered(call, members));
    },
  },
  {
    method: 'POST',
    path: '/groups/:groupId/members/$ref',
    source: `${docs}/group-post-members`,
    models: 'people of the tenant; 400 for one that is a member',
    handle: add,
  },
  {
    method: 'DELETE',
    path: '/groups/:groupId/members/:userId/$ref',
    source: `${docs}/group-delete-members`,
    models: '404 for one that is no member',
    handle: remove,
  },
  {
    method: 'GET',
    path: '/users/:userId/memberOf',
    source: `${docs}/user-list-memberof`,
    models: 'groups and directory roles',
    handle(call) {
      need(call, 'readUsers');
      const user = userOf(call);
      const groups = groupsIn(call)
        .filter((group) => isMember(user, group))
        .map((group) => ({ '@odata.type': '#microsoft.graph.group', ...groupResource(group) }));
      const roles = activatedRoles(call)
        .filter(({ displayName }) => user.roles.includes(displayName))
        .map((role) => ({ '@odata.type': '#microsoft.graph.directoryRole', ...role }));
      return page(call, 'directoryObjects', [...groups, ...roles]);
    },
  },
];
