import { addDuration } from '@concord/rules';
import type { Context } from '../context.ts';
import type { AuditRecord } from '../entities.ts';
import type { Call, Operation } from './operation.ts';
import { ok } from './operation.ts';
import { refuse } from './refusal.ts';
import { attributes, seekPage, simpleFilter } from './resource.ts';

/** What happened, for the activity records of one partner. */
export interface Happened {
  partnerId: string;
  /** The customer with whom it happened. */
  customer?: { id: string; name: string };
  resourceType: string;
  operationType: string;
  details?: Record<string, string>;
  userPrincipalName?: string;
  applicationId?: string;
  correlationId?: string;
  oldValue?: unknown;
  newValue?: unknown;
}

/** Writes an activity record, also of what nobody called for: a term that ended, a page that a customer opened. */
export function recordFor(context: Context, happened: Happened): void {
  const { world } = context;
  const { partnerId, customer, operationType, resourceType, userPrincipalName, applicationId } = happened;
  world.audit.put({
    id: `${partnerId}_${customer?.id ?? ''}_${operationType}_${world.newHex('audit', 12)}`,
    partnerId,
    ...(customer && { customerId: customer.id, customerName: customer.name }),
    ...(userPrincipalName !== undefined && { userPrincipalName }),
    ...(applicationId !== undefined && { applicationId }),
    resourceType,
    operationType,
    operationDate: context.clock.now(),
    correlationId: happened.correlationId ?? world.newId('correlation'),
    ...(happened.oldValue !== undefined && { oldValue: JSON.stringify(pascalCase(happened.oldValue)) }),
    ...(happened.newValue !== undefined && { newValue: JSON.stringify(pascalCase(happened.newValue)) }),
    details: happened.details ?? {},
  });
}

/**
 * Writes what the call did into the partner's activity records.
 * @param newValue the resource as it is now, without secrets
 */
export function record(
  call: Call,
  resourceType: string,
  operationType: string,
  customer?: { id: string; name: string },
  details: Record<string, string> = {},
  newValue?: unknown,
): void {
  recordFor(call, {
    partnerId: call.partner.id,
    ...(customer && { customer }),
    ...(call.user && { userPrincipalName: call.user.userPrincipalName }),
    applicationId: call.application.id,
    correlationId: call.correlationId,
    resourceType,
    operationType,
    details,
    ...(newValue !== undefined && { newValue }),
  });
}

/** Copies of resources in activity records have PascalCase names. */
function pascalCase(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(pascalCase);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [
      name.charAt(0).toUpperCase() + name.slice(1),
      pascalCase(one),
    ]),
  );
}

const wire = (item: AuditRecord) => ({
  id: item.id,
  partnerId: item.partnerId,
  customerId: item.customerId,
  customerName: item.customerName,
  userPrincipalName: item.userPrincipalName,
  applicationId: item.applicationId,
  resourceType: item.resourceType,
  resourceOldValue: item.oldValue,
  resourceNewValue: item.newValue,
  operationType: item.operationType,
  originalCorrelationId: item.correlationId,
  operationDate: item.operationDate,
  operationStatus: 'succeeded',
  customizedData: Object.entries(item.details).map(([key, value]) => ({ key, value })),
  attributes: attributes('AuditRecord'),
});

const dayMs = 86_400_000;

/**
 * The asked period; the last 30 days when no start is given. A day is meant to its end.
 * @throws Refusal 800002 for a start that is older than 90 days, or what is no date
 */
function periodOf(call: Call): { start: string; end: string } {
  const { startdate, enddate = call.at } = call.query;
  const start = startdate ?? new Date(Date.parse(call.at) - 30 * dayMs).toISOString();
  if (Number.isNaN(Date.parse(start))) throw refuse(400, 800002, 'startDate is not a date.');
  if (Number.isNaN(Date.parse(enddate))) throw refuse(400, 800002, 'endDate is not a date.');
  if (Date.parse(start) < Date.parse(call.at) - 90 * dayMs)
    throw refuse(400, 800002, 'startDate must be within the last 90 days.');
  const end = enddate.includes('T') ? enddate : addDuration(enddate, 'P1D');
  return { start: new Date(start).toISOString(), end: new Date(end).toISOString() };
}

const operators: Record<string, string> = {
  companyname: 'substring',
  customerid: 'equals',
  resourcetype: 'equals',
};

/** @throws Refusal 800002 for a field or an operator that cannot be asked for */
function filterOf(text: string | undefined): (item: AuditRecord) => boolean {
  const filter = simpleFilter(text);
  if (!filter) return () => true;
  const { field, value, operator } = filter;
  if (operators[field] === undefined || (operator !== '' && operator !== operators[field]))
    throw refuse(400, 800002, 'The filter is not supported.');
  if (field === 'customerid') return (item) => item.customerId?.toLowerCase() === value;
  if (field === 'companyname') return (item) => (item.customerName ?? '').toLowerCase().includes(value);
  return (item) => item.resourceType.replaceAll('_', '') === value.replaceAll('_', '');
}

/**
 * One page of the partner's activity records.
 * @param path of the page in its links
 * @throws Refusal 800002 for a period or a filter that cannot be asked for
 */
export function recordsOf(call: Call, path: string) {
  const { start, end } = periodOf(call);
  const filter = filterOf(call.query['filter']);
  const items = call.world.audit
    .where('partner', call.partner.id)
    .filter((item) => item.operationDate >= start && item.operationDate <= end)
    .filter(filter);
  return seekPage(items, wire, path, Number(call.query['size'] ?? 500), call);
}

export const auditOperations: Operation[] = [
  {
    method: 'GET',
    path: '/auditrecords',
    auth: 'any',
    source:
      'https://learn.microsoft.com/partner-center/developer/get-a-record-of-partner-center-activity-by-user',
    models: '90 days; by customer, name and type',
    handle: (call) => ok(recordsOf(call, '/auditrecords')),
  },
  {
    method: 'GET',
    base: '/auditactivity/v1',
    path: '/auditrecords/:id',
    auth: 'any',
    source: 'https://learn.microsoft.com/partner-center/developer/partner-center-webhook-events',
    models: 'the record that an event names; 404 for those of others (code [U])',
    handle(call) {
      const item = call.world.audit.get(call.params['id']);
      if (item?.partnerId !== call.partner.id) throw refuse(404, 2000, 'There is no such record.');
      return ok(wire(item));
    },
  },
];
