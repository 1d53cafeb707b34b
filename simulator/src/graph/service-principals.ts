import type { ServicePrincipal } from '../entities.ts';
import { uuidOf } from '../ids.ts';
import { entity, type GraphCall, type GraphOperation, made, need, needText } from './operation.ts';
import { filtered, page } from './pages.ts';
import { badRequest, GraphRefusal, notFound } from './refusal.ts';
import { principalResource } from './service-principal-resource.ts';
import { wellKnownApplications } from './well-known-applications.ts';

const docs = 'https://learn.microsoft.com/graph/api';

/**
 * Makes those that every tenant has: of Microsoft Graph, of the tenant's own applications and of those that got
 * consent. They are made when they are first asked for, with ids that follow from tenant and application.
 */
export function principalsIn(call: GraphCall): ServicePrincipal[] {
  const { world, tenant } = call;
  const own = world.applications.all().filter((one) => one.tenantId === tenant.id);
  const consented = world.consents.all().filter((one) => one.tenantId === tenant.id);
  const ids = [
    '00000003-0000-0000-c000-000000000000',
    ...own.map(({ id }) => id),
    ...consented.map(({ applicationId }) => applicationId),
  ];
  for (const applicationId of new Set(ids)) {
    const id = principalId(tenant.id, applicationId);
    if (!world.servicePrincipals.get(id)) newPrincipal(call, applicationId);
  }
  return world.servicePrincipals.where('tenant', tenant.id);
}

const principalId = (tenantId: string, applicationId: string) =>
  uuidOf(`service-principal/${tenantId}/${applicationId}`);

const newPrincipal = ({ world, tenant }: GraphCall, applicationId: string): ServicePrincipal =>
  world.servicePrincipals.put({
    id: principalId(tenant.id, applicationId),
    tenantId: tenant.id,
    applicationId,
    accountEnabled: true,
    roles: [],
    assignments: [],
  });

/** By id, or as `appId='…'`. @throws GraphRefusal 404 */
export function principalOf(call: GraphCall, asked = call.params['principalId'] ?? ''): ServicePrincipal {
  const appId = /^appid='(.*)'$/i.exec(asked)?.[1]?.toLowerCase();
  const found = principalsIn(call).find((one) =>
    appId === undefined ? one.id === asked.toLowerCase() : one.applicationId === appId,
  );
  if (!found) throw notFound(`Resource '${asked}' does not exist.`);
  return found;
}

function create(call: GraphCall) {
  need(call, 'consentToApplications');
  const { world } = call;
  const appId = needText(call.body, 'appId').toLowerCase();
  if (!wellKnownApplications[appId] && !world.applications.get(appId))
    throw badRequest(`The appId '${appId}' does not reference a valid application object.`);
  if (principalsIn(call).some((one) => one.applicationId === appId))
    throw new GraphRefusal(
      409,
      'Request_MultipleObjectsWithSameKeyValue',
      `The service principal cannot be created: the name ${appId} is already in use.`,
    );
  return made(call, 'servicePrincipals', principalResource(world, newPrincipal(call, appId)));
}

function update(call: GraphCall) {
  need(call, 'consentToApplications');
  const principal = principalOf(call);
  const accountEnabled = call.body.flag('accountEnabled') ?? principal.accountEnabled;
  call.world.servicePrincipals.put({ ...principal, accountEnabled });
  return { status: 204 };
}

export const servicePrincipalGraphOperations: GraphOperation[] = [
  {
    method: 'GET',
    path: '/servicePrincipals',
    source: `${docs}/serviceprincipal-list`,
    models: 'Microsoft Graph, own applications, those with consent, those that were made; `$filter` with eq',
    handle(call) {
      need(call, 'readDirectory');
      const items = principalsIn(call).map((one) => principalResource(call.world, one));
      return page(call, 'servicePrincipals', filtered(call, items));
    },
  },
  {
    method: 'POST',
    path: '/servicePrincipals',
    source: `${docs}/serviceprincipal-post-serviceprincipals`,
    models: 'of an application of the world, or of Microsoft; 409 twice [U]',
    handle: create,
  },
  {
    method: 'GET',
    path: '/servicePrincipals/:principalId',
    source: `${docs}/serviceprincipal-get`,
    models: 'by id or `appId`',
    handle(call) {
      need(call, 'readDirectory');
      return entity(call, 'servicePrincipals', principalResource(call.world, principalOf(call)));
    },
  },
  {
    method: 'PATCH',
    path: '/servicePrincipals/:principalId',
    source: `${docs}/serviceprincipal-update`,
    models: 'accountEnabled alone',
    handle: update,
  },
];
