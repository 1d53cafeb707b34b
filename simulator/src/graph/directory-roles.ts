import { directoryRoles } from '@concord/rules';
import { uuidOf } from '../ids.ts';
import { entity, type GraphCall, type GraphOperation, need, referenced } from './operation.ts';
import { filtered, page } from './pages.ts';
import { notFound } from './refusal.ts';
import { keepRoles, principalsWith } from './role-holders.ts';

const docs = 'https://learn.microsoft.com/graph/api';

/** All roles of the table count as activated [U]. @see https://learn.microsoft.com/graph/api/resources/directoryrole */
export const activatedRoles = ({ tenant }: Pick<GraphCall, 'tenant'>) =>
  Object.entries(directoryRoles).map(([displayName, roleTemplateId]) => ({
    id: uuidOf(`role/${tenant.id}/${roleTemplateId}`),
    displayName,
    description: displayName,
    roleTemplateId,
    deletedDateTime: null,
  }));

/** By id, or as `roleTemplateId='…'`. @throws GraphRefusal 404 */
function roleOf(call: GraphCall) {
  const asked = (call.params['roleId'] ?? '').toLowerCase();
  const template = /^roletemplateid='(.*)'$/.exec(asked)?.[1];
  const found = activatedRoles(call).find((one) =>
    template === undefined ? one.id === asked : one.roleTemplateId === template,
  );
  if (!found) throw notFound(`Resource '${asked}' does not exist.`);
  return found;
}

export const directoryRoleGraphOperations: GraphOperation[] = [
  {
    method: 'GET',
    path: '/directoryRoles',
    source: `${docs}/directoryrole-list`,
    models: 'the roles that partners use; all count as activated [U]',
    handle(call) {
      need(call, 'readDirectory');
      return page(call, 'directoryRoles', filtered(call, activatedRoles(call)));
    },
  },
  {
    method: 'GET',
    path: '/directoryRoles/:roleId',
    source: `${docs}/directoryrole-get`,
    models: 'by id or `roleTemplateId`',
    handle(call) {
      need(call, 'readDirectory');
      return entity(call, 'directoryRoles', roleOf(call));
    },
  },
  {
    method: 'GET',
    path: '/directoryRoles/:roleId/members',
    source: `${docs}/directoryrole-list-members`,
    models: 'people and service principals of the tenant',
    handle(call) {
      need(call, 'readDirectory');
      return page(call, 'directoryObjects', principalsWith(call, roleOf(call).displayName));
    },
  },
  {
    method: 'POST',
    path: '/directoryRoles/:roleId/members/$ref',
    source: `${docs}/directoryrole-post-members`,
    models: 'a person or service principal of the tenant',
    handle(call) {
      need(call, 'assignRoles');
      keepRoles(call, referenced(call.body), (roles) => [...new Set([...roles, roleOf(call).displayName])]);
      return { status: 204 };
    },
  },
  {
    method: 'DELETE',
    path: '/directoryRoles/:roleId/members/:principalId/$ref',
    source: `${docs}/directoryrole-delete-member`,
    models: '404 for what is not in the tenant',
    handle(call) {
      need(call, 'assignRoles');
      const name = roleOf(call).displayName;
      keepRoles(call, call.params['principalId'] ?? '', (roles) => roles.filter((one) => one !== name));
      return { status: 204 };
    },
  },
];
