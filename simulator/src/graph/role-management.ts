import { directoryRoleName, directoryRoles } from '@concord/rules';
import { entity, type GraphCall, type GraphOperation, made, need, needText } from './operation.ts';
import { filtered, page } from './pages.ts';
import { badRequest, GraphRefusal, notFound } from './refusal.ts';
import { holdersIn, keepRoles } from './role-holders.ts';

const docs = 'https://learn.microsoft.com/graph/api';
const definitions = 'roleManagement/directory/roleDefinitions';
const assignments = 'roleManagement/directory/roleAssignments';

/** @see https://learn.microsoft.com/graph/api/resources/unifiedroledefinition */
const roleDefinitions = Object.entries(directoryRoles).map(([displayName, id]) => ({
  id,
  templateId: id,
  displayName,
  description: displayName,
  isBuiltIn: true,
  isEnabled: true,
  resourceScopes: ['/'],
  rolePermissions: [],
  version: '1',
}));

const assignmentId = (principalId: string, roleDefinitionId: string) =>
  Buffer.from(`${roleDefinitionId}|${principalId}`).toString('base64url');

/** @see https://learn.microsoft.com/graph/api/resources/unifiedroleassignment */
const assignmentResource = (principalId: string, roleDefinitionId: string) => ({
  id: assignmentId(principalId, roleDefinitionId),
  principalId,
  roleDefinitionId,
  directoryScopeId: '/',
});

const assigned = (call: GraphCall) =>
  holdersIn(call).flatMap((holder) =>
    holder.roles.flatMap((name) => {
      const role = directoryRoles[name];
      return role === undefined ? [] : [assignmentResource(holder.id, role)];
    }),
  );

/** @throws GraphRefusal 404 */
function assignmentOf(call: GraphCall) {
  const found = assigned(call).find(({ id }) => id === call.params['assignmentId']);
  if (!found) throw notFound('The role assignment does not exist.');
  return found;
}

/** @throws GraphRefusal 400 for a role that is not in the table */
function nameOf(roleDefinitionId: string): string {
  const name = directoryRoleName(roleDefinitionId);
  if (name === undefined) throw badRequest('There is no role with this roleDefinitionId.');
  return name;
}

function assign(call: GraphCall) {
  need(call, 'assignRoles');
  const principalId = needText(call.body, 'principalId').toLowerCase();
  const roleDefinitionId = needText(call.body, 'roleDefinitionId').toLowerCase();
  const name = nameOf(roleDefinitionId);
  if ((call.body.text('directoryScopeId') ?? '/') !== '/')
    throw badRequest('Only assignments in the whole tenant, directoryScopeId "/", are modelled.');
  keepRoles(call, principalId, (roles) => {
    if (roles.includes(name))
      throw new GraphRefusal(
        400,
        'Request_BadRequest',
        'A conflicting object with one or more of the specified property values is present in the directory.',
      );
    return [...roles, name];
  });
  return made(call, assignments, assignmentResource(principalId, roleDefinitionId));
}

export const roleManagementGraphOperations: GraphOperation[] = [
  {
    method: 'GET',
    path: `/${definitions}`,
    source: `${docs}/rbacapplication-list-roledefinitions`,
    models: 'built-in roles that partners use, without their permissions',
    handle(call) {
      need(call, 'readDirectory');
      return page(call, definitions, filtered(call, roleDefinitions));
    },
  },
  {
    method: 'GET',
    path: `/${definitions}/:roleId`,
    source: `${docs}/unifiedroledefinition-get`,
    models: '404 for a role that is not in the table',
    handle(call) {
      need(call, 'readDirectory');
      const found = roleDefinitions.find(({ id }) => id === call.params['roleId']?.toLowerCase());
      if (!found) throw notFound('The role definition does not exist.');
      return entity(call, definitions, found);
    },
  },
  {
    method: 'GET',
    path: `/${assignments}`,
    source: `${docs}/rbacapplication-list-roleassignments`,
    models: 'of people and service principals, in the whole tenant; `$filter` with eq',
    handle(call) {
      need(call, 'readDirectory');
      return page(call, assignments, filtered(call, assigned(call)));
    },
  },
  {
    method: 'POST',
    path: `/${assignments}`,
    source: `${docs}/rbacapplication-post-roleassignments`,
    models: '400 for one that is there, or of an unknown role; in the whole tenant only',
    handle: assign,
  },
  {
    method: 'GET',
    path: `/${assignments}/:assignmentId`,
    source: `${docs}/unifiedroleassignment-get`,
    models: '404',
    handle(call) {
      need(call, 'readDirectory');
      return entity(call, assignments, assignmentOf(call));
    },
  },
  {
    method: 'DELETE',
    path: `/${assignments}/:assignmentId`,
    source: `${docs}/unifiedroleassignment-delete`,
    models: '404',
    handle(call) {
      need(call, 'assignRoles');
      const { principalId, roleDefinitionId } = assignmentOf(call);
      const name = nameOf(roleDefinitionId);
      keepRoles(call, principalId, (roles) => roles.filter((one) => one !== name));
      return { status: 204 };
    },
  },
];
