import type { ServiceRequest } from '../entities.ts';
import { type Call, type Operation, ok } from './operation.ts';
import { refuse } from './refusal.ts';
import { attributes, collection, simpleFilter } from './resource.ts';

const docs = 'https://learn.microsoft.com/partner-center/developer';

/** As .NET writes a date that is not there. */
const never = '0001-01-01T00:00:00';
const severities = ['unknown', 'critical', 'moderate', 'minimal'] as const;
const statuses = ['none', 'open', 'closed', 'attention_needed'] as const;

/** @see https://learn.microsoft.com/partner-center/developer/service-request-resources */
function resource(call: Call, one: ServiceRequest) {
  const tenant = call.world.tenants.get(one.tenantId ?? call.partner.id);
  return {
    title: one.title,
    description: one.description,
    severity: one.severity,
    supportTopicId: one.supportTopicId,
    supportTopicName: one.supportTopicName,
    id: one.id,
    status: one.status,
    organization: { id: tenant?.id ?? call.partner.id, name: tenant?.companyName ?? call.partner.name },
    productId: one.productId,
    createdDate: one.createdAt,
    lastModifiedDate: one.modifiedAt,
    lastClosedDate: one.closedAt ?? never,
    notes: one.notes.map(({ by, at, text }) => ({ createdByName: by, createdDate: at, text })),
    attributes: attributes('ServiceRequest'),
  };
}

/** A value of a list by its name or its number, as older clients send it. @throws Refusal 400 800002 */
function oneOf<T extends string>(names: readonly T[], text: string, field: string): T {
  const plain = (name: string) => name.toLowerCase().replaceAll('_', '');
  const found = /^\d+$/.test(text) ? names[Number(text)] : names.find((name) => plain(name) === plain(text));
  if (found === undefined) throw refuse(400, 800002, `${field} is not valid.`);
  return found;
}

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
  return ok(collection(items.slice(offset, offset + size).map((one) => resource(call, one))));
}

/** @throws Refusal 404 [U: the code for an unknown request is assumed] */
function requestOf(call: Call): ServiceRequest {
  const found = call.world.serviceRequests.get(call.params['id']);
  if (found?.partnerTenantId !== call.partner.id)
    throw refuse(404, 60000, 'The service request was not found.');
  return found;
}

function change(call: Call) {
  const before = requestOf(call);
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
  return ok(resource(call, after));
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
    handle: (call) => ok(resource(call, requestOf(call))),
  },
  {
    method: 'PATCH',
    path: '/servicerequests/:id',
    auth: 'user',
    source: `${docs}/update-a-service-request`,
    models: 'status, severity and a new note; everything else stays [U]',
    handle: change,
  },
];
