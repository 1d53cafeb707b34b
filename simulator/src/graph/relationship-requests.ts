import type { Gdap, GdapRequest } from '../entities.ts';
import { keepGdap, recordGdap } from '../gdap.ts';
import { gdapOf, gdapPages } from './delegated-admin-relationships.ts';
import { operationResource, requestResource } from './gdap-resource.ts';
import { settling } from './long-running.ts';
import { entity, type GraphCall, type GraphOperation, needText } from './operation.ts';
import { page } from './pages.ts';
import { badRequest, GraphRefusal } from './refusal.ts';

const docs = 'https://learn.microsoft.com/graph/api';
const root = '/tenantRelationships/delegatedAdminRelationships/:gdapId';

/** @throws GraphRefusal 404 */
function found<T extends { id: string }>(items: readonly T[], id: string | undefined): T {
  const one = items.find((item) => item.id === id?.toLowerCase());
  if (!one) throw new GraphRefusal(404, 'notFound', 'The resource was not found.');
  return one;
}

/** What the relationship is after the request. @throws GraphRefusal 400 when its status does not allow it */
function afterRequest(call: GraphCall, gdap: Gdap, action: GdapRequest['action']): Gdap {
  if (action === 'lockForApproval') {
    if (gdap.status !== 'created') throw badRequest('The relationship is locked already.');
    return { ...gdap, status: 'approvalPending' };
  }
  if (gdap.status !== 'active') throw badRequest('The relationship is not active.');
  recordGdap(call, gdap, 'relationship', 'termination_requested');
  return { ...gdap, status: 'terminationRequested', settlesAt: settling(call) };
}

function create(call: GraphCall) {
  const gdap = gdapOf(call);
  const asked = needText(call.body, 'action').toLowerCase();
  const action = (['lockForApproval', 'terminate'] as const).find((one) => one.toLowerCase() === asked);
  if (!action) throw badRequest('action must be lockForApproval or terminate.');
  const request: GdapRequest = {
    id: call.world.newId('request'),
    action,
    status: 'created',
    createdAt: call.at,
  };
  const after = afterRequest(call, gdap, action);
  keepGdap(call, { ...after, requests: [...after.requests, { ...request, status: 'succeeded' }] });
  return {
    status: 201,
    body: { '@odata.context': `${call.base}/$metadata#requests/$entity`, ...requestResource(request) },
    headers: { location: `${call.base}${call.path}/${request.id}` },
  };
}

export const requestGraphOperations: GraphOperation[] = [
  {
    method: 'GET',
    path: `${root}/requests`,
    source: `${docs}/delegatedadminrelationship-list-requests`,
    models: 'paging',
    handle: (call) => page(call, 'requests', gdapOf(call).requests.map(requestResource), gdapPages),
  },
  {
    method: 'POST',
    path: `${root}/requests`,
    source: `${docs}/delegatedadminrelationship-post-requests`,
    models: 'lockForApproval, terminate',
    handle: create,
  },
  {
    method: 'GET',
    path: `${root}/requests/:requestId`,
    source: `${docs}/delegatedadminrelationshiprequest-get`,
    models: '404',
    handle: (call) =>
      entity(call, 'requests', requestResource(found(gdapOf(call).requests, call.params['requestId']))),
  },
  {
    method: 'GET',
    path: `${root}/operations`,
    source: `${docs}/delegatedadminrelationship-list-operations`,
    models: 'paging',
    handle: (call) => page(call, 'operations', gdapOf(call).operations.map(operationResource), gdapPages),
  },
  {
    method: 'GET',
    path: `${root}/operations/:operationId`,
    source: `${docs}/delegatedadminrelationshipoperation-get`,
    models: 'running, then succeeded',
    handle: (call) =>
      entity(
        call,
        'operations',
        operationResource(found(gdapOf(call).operations, call.params['operationId'])),
      ),
  },
];
