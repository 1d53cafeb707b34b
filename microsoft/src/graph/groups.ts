import type { Door } from '../call.ts';
import type { Json } from '../fields.ts';
import { reader } from '../partner-center/resource.ts';
import type { GraphPlace } from './call.ts';
import { everyGraphItem } from './paging.ts';

export interface Group extends Json {
  id: string;
  displayName?: string;
  securityEnabled?: boolean;
}

/**
 * The groups of a directory. Those to which roles can be given are security groups of the partner's own, such as
 * `AdminAgents`.
 * @param filter OData, e.g. `displayName eq 'AdminAgents'`
 * @see https://learn.microsoft.com/graph/api/group-list
 */
export function groups(
  door: Door,
  place: GraphPlace = {},
  filter?: string,
): AsyncGenerator<Group, void, undefined> {
  return everyGraphItem(door, {
    ...place,
    path: '/v1.0/groups',
    query: { $filter: filter },
    read: reader<Group>(['id']),
  });
}
