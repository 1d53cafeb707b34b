import type { Door } from '../call.ts';
import { at } from '../path.ts';
import { unlessAbsentInGraph } from './absent.ts';
import { callGraph } from './call.ts';
import {
  type DelegatedAdminRelationship,
  type NewRelationship,
  operationOf,
  type RelationshipOperation,
  type RelationshipRequest,
  relationshipOf,
  requestOf,
} from './delegated-admin-relationship.ts';
import { allGraphItems, etagOf, everyGraphItem } from './paging.ts';

export { roles } from './delegated-admin-relationship.ts';

/*
 * Granular delegated administration (GDAP): the roles that a customer gives a partner for a time. They work once they
 * are assigned to security groups of the partner, see `access-assignments.ts`.
 * https://learn.microsoft.com/partner-center/customers/gdap-faq
 */

/** @param filter OData, e.g. `status eq 'active'` or `customer/tenantId eq '…'` */
export function relationships(
  door: Door,
  filter?: string,
): AsyncGenerator<DelegatedAdminRelationship, void, undefined> {
  return everyGraphItem(door, {
    path: '/v1.0/tenantRelationships/delegatedAdminRelationships',
    query: { $filter: filter },
    read: relationshipOf,
  });
}

/** @see https://learn.microsoft.com/graph/api/delegatedadminrelationship-get */
export async function relationship(door: Door, id: string): Promise<DelegatedAdminRelationship | undefined> {
  const { body } = await callGraph(door, {
    method: 'GET',
    path: at`/v1.0/tenantRelationships/delegatedAdminRelationships/${id}`,
    expect: [404],
    read: unlessAbsentInGraph(relationshipOf),
  });
  return body;
}

/**
 * Makes a relationship in status `created`. The customer sees it once it is locked for approval.
 * @see https://learn.microsoft.com/graph/api/tenantrelationship-post-delegatedadminrelationships
 */
export async function createRelationship(
  door: Door,
  relationship: NewRelationship,
): Promise<DelegatedAdminRelationship> {
  const { body } = await callGraph(door, {
    method: 'POST',
    path: '/v1.0/tenantRelationships/delegatedAdminRelationships',
    body: relationship,
    read: relationshipOf,
  });
  return body;
}

/**
 * Changes a relationship. In status `created` everything can be changed; of an active one only `autoExtendDuration`,
 * and Global Administrator can be taken out of its roles, which takes Microsoft a while (see `operations`).
 *
 * @param relationship as read, with its ETag
 * @returns the changed relationship, or `undefined` when Microsoft is still at it
 * @throws MicrosoftError with status 412 when it was changed since
 * @see https://learn.microsoft.com/graph/api/delegatedadminrelationship-update
 */
export async function updateRelationship(
  door: Door,
  relationship: DelegatedAdminRelationship,
  change: Partial<NewRelationship>,
): Promise<DelegatedAdminRelationship | undefined> {
  const { body } = await callGraph(door, {
    method: 'PATCH',
    path: at`/v1.0/tenantRelationships/delegatedAdminRelationships/${relationship.id}`,
    ifMatch: etagOf(relationship),
    body: change,
    read: (answer, status) => (status === 202 || answer === undefined ? undefined : relationshipOf(answer)),
  });
  return body;
}

/** Whether a relationship rolls on by 180 days at its end; impossible while it holds Global Administrator. */
export function setAutoExtend(
  door: Door,
  relationship: DelegatedAdminRelationship,
  on: boolean,
): Promise<DelegatedAdminRelationship | undefined> {
  return updateRelationship(door, relationship, { autoExtendDuration: on ? 'P180D' : 'PT0S' });
}

/** Deletes a relationship that was never locked. @see https://learn.microsoft.com/graph/api/delegatedadminrelationship-delete */
export async function deleteRelationship(
  door: Door,
  relationship: DelegatedAdminRelationship,
): Promise<void> {
  await callGraph(door, {
    method: 'DELETE',
    path: at`/v1.0/tenantRelationships/delegatedAdminRelationships/${relationship.id}`,
    ifMatch: etagOf(relationship),
    read: () => undefined,
  });
}

/** Freezes a relationship and shows it to the customer, who has 90 days to approve. */
export function lockForApproval(door: Door, id: string): Promise<RelationshipRequest> {
  return request(door, id, 'lockForApproval');
}

/** Ends an active relationship before its time. */
export function terminate(door: Door, id: string): Promise<RelationshipRequest> {
  return request(door, id, 'terminate');
}

/** @see https://learn.microsoft.com/graph/api/delegatedadminrelationship-post-requests */
async function request(
  door: Door,
  id: string,
  action: 'lockForApproval' | 'terminate',
): Promise<RelationshipRequest> {
  const { body } = await callGraph(door, {
    method: 'POST',
    path: at`/v1.0/tenantRelationships/delegatedAdminRelationships/${id}/requests`,
    body: { action },
    read: requestOf,
  });
  return body;
}

/** @see https://learn.microsoft.com/graph/api/delegatedadminrelationship-list-operations */
export async function operations(door: Door, id: string): Promise<RelationshipOperation[]> {
  return allGraphItems(door, {
    path: at`/v1.0/tenantRelationships/delegatedAdminRelationships/${id}/operations`,
    read: operationOf,
  });
}

/** The page on which an administrator of the customer approves a locked relationship. */
export function approvalLink(id: string): string {
  return `https://admin.microsoft.com/AdminPortal/Home#/partners/invitation/granularAdminRelationships/${encodeURIComponent(id)}`;
}
