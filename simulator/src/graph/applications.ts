import type { Application } from '../entities.ts';
import { applicationResource, objectId } from './application-resource.ts';
import { entity, type GraphCall, type GraphOperation, made, need, needText } from './operation.ts';
import { filtered, page } from './pages.ts';
import { notFound } from './refusal.ts';

const docs = 'https://learn.microsoft.com/graph/api';

const applicationsIn = ({ world, tenant }: GraphCall) =>
  world.applications.all().filter((one) => one.tenantId === tenant.id);

/** By object id, or as `appId='…'`. @throws GraphRefusal 404 */
export function applicationOf(call: GraphCall): Application {
  const asked = call.params['applicationId'] ?? '';
  const appId = /^appid='(.*)'$/i.exec(asked)?.[1]?.toLowerCase();
  const found = applicationsIn(call).find((one) =>
    appId === undefined ? objectId(one) === asked.toLowerCase() : one.id === appId,
  );
  if (!found) throw notFound(`Resource '${asked}' does not exist.`);
  return found;
}

function fieldsIn({ body }: GraphCall): Partial<Application> {
  const audience = body.text('signInAudience');
  const isPublic = body.flag('isFallbackPublicClient');
  const name = body.text('displayName');
  const redirects = [body.object('web'), body.object('publicClient')];
  return {
    ...(name !== undefined && { name }),
    ...(audience !== undefined && { audience }),
    ...(isPublic !== undefined && { isPublic }),
    ...(body.has('identifierUris') && { identifierUris: body.texts('identifierUris') }),
    ...(redirects.some((one) => one.has('redirectUris')) && {
      redirectUris: redirects.flatMap((one) => one.texts('redirectUris')),
    }),
    ...(body.has('requiredResourceAccess') && {
      requiredResourceAccess: body.list('requiredResourceAccess').map((resource) => ({
        resourceAppId: needText(resource, 'resourceAppId').toLowerCase(),
        resourceAccess: resource.list('resourceAccess').map((one) => ({
          id: needText(one, 'id').toLowerCase(),
          type: one.text('type') ?? 'Scope',
        })),
      })),
    }),
  };
}

function create(call: GraphCall) {
  need(call, 'consentToApplications');
  const application = call.world.applications.put({
    id: call.world.newId('application'),
    tenantId: call.tenant.id,
    name: needText(call.body, 'displayName'),
    secrets: [],
    redirectUris: [],
    permissions: [],
    createdAt: call.at,
    ...fieldsIn(call),
  });
  return made(call, 'applications', applicationResource(application));
}

function update(call: GraphCall) {
  need(call, 'consentToApplications');
  call.world.applications.put({ ...applicationOf(call), ...fieldsIn(call) });
  return { status: 204 };
}

function remove(call: GraphCall) {
  need(call, 'consentToApplications');
  const { world } = call;
  const { id } = applicationOf(call);
  world.applications.remove(id);
  for (const one of world.servicePrincipals.all())
    if (one.applicationId === id) world.servicePrincipals.remove(one.id);
  return { status: 204 };
}

export const applicationGraphOperations: GraphOperation[] = [
  {
    method: 'GET',
    path: '/applications',
    source: `${docs}/application-list`,
    models: 'applications of the tenant; `$filter` with eq',
    handle(call) {
      need(call, 'readDirectory');
      return page(call, 'applications', filtered(call, applicationsIn(call).map(applicationResource)));
    },
  },
  {
    method: 'POST',
    path: '/applications',
    source: `${docs}/application-post-applications`,
    models: 'Entra knows it at once; permissions are not asked for again',
    handle: create,
  },
  {
    method: 'GET',
    path: '/applications/:applicationId',
    source: `${docs}/application-get`,
    models: 'by id or `appId`; secrets without their text',
    handle(call) {
      need(call, 'readDirectory');
      return entity(call, 'applications', applicationResource(applicationOf(call)));
    },
  },
  {
    method: 'PATCH',
    path: '/applications/:applicationId',
    source: `${docs}/application-update`,
    models: 'name, audience, redirect addresses, needed permissions',
    handle: update,
  },
  {
    method: 'DELETE',
    path: '/applications/:applicationId',
    source: `${docs}/application-delete`,
    models: 'with its service principals; cannot be restored [U]',
    handle: remove,
  },
];
