import { groupId, partnerGroups } from '../gdap.ts';
import { peopleOf } from '../people.ts';
import { entity, type GraphCall, type GraphOperation, made, need, needText } from './operation.ts';
import { filtered, page } from './pages.ts';
import { badRequest, notFound } from './refusal.ts';

const docs = 'https://learn.microsoft.com/graph/api';

/** A security group; `role` where being a member of it is a role of Partner Center's. */
export interface SecurityGroup {
  id: string;
  displayName: string;
  description?: string | undefined;
  mailNickname?: string | undefined;
  createdDateTime?: string;
  role?: string;
}

/** Security groups of a tenant: those of Partner Center's roles, those that were made, those that people are in. */
export function groupsIn({ world, tenant }: Pick<GraphCall, 'world' | 'tenant'>): SecurityGroup[] {
  const named: SecurityGroup[] = world.partners.get(tenant.id)
    ? partnerGroups.map((role) => ({ id: groupId(tenant.id, role), displayName: role, role }))
    : [];
  const stored = world.groups
    .where('tenant', tenant.id)
    .map(({ id, displayName, description, mailNickname, createdAt }) => ({
      id,
      displayName,
      description,
      mailNickname,
      createdDateTime: createdAt,
    }));
  const known = new Set([...named, ...stored].map(({ id }) => id));
  const others = new Set(peopleOf(world, tenant.id).flatMap((user) => user.groups ?? []));
  return [
    ...named,
    ...stored,
    ...[...others].filter((id) => !known.has(id)).map((id) => ({ id, displayName: id })),
  ];
}

/** @throws GraphRefusal 404 */
export function groupOf(call: GraphCall): SecurityGroup {
  const id = call.params['groupId']?.toLowerCase();
  const found = groupsIn(call).find((one) => one.id.toLowerCase() === id);
  if (!found) throw notFound(`Resource '${id}' does not exist.`);
  return found;
}

/** @see https://learn.microsoft.com/graph/api/resources/group */
export const groupResource = ({ role, ...group }: SecurityGroup) => ({
  ...group,
  isAssignableToRole: role !== undefined,
  securityEnabled: true,
  mailEnabled: false,
  groupTypes: [],
});

function create(call: GraphCall) {
  need(call, 'manageGroups');
  const { body, world, tenant } = call;
  if (body.flag('securityEnabled') !== true || body.flag('mailEnabled') !== false)
    throw badRequest('Only groups with securityEnabled true and mailEnabled false can be made here.');
  const description = body.text('description');
  const group = world.groups.put({
    id: world.newId('group'),
    tenantId: tenant.id,
    displayName: needText(body, 'displayName'),
    mailNickname: needText(body, 'mailNickname'),
    ...(description !== undefined && { description }),
    createdAt: call.at,
  });
  return made(call, 'groups', groupResource(groupOf({ ...call, params: { groupId: group.id } })));
}

/** @throws GraphRefusal 400 for a group that nobody made */
function madeGroup(call: GraphCall) {
  need(call, 'manageGroups');
  const group = call.world.groups.get(groupOf(call).id);
  if (!group) throw badRequest('The group belongs to Partner Center.');
  return group;
}

function update(call: GraphCall) {
  const group = madeGroup(call);
  const displayName = call.body.text('displayName') ?? group.displayName;
  const description = call.body.text('description') ?? group.description;
  call.world.groups.put({ ...group, displayName, ...(description !== undefined && { description }) });
  return { status: 204 };
}

function remove(call: GraphCall) {
  const { id } = madeGroup(call);
  for (const user of peopleOf(call.world, call.tenant.id))
    if (user.groups?.includes(id))
      call.world.users.put({ ...user, groups: user.groups.filter((one) => one !== id) });
  call.world.groups.remove(id);
  return { status: 204 };
}

export const groupGraphOperations: GraphOperation[] = [
  {
    method: 'GET',
    path: '/groups',
    source: `${docs}/group-list`,
    models: 'security groups: those of Partner Center roles in a partner tenant, and those that were made',
    handle(call) {
      need(call, 'readUsers');
      return page(call, 'groups', filtered(call, groupsIn(call).map(groupResource)));
    },
  },
  {
    method: 'POST',
    path: '/groups',
    source: `${docs}/group-post-groups`,
    models: 'security groups only',
    handle: create,
  },
  {
    method: 'GET',
    path: '/groups/:groupId',
    source: `${docs}/group-get`,
    models: '404 for what is no group of the tenant',
    handle(call) {
      need(call, 'readUsers');
      return entity(call, 'groups', groupResource(groupOf(call)));
    },
  },
  {
    method: 'PATCH',
    path: '/groups/:groupId',
    source: `${docs}/group-update`,
    models: 'name and description; 400 for groups of Partner Center [U]',
    handle: update,
  },
  {
    method: 'DELETE',
    path: '/groups/:groupId',
    source: `${docs}/group-delete`,
    models: 'gone at once: a security group cannot be restored',
    handle: remove,
  },
];
