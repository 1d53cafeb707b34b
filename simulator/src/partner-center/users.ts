import type { User } from '../entities.ts';
import { peopleOf } from '../people.ts';
import { createUser, deleteUser, resetPassword, updateUser, userOf } from './change-user.ts';
import { type CustomerCall, type Operation, ok } from './operation.ts';
import { refuse } from './refusal.ts';
import { seekPage, simpleFilter } from './resource.ts';
import { need } from './rights.ts';
import { userResource } from './user-resource.ts';

const docs = 'https://learn.microsoft.com/partner-center/developer';

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
