import type { AccessAssignment, Gdap } from '../entities.ts';
import { keepGdap, recordGdap } from '../gdap.ts';
import { gdapOf, gdapPages } from './delegated-admin-relationships.ts';
import { assignmentResource, rolesIn } from './gdap-resource.ts';
import { settling, startOperation } from './long-running.ts';
import { checkMatch, entity, type GraphCall, type GraphOperation, needText } from './operation.ts';
import { filtered, page } from './pages.ts';
import { badRequest, GraphRefusal } from './refusal.ts';

const docs = 'https://learn.microsoft.com/graph/api';
const root = '/tenantRelationships/delegatedAdminRelationships/:gdapId/accessAssignments';
const set = 'accessAssignments';

/** @throws GraphRefusal 404 */
function assignmentOf(call: GraphCall, gdap: Gdap): AccessAssignment {
  const id = call.params['assignmentId']?.toLowerCase();
  const found = gdap.accessAssignments.find((one) => one.id === id && one.status !== 'deleted');
  if (!found) throw new GraphRefusal(404, 'notFound', 'The access assignment was not found.');
  return found;
}

/** @throws GraphRefusal 400 for roles that the relationship does not hold */
function checkRoles(gdap: Gdap, roles: string[]): void {
  if (roles.length === 0) throw badRequest('accessDetails must name at least one role.');
  if (!roles.every((role) => gdap.roles.includes(role)))
    throw badRequest('A role is not part of the delegated admin relationship.');
}

const by = ({ application, user }: GraphCall) => ({
  applicationId: application.id,
  ...(user && { userPrincipalName: user.userPrincipalName }),
});

const replace = (gdap: Gdap, changed: AccessAssignment): Gdap => ({
  ...gdap,
  accessAssignments: gdap.accessAssignments.map((one) => (one.id === changed.id ? changed : one)),
});

function create(call: GraphCall) {
  const gdap = gdapOf(call);
  if (gdap.status !== 'active') throw badRequest('The relationship is not active.');
  const container = call.body.object('accessContainer');
  const groupId = needText(container, 'accessContainerId').toLowerCase();
  if ((container.text('accessContainerType') ?? 'securityGroup').toLowerCase() !== 'securitygroup')
    throw badRequest('accessContainerType must be securityGroup.');
  const roles = rolesIn(call.body);
  checkRoles(gdap, roles);
  if (gdap.accessAssignments.some((one) => one.groupId === groupId && one.status !== 'deleted'))
    throw new GraphRefusal(409, 'conflict', 'The group has an access assignment already.');
  const assignment: AccessAssignment = {
    id: call.world.newId('assignment'),
    groupId,
    roles,
    status: 'pending',
    createdAt: call.at,
    modifiedAt: call.at,
    version: 1,
    settlesAt: settling(call),
  };
  keepGdap(call, { ...gdap, accessAssignments: [...gdap.accessAssignments, assignment] });
  recordGdap(call, gdap, 'access_assignment', 'created', by(call), assignment.id);
  return {
    status: 201,
    body: { '@odata.context': `${call.base}/$metadata#${set}/$entity`, ...assignmentResource(assignment) },
    headers: { location: `${call.base}${call.path}/${assignment.id}` },
  };
}

function update(call: GraphCall) {
  const gdap = gdapOf(call);
  const assignment = assignmentOf(call, gdap);
  checkMatch(call, assignment.version);
  const roles = rolesIn(call.body);
  checkRoles(gdap, roles);
  const same =
    roles.length === assignment.roles.length && roles.every((one) => assignment.roles.includes(one));
  if (same) return entity(call, set, assignmentResource(assignment));
  const changed = { ...assignment, roles, modifiedAt: call.at, version: assignment.version + 1 };
  recordGdap(call, gdap, 'access_assignment', 'updated', by(call), assignment.id);
  return startOperation(
    call,
    replace(gdap, changed),
    'delegatedAdminAccessAssignmentUpdate',
    assignmentResource(changed),
  );
}

function remove(call: GraphCall) {
  const gdap = gdapOf(call);
  const assignment = assignmentOf(call, gdap);
  checkMatch(call, assignment.version);
  const changed: AccessAssignment = {
    ...assignment,
    status: 'deleting',
    modifiedAt: call.at,
    version: assignment.version + 1,
    settlesAt: settling(call),
  };
  keepGdap(call, replace(gdap, changed));
  recordGdap(call, gdap, 'access_assignment', 'deleted', by(call), assignment.id);
  return { status: 204 };
}

export const assignmentGraphOperations: GraphOperation[] = [
  {
    method: 'GET',
    path: root,
    source: `${docs}/delegatedadminrelationship-list-accessassignments`,
    models: 'paging',
    handle(call) {
      const items = gdapOf(call).accessAssignments.filter((one) => one.status !== 'deleted');
      return page(call, set, filtered(call, items.map(assignmentResource)), gdapPages);
    },
  },
  {
    method: 'POST',
    path: root,
    source: `${docs}/delegatedadminrelationship-post-accessassignments`,
    models: 'roles of the relationship only; pending, then active; 409 for a group that has one (code [U])',
    handle: create,
  },
  {
    method: 'GET',
    path: `${root}/:assignmentId`,
    source: `${docs}/delegatedadminaccessassignment-get`,
    models: '404 when deleted',
    handle: (call) => entity(call, set, assignmentResource(assignmentOf(call, gdapOf(call)))),
  },
  {
    method: 'PATCH',
    path: `${root}/:assignmentId`,
    source: `${docs}/delegatedadminaccessassignment-update`,
    models:
      'If-Match is documented as required; without it the change passes, as clients in use send none [U]; stale 412; 202 with operation, 200 without a change',
    handle: update,
  },
  {
    method: 'DELETE',
    path: `${root}/:assignmentId`,
    source: `${docs}/delegatedadminaccessassignment-delete`,
    models:
      'If-Match is documented as required; without it the change passes, as clients in use send none [U]; stale 412',
    handle: remove,
  },
];
