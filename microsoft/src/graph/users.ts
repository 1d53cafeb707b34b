import type { Door } from '../call.ts';
import type { CallIds } from '../commerce.ts';
import type { Json } from '../fields.ts';
import { reader } from '../partner-center/resource.ts';
import { at } from '../path.ts';
import { unlessAbsentInGraph } from './absent.ts';
import { callGraph, type GraphPlace } from './call.ts';
import { everyGraphItem } from './paging.ts';

/** @see https://learn.microsoft.com/graph/api/resources/user */
export interface GraphUser extends Json {
  id: string;
  userPrincipalName?: string;
  displayName?: string;
  givenName?: string | null;
  surname?: string | null;
  mail?: string | null;
  accountEnabled?: boolean;
  /** ISO 3166 alpha-2; needed before a licence is assigned. */
  usageLocation?: string | null;
  assignedLicenses?: { skuId: string; disabledPlans: string[] }[];
  /** While it is deleted. */
  deletedDateTime?: string | null;
}

export interface NewGraphUser {
  accountEnabled: boolean;
  displayName: string;
  mailNickname: string;
  userPrincipalName: string;
  usageLocation?: string;
  givenName?: string;
  surname?: string;
  passwordProfile: { password: string; forceChangePasswordNextSignIn: boolean };
}

const userOf = reader<GraphUser>(['id']);

/**
 * The users of a directory, page by page.
 * @param query `select`: fields, Graph sends few by default; `filter`: OData; `size`: 999 at most
 * @see https://learn.microsoft.com/graph/api/user-list
 */
export function users(
  door: Door,
  place: GraphPlace,
  query: { select?: string[]; filter?: string; size?: number } = {},
): AsyncGenerator<GraphUser, void, undefined> {
  return everyGraphItem(door, {
    ...place,
    path: '/v1.0/users',
    query: { $select: query.select?.join(), $filter: query.filter, $top: query.size ?? 999 },
    read: userOf,
  });
}

/**
 * @param user object id or sign-in name
 * @see https://learn.microsoft.com/graph/api/user-get
 */
export async function user(
  door: Door,
  place: GraphPlace,
  user: string,
  select?: string[],
): Promise<GraphUser | undefined> {
  const { body } = await callGraph(door, {
    ...place,
    method: 'GET',
    path: at`/v1.0/users/${user}`,
    query: { $select: select?.join() },
    expect: [404],
    read: unlessAbsentInGraph(userOf),
  });
  return body;
}

/** @see https://learn.microsoft.com/graph/api/user-post-users */
export async function createUser(door: Door, place: GraphPlace, newUser: NewGraphUser): Promise<GraphUser> {
  const { body } = await callGraph(door, {
    ...place,
    method: 'POST',
    path: '/v1.0/users',
    body: newUser,
    read: userOf,
  });
  return body;
}

/** Changes the given fields; `null` takes one away. @see https://learn.microsoft.com/graph/api/user-update */
export async function updateUser(
  door: Door,
  place: GraphPlace,
  userId: string,
  change: { [Field in keyof NewGraphUser]?: NewGraphUser[Field] | null },
  ids?: CallIds,
): Promise<void> {
  await callGraph(door, {
    ...place,
    method: 'PATCH',
    ids,
    path: at`/v1.0/users/${userId}`,
    body: change,
    read: () => undefined,
  });
}

/** For thirty days the user can be restored. @see https://learn.microsoft.com/graph/api/user-delete */
export async function deleteUser(door: Door, place: GraphPlace, userId: string): Promise<void> {
  await callGraph(door, {
    ...place,
    method: 'DELETE',
    path: at`/v1.0/users/${userId}`,
    read: () => undefined,
  });
}

/**
 * @param select fields, Graph sends few by default
 * @see https://learn.microsoft.com/graph/api/directory-deleteditems-list
 */
export function deletedUsers(
  door: Door,
  place: GraphPlace,
  select?: string[],
): AsyncGenerator<GraphUser, void, undefined> {
  return everyGraphItem(door, {
    ...place,
    path: '/v1.0/directory/deletedItems/microsoft.graph.user',
    query: { $select: select?.join() },
    read: userOf,
  });
}

/** @see https://learn.microsoft.com/graph/api/directory-deleteditems-restore */
export async function restoreUser(door: Door, place: GraphPlace, userId: string): Promise<GraphUser> {
  const { body } = await callGraph(door, {
    ...place,
    method: 'POST',
    path: at`/v1.0/directory/deletedItems/${userId}/restore`,
    read: userOf,
  });
  return body;
}
