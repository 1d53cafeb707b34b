import { addDuration } from '@concord/rules';
import type { AuditRecord } from '../entities.ts';
import type { Call, Operation } from './operation.ts';
import { ok } from './operation.ts';
import { refuse } from './refusal.ts';
import { attributes, seekPage, simpleFilter } from './resource.ts';

/** Writes what the call did into the partner's activity records. */
export function record(
  call: Call,
  resourceType: string,
  operationType: string,
  customer?: { id: string; name: string },
  details: Record<string, string> = {},
): void {
  call.world.audit.put({
    id: `${call.partner.id}_${customer?.id ?? ''}_${operationType}_${call.world.newHex('audit', 12)}`,
    partnerId: call.partner.id,
    ...(customer && { customerId: customer.id, customerName: customer.name }),
    ...(call.user && { userPrincipalName: call.user.userPrincipalName }),
    applicationId: call.application.id,
    resourceType,
    operationType,
    operationDate: call.at,
    correlationId: call.correlationId,
    details,
  });
}

const wire = (item: AuditRecord) => ({
  id: item.id,
  partnerId: item.partnerId,
  customerId: item.customerId,
  customerName: item.customerName,
  userPrincipalName: item.userPrincipalName,
  applicationId: item.applicationId,
  resourceType: item.resourceType,
  operationType: item.operationType,
  originalCorrelationId: item.correlationId,
  operationDate: item.operationDate,
  operationStatus: 'succeeded',
  customizedData: Object.entries(item.details).map(([key, value]) => ({ key, value })),
  attributes: attributes('AuditRecord'),
});

export const auditOperations: Operation[] = [
  {
    method: 'GET',
    path: '/auditrecords',
    auth: 'any',
    source:
      'https://learn.microsoft.com/partner-center/developer/get-a-record-of-partner-center-activity-by-user',
    handle(call) {
      const start = call.query['startdate'];
      if (start === undefined || Number.isNaN(Date.parse(start)))
        throw refuse(400, 800002, 'startDate is required.');
      if (Date.parse(start) < Date.parse(call.at) - 90 * 86_400_000)
        throw refuse(400, 800002, 'startDate must be within the last 90 days.');
      const asked = call.query['enddate'] ?? call.at;
      if (Number.isNaN(Date.parse(asked))) throw refuse(400, 800002, 'endDate is not a date.');
      // A day is meant to its end.
      const end = asked.includes('T') ? asked : addDuration(asked, 'P1D');
      const filter = simpleFilter(call.query['filter']);
      const items = call.world.audit
        .where('partner', call.partner.id)
        .filter((item) => item.operationDate >= start && item.operationDate <= end)
        .filter((item) => {
          if (!filter) return true;
          if (filter.field === 'customerid') return item.customerId?.toLowerCase() === filter.value;
          if (filter.field === 'resourcetype')
            return item.resourceType.replaceAll('_', '') === filter.value.replaceAll('_', '');
          return (item.customerName ?? '').toLowerCase().includes(filter.value);
        });
      return ok(
        seekPage(
          items,
          wire,
          '/auditrecords',
          Number(call.query['size'] ?? 500),
          call.header('ms-continuationtoken'),
        ),
      );
    },
  },
];
