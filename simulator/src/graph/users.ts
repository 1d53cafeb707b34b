import type { User } from '../entities.ts';
import { changePerson, deletePerson, makePerson, nameProblem, peopleOf, restorePerson } from '../people.ts';
import { entity, type GraphCall, type GraphOperation, need, needText } from './operation.ts';
import { filtered, page } from './pages.ts';
import { badRequest, GraphRefusal, notFound } from './refusal.ts';
import { expanded, selected } from './select.ts';
import { personFields, userResource } from './user-resource.ts';

const docs = 'https://learn.microsoft.com/graph/api';

/** By id or user principal name. @throws GraphRefusal 404 */
export function userOf(call: GraphCall, state: User['state'] = 'active'): User {
  const { world, tenant, params } = call;
  const name = params['userId'] ?? '';
  const user = world.users.get(name.toLowerCase()) ?? world.users.where('name', name.toLowerCase())[0];
  if (user?.tenantId !== tenant.id || user.state !== state)
    throw notFound(
      `Resource '${name}' does not exist or one of its queried reference-property objects are not present.`,
    );
  return user;
}

/** @throws GraphRefusal 400 when the name is of another domain or taken */
function checkName({ world, tenant }: GraphCall, name: string, own?: string): void {
  const problem = nameProblem(world, tenant.id, name, own);
  const refused = (message: string) => new GraphRefusal(400, 'Request_BadRequest', message);
  if (problem === 'foreign-domain')
    throw refused('The domain portion of the userPrincipalName property is invalid.');
  if (problem === 'name-taken')
    throw refused('Another object with the same value for property userPrincipalName already exists.');
}

function create(call: GraphCall) {
  need(call, 'writeUsers');
  const { body, world, tenant } = call;
  const userPrincipalName = needText(body, 'userPrincipalName');
  const displayName = needText(body, 'displayName');
  needText(body, 'mailNickname');
  needText(body.object('passwordProfile'), 'password');
  if (!body.has('accountEnabled')) throw badRequest('accountEnabled is required.');
  checkName(call, userPrincipalName);
  const user = makePerson(world, tenant.id, { ...personFields(call), userPrincipalName, displayName });
  return { ...entity(call, 'users', userResource(user)), status: 201 };
}

function update(call: GraphCall) {
  const fields = personFields(call);
  const { password, forceChangePassword, ...others } = fields;
  const user = userOf(call);
  if (Object.keys(others).length > 0) need(call, 'writeUsers');
  if (password !== undefined || forceChangePassword !== undefined)
    need(call, user.roles.length > 0 ? 'resetAdministratorPasswords' : 'resetPasswords');
  if (others.userPrincipalName !== undefined) checkName(call, others.userPrincipalName, user.id);
  changePerson(call.world, user, fields);
  return { status: 204 };
}

/** The user, with the manager where `$expand` asks for that. */
function shown(call: GraphCall, user: User) {
  const options = expanded(call).get('manager');
  const manager = options === undefined ? undefined : call.world.users.get(user.managerId);
  if (!manager) return userResource(user);
  const select = /\$select=([^;]*)/i.exec(options ?? '')?.[1];
  return { ...userResource(user), manager: selected({ query: { $select: select } }, userResource(manager)) };
}

const people = (call: GraphCall, state: User['state']) =>
  filtered(
    call,
    peopleOf(call.world, call.tenant.id, state).map((user) => shown(call, user)),
  );

export const userGraphOperations: GraphOperation[] = [
  {
    method: 'GET',
    path: '/users',
    source: `${docs}/user-list`,
    models: 'paging, `$filter` with eq, `$select`; roles of the relationship count in a customer tenant',
    handle(call) {
      need(call, 'readUsers');
      return page(call, 'users', people(call, 'active'));
    },
  },
  {
    method: 'POST',
    path: '/users',
    source: `${docs}/user-post-users`,
    models: 'name in a domain of the tenant, password',
    handle: create,
  },
  {
    method: 'GET',
    path: '/users/:userId',
    source: `${docs}/user-get`,
    models: 'by id or name; `$select`, `$expand=manager`',
    handle(call) {
      need(call, 'readUsers');
      return entity(call, 'users', shown(call, userOf(call)));
    },
  },
  {
    method: 'PATCH',
    path: '/users/:userId',
    source: `${docs}/user-update`,
    models: 'only what is sent; `null` takes a name away; a disabled person cannot sign in',
    handle: update,
  },
  {
    method: 'DELETE',
    path: '/users/:userId',
    source: `${docs}/user-delete`,
    models: 'restorable for 30 days',
    handle(call) {
      need(call, 'deleteUsers');
      deletePerson(call, userOf(call));
      return { status: 204 };
    },
  },
  {
    method: 'GET',
    path: '/directory/deletedItems/microsoft.graph.user',
    source: `${docs}/directory-deleteditems-list`,
    models: 'those deleted within 30 days',
    handle(call) {
      need(call, 'readUsers');
      return page(call, 'directory/deletedItems', people(call, 'inactive'));
    },
  },
  {
    method: 'POST',
    path: '/directory/deletedItems/:userId/restore',
    source: `${docs}/directory-deleteditems-restore`,
    models: 'licences are not given back',
    handle(call) {
      need(call, 'deleteUsers');
      const user = userOf(call, 'inactive');
      checkName(call, user.formerName ?? user.userPrincipalName, user.id);
      return entity(call, 'directory/deletedItems', userResource(restorePerson(call, user)));
    },
  },
  {
    method: 'DELETE',
    path: '/directory/deletedItems/:userId',
    source: `${docs}/directory-deleteditems-delete`,
    models: 'gone for good',
    handle(call) {
      need(call, 'deleteUsers');
      call.world.users.remove(userOf(call, 'inactive').id);
      return { status: 204 };
    },
  },
];
