import type { Door } from '../call.ts';
import { at } from '../path.ts';
import { callGraph } from './call.ts';
import { type AccessAssignment, assignmentOf, roles } from './delegated-admin-relationship.ts';
import { allGraphItems, etagOf } from './paging.ts';

/** @see https://learn.microsoft.com/graph/api/delegatedadminrelationship-list-accessassignments */
export async function accessAssignments(door: Door, relationshipId: string): Promise<AccessAssignment[]> {
  return allGraphItems(door, {
    path: at`/v1.0/tenantRelationships/delegatedAdminRelationships/${relationshipId}/accessAssignments`,
    read: assignmentOf,
  });
}

/**
 * Gives roles of a relationship to a security group of the partner. Its status is `pending` for a while.
 * @param assignment `groupId`: object id in the partner's directory; `roleDefinitionIds`: of the relationship's roles
 * @see https://learn.microsoft.com/graph/api/delegatedadminrelationship-post-accessassignments
 */
export async function createAccessAssignment(
  door: Door,
  relationshipId: string,
  assignment: { groupId: string; roleDefinitionIds: string[] },
): Promise<AccessAssignment> {
  const { body } = await callGraph(door, {
    method: 'POST',
    path: at`/v1.0/tenantRelationships/delegatedAdminRelationships/${relationshipId}/accessAssignments`,
    body: {
      accessContainer: { accessContainerId: assignment.groupId, accessContainerType: 'securityGroup' },
      accessDetails: roles(...assignment.roleDefinitionIds),
    },
    read: assignmentOf,
  });
  return body;
}

/**
 * Sets the roles of an assignment, which takes Microsoft a while.
 * @param assignment as read, with its ETag
 * @see https://learn.microsoft.com/graph/api/delegatedadminaccessassignment-update
 */
export async function updateAccessAssignment(
  door: Door,
  relationshipId: string,
  assignment: AccessAssignment,
  roleDefinitionIds: string[],
): Promise<void> {
  await callGraph(door, {
    method: 'PATCH',
    path: at`/v1.0/tenantRelationships/delegatedAdminRelationships/${relationshipId}/accessAssignments/${assignment.id}`,
    ifMatch: etagOf(assignment),
    body: { accessDetails: roles(...roleDefinitionIds) },
    read: () => undefined,
  });
}

/**
 * @param assignment as read, with its ETag
 * @see https://learn.microsoft.com/graph/api/delegatedadminaccessassignment-delete
 */
export async function deleteAccessAssignment(
  door: Door,
  relationshipId: string,
  assignment: AccessAssignment,
): Promise<void> {
  await callGraph(door, {
    method: 'DELETE',
    path: at`/v1.0/tenantRelationships/delegatedAdminRelationships/${relationshipId}/accessAssignments/${assignment.id}`,
    ifMatch: etagOf(assignment),
    read: () => undefined,
  });
}
