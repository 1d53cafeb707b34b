import { type GraphCall, type GraphOperation, made, need, needText } from './operation.ts';
import { page } from './pages.ts';
import { badRequest, notFound } from './refusal.ts';
import { assignmentsOf, principalResource } from './service-principal-resource.ts';
import { principalOf } from './service-principals.ts';

const docs = 'https://learn.microsoft.com/graph/api';
const path = '/servicePrincipals/:principalId/appRoleAssignments';
const noRole = '00000000-0000-0000-0000-000000000000';

function grant(call: GraphCall) {
  need(call, 'consentToApplications');
  const { body, world } = call;
  const principal = principalOf(call);
  if (needText(body, 'principalId').toLowerCase() !== principal.id)
    throw badRequest('principalId must be the service principal of the address.');
  const resource = principalOf(call, needText(body, 'resourceId'));
  const appRoleId = needText(body, 'appRoleId').toLowerCase();
  if (appRoleId !== noRole && !principalResource(world, resource).appRoles.some(({ id }) => id === appRoleId))
    throw badRequest('Permission being assigned was not found on application.');
  if (principal.assignments.some((one) => one.resourceId === resource.id && one.appRoleId === appRoleId))
    throw badRequest('Permission being assigned already exists on the object.');
  const assignment = {
    id: world.newHex('app-role-assignment', 32),
    resourceId: resource.id,
    appRoleId,
    createdAt: call.at,
  };
  const kept = world.servicePrincipals.put({
    ...principal,
    assignments: [...principal.assignments, assignment],
  });
  return made(call, 'appRoleAssignments', assignmentsOf(world, kept).at(-1) ?? {});
}

function revoke(call: GraphCall) {
  need(call, 'consentToApplications');
  const principal = principalOf(call);
  const assignments = principal.assignments.filter(({ id }) => id !== call.params['assignmentId']);
  if (assignments.length === principal.assignments.length) throw notFound('The assignment does not exist.');
  call.world.servicePrincipals.put({ ...principal, assignments });
  return { status: 204 };
}

export const appRoleAssignmentGraphOperations: GraphOperation[] = [
  {
    method: 'GET',
    path,
    source: `${docs}/serviceprincipal-list-approleassignments`,
    models: 'application permissions that were granted to it',
    handle(call) {
      need(call, 'readDirectory');
      return page(call, 'appRoleAssignments', assignmentsOf(call.world, principalOf(call)));
    },
  },
  {
    method: 'POST',
    path,
    source: `${docs}/serviceprincipal-post-approleassignments`,
    models: 'a role of the resource; 400 for an unknown one or twice; calls are not checked against them [U]',
    handle: grant,
  },
  {
    method: 'DELETE',
    path: `${path}/:assignmentId`,
    source: `${docs}/serviceprincipal-delete-approleassignments`,
    models: '404',
    handle: revoke,
  },
];
