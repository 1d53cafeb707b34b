import type { ServiceRequest } from '../entities.ts';
import { createServiceRequest } from './create-service-request.ts';
import { oneOf } from './one-of.ts';
import { type Call, type Operation, ok } from './operation.ts';
import { refuse } from './refusal.ts';
import { collection, simpleFilter } from './resource.ts';
import { serviceRequestResource, severities, statuses } from './service-request-resource.ts';

const docs = 'https://learn.microsoft.com/partner-center/developer';
const sdk =
  'https://github.com/microsoft/partner-center-sdk-for-dotNET/blob/005c111ba7cafe60fffa69853ec69940079314d0/Source/PartnerSDK';

function list(call: Call, tenantId?: string) {
  const filter = simpleFilter(call.query['filter']);
  if (filter && filter.field !== 'status') throw refuse(400, 800002, 'The filter is not supported.');
  const text = call.query['status'] ?? filter?.value;
  const status = text === undefined ? undefined : oneOf(statuses, text, 'status');
  const items = call.world.serviceRequests
    .where('partner', call.partner.id)
    .filter((one) => tenantId === undefined || one.tenantId === tenantId)
    .filter((one) => status === undefined || one.status === status);
  const offset = Number(call.query['offset'] ?? 0) || 0;
  const size = Number(call.query['size'] ?? 0) || items.length;
  return ok(collection(items.slice(offset, offset + size).map((one) => serviceRequestResource(call, one))));
}

/** @throws Refusal 404 [U: the code for an unknown request is assumed] */
function requestOf(call: Call, tenantId?: string): ServiceRequest {
  const found = call.world.serviceRequests.get(call.params['id']);
  const isOther = tenantId !== undefined && found?.tenantId !== tenantId;
  if (found?.partnerTenantId !== call.partner.id || isOther)
    throw refuse(404, 60000, 'The service request was not found.');
  return found;
}

function change(call: Call, tenantId?: string) {
  const before = requestOf(call, tenantId);
  const status = oneOf(statuses, call.body.text('status') ?? before.status, 'status');
  const severity = oneOf(severities, call.body.text('severity') ?? before.severity, 'severity');
  const note = call.body.object('newNote').text('text');
  const { closedAt: _, ...rest } = before;
  const closedAt = status === 'closed' ? (before.closedAt ?? call.at) : undefined;
  const after = call.world.serviceRequests.put({
    ...rest,
    status,
    severity,
    modifiedAt: call.at,
    ...(closedAt !== undefined && { closedAt }),
    notes:
      note === undefined
        ? before.notes
        : [...before.notes, { by: call.user?.displayName ?? '', at: call.at, text: note }],
  });
  return ok(serviceRequestResource(call, after));
}

export const serviceRequestOperations: Operation[] = [
  {
    method: 'GET',
    path: '/servicerequests',
    auth: 'user',
    source: `${docs}/service-request-resources`,
    models: 'status, size and offset; they are put into the world by the control call',
    handle: (call) => list(call),
  },
  {
    method: 'GET',
    path: '/customers/:cid/servicerequests',
    of: 'customer',
    auth: 'user',
    source: `${docs}/get-all-service-requests-for-a-customer`,
    models: 'those about the customer',
    handle: (call) => list(call, call.tenant.id),
  },
  {
    method: 'GET',
    path: '/servicerequests/:id',
    auth: 'user',
    source: `${docs}/get-service-request-details-by-id`,
    models: '404 for those of others (code [U])',
    handle: (call) => ok(serviceRequestResource(call, requestOf(call))),
  },
  {
    method: 'PATCH',
    path: '/servicerequests/:id',
    auth: 'user',
    source: `${docs}/update-a-service-request`,
    models: 'status, severity and a new note; everything else stays [U]',
    handle: (call) => change(call),
  },
  {
    method: 'POST',
    path: '/servicerequests/:agentLocale',
    auth: 'user',
    source: `${sdk}/ServiceRequests/PartnerServiceRequestCollectionOperations.cs`,
    models: 'open, about the partner itself; 800002 for an unknown topic; 201 [U]; any locale',
    handle: createServiceRequest,
  },
  {
    method: 'GET',
    path: '/customers/:cid/servicerequests/:id',
    of: 'customer',
    auth: 'user',
    source: `${sdk}/ServiceRequests/CustomerServiceRequestOperations.cs`,
    models: '404 for those about others (code [U])',
    handle: (call) => ok(serviceRequestResource(call, requestOf(call, call.tenant.id))),
  },
  {
    method: 'PATCH',
    path: '/customers/:cid/servicerequests/:id',
    of: 'customer',
    auth: 'user',
    source: `${sdk}/ServiceRequests/CustomerServiceRequestOperations.cs`,
    models: 'as without the customer',
    handle: (call) => change(call, call.tenant.id),
  },
];
