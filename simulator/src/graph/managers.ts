import type { User } from '../entities.ts';
import { peopleOf } from '../people.ts';
import { entity, type GraphCall, type GraphOperation, need, referenced } from './operation.ts';
import { page } from './pages.ts';
import { badRequest, notFound } from './refusal.ts';
import { userResource } from './user-resource.ts';
import { userOf } from './users.ts';

const docs = 'https://learn.microsoft.com/graph/api';
const directoryUser = (user: User) => ({ '@odata.type': '#microsoft.graph.user', ...userResource(user) });

/** The manager, while that person is there. */
export function managerOf({ world }: GraphCall, user: User): User | undefined {
  const manager = world.users.get(user.managerId);
  return manager?.state === 'active' ? manager : undefined;
}

function read(call: GraphCall) {
  need(call, 'readUsers');
  const manager = managerOf(call, userOf(call));
  if (!manager) throw notFound("Resource 'manager' does not exist.");
  return entity(call, 'directoryObjects', directoryUser(manager));
}

function assign(call: GraphCall) {
  need(call, 'writeUsers');
  const user = userOf(call);
  const manager = userOf({ ...call, params: { userId: referenced(call.body) } });
  if (manager.id === user.id) throw badRequest('A person cannot be their own manager.');
  call.world.users.put({ ...user, managerId: manager.id });
  return { status: 204 };
}

function remove(call: GraphCall) {
  need(call, 'writeUsers');
  const { managerId, ...user } = userOf(call);
  if (managerId === undefined) throw notFound("Resource 'manager' does not exist.");
  call.world.users.put(user);
  return { status: 204 };
}

export const managerGraphOperations: GraphOperation[] = [
  {
    method: 'GET',
    path: '/users/:userId/manager',
    source: `${docs}/user-list-manager`,
    models: '404 without one',
    handle: read,
  },
  {
    method: 'PUT',
    path: '/users/:userId/manager/$ref',
    source: `${docs}/user-post-manager`,
    models: 'a person of the same tenant, by `@odata.id`',
    handle: assign,
  },
  {
    method: 'DELETE',
    path: '/users/:userId/manager/$ref',
    source: `${docs}/user-delete-manager`,
    models: '404 without one [U]',
    handle: remove,
  },
  {
    method: 'GET',
    path: '/users/:userId/directReports',
    source: `${docs}/user-list-directreports`,
    models: 'people whose manager the person is',
    handle(call) {
      need(call, 'readUsers');
      const { id } = userOf(call);
      const reports = peopleOf(call.world, call.tenant.id).filter((one) => one.managerId === id);
      return page(call, 'directoryObjects', reports.map(directoryUser));
    },
  },
];
