import type { ServiceRequest } from '../entities.ts';
import type { Call } from './operation.ts';
import { attributes } from './resource.ts';

/** As .NET writes a date that is not there. */
const never = '0001-01-01T00:00:00';
export const severities = ['unknown', 'critical', 'moderate', 'minimal'] as const;
export const statuses = ['none', 'open', 'closed', 'attention_needed'] as const;

/** @see https://learn.microsoft.com/partner-center/developer/service-request-resources */
export function serviceRequestResource(call: Call, one: ServiceRequest) {
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
