/** Microsoft Graph, as far as a partner needs it: delegated administration, users and licences of customers. */
export * as accessAssignments from './access-assignments.ts';
export { callGraph, type GraphCall, type GraphPlace } from './call.ts';
export * as delegatedAdminCustomers from './delegated-admin-customers.ts';
export type * from './delegated-admin-relationship.ts';
export * as delegatedAdminRelationships from './delegated-admin-relationships.ts';
export * as domains from './domains.ts';
export { grantRoles, type RoleGrant } from './grant-roles.ts';
export * as groups from './groups.ts';
export * as licences from './licences.ts';
export { allGraphItems, etagOf, everyGraphItem, type GraphListCall } from './paging.ts';
export * as users from './users.ts';
