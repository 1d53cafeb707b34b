import type { AuditRecord } from '../entities.ts';

/** Base of the addresses in events: Microsoft's own, which receivers check. */
const api = 'https://api.partnercenter.microsoft.com';

/** What an event says, besides when it happened. */
export interface EventInput {
  event: string;
  partnerId: string;
  resourceName?: string;
  resourceUri?: string;
  auditId?: string;
  /** Instant of the change. */
  at: string;
}

/**
 * Events that can be registered for.
 * @see https://learn.microsoft.com/partner-center/developer/partner-center-webhook-events
 */
export const eventNames = [
  'azure-fraud-event-detected',
  'dap-admin-relationship-approved',
  'dap-admin-relationship-terminated',
  'dap-admin-relationship-terminated-by-microsoft',
  'granular-admin-access-assignment-activated',
  'granular-admin-access-assignment-created',
  'granular-admin-access-assignment-deleted',
  'granular-admin-access-assignment-updated',
  'granular-admin-relationship-activated',
  'granular-admin-relationship-approved',
  'granular-admin-relationship-expired',
  'granular-admin-relationship-terminated',
  'indirect-reseller-relationship-accepted-by-customer',
  'invoice-ready',
  'new-commerce-migration-completed',
  'new-commerce-migration-created',
  'new-commerce-migration-failed',
  'new-commerce-migration-schedule-failed',
  'referral-created',
  'referral-updated',
  'related-referral-created',
  'related-referral-updated',
  'reseller-relationship-accepted-by-customer',
  'subscription-active',
  'subscription-updated',
  'test-created',
  'usagerecords-thresholdExceeded',
] as const;

/** The body of an event, byte for byte: what is signed is what is sent. */
export function eventBody(input: EventInput): string {
  return JSON.stringify({
    EventName: input.event,
    ResourceUri: input.resourceUri ?? null,
    ResourceName: input.resourceName ?? null,
    AuditUri: input.auditId === undefined ? null : `${api}/auditactivity/v1/auditrecords/${input.auditId}`,
    ResourceChangeUtcDate: input.at.replace('Z', '0000+00:00'),
  });
}

/** Address and name of what an event is about, by the event and the ids that are known. */
export function resourceOf(
  event: string,
  ids: { customer?: string; subscription?: string; resource?: string },
): { resourceName?: string; resourceUri?: string } {
  const { customer = '', subscription = '', resource = '' } = ids;
  if (event === 'test-created')
    return {
      resourceName: 'test',
      resourceUri: `${api}/webhooks/v1/registration/validationEvents/${resource}`,
    };
  if (event.startsWith('subscription-'))
    return {
      resourceName: 'subscription',
      resourceUri: `${api}/webhooks/v1/customers/${customer}/subscriptions/${subscription}`,
    };
  if (event.endsWith('relationship-accepted-by-customer'))
    return { resourceName: 'Customer', resourceUri: `${api}/v1/customers/${customer}` };
  if (event.startsWith('granular-admin-relationship'))
    return {
      resourceName: 'GranularAdminRelationship',
      resourceUri: `https://partner.microsoft.com/granularAdminRelationships/${resource}`,
    };
  if (event.startsWith('granular-admin-access-assignment')) {
    const [relationship, assignment = ''] = resource.split('/');
    return {
      resourceName: 'GranularAdminAccessAssignment',
      resourceUri: `https://partner.microsoft.com/granularAdminRelationships/${relationship}/accessAssignments/${assignment}`,
    };
  }
  if (event.startsWith('dap-')) return { resourceName: 'PartnerCustomerDap' };
  if (event === 'invoice-ready')
    return { resourceName: 'invoice', resourceUri: `${api}/v1/invoices/${resource}` };
  if (event.startsWith('new-commerce-migration'))
    return {
      resourceName: 'NewCommerceMigration',
      resourceUri: `${api}/v1/customers/${customer}/migrations/newcommerce/${resource}`,
    };
  if (event === 'azure-fraud-event-detected')
    return { resourceUri: `${api}/v1/fraudEvents?SubscriptionId=${subscription}&EventStatus=Active` };
  if (event.startsWith('usagerecords'))
    return { resourceName: 'usagerecords', resourceUri: `${api}/v1/customers/usagerecords` };
  return { resourceName: 'referral', resourceUri: `${api}/engagements/v1/referrals/${resource}` };
}

/** Operations of activity records whose event has another name than the operation. */
const eventOf: Record<string, string> = {
  create_partner_relationship: 'reseller-relationship-accepted-by-customer',
  ready_invoice: 'invoice-ready',
  granular_admin_relationship_termination_requested: 'granular-admin-relationship-terminated',
  create_new_commerce_migration: 'new-commerce-migration-created',
  complete_new_commerce_migration: 'new-commerce-migration-completed',
  fail_new_commerce_migration: 'new-commerce-migration-failed',
};

/** Details of a record, in this order, that name the resource of its event. */
const resourceKeys = [
  'ResourceId',
  'RelationshipId',
  'InvoiceId',
  'MigrationId',
  'GranularAdminRelationshipId',
];

/** The event that an activity record raises, if any. Changes of subscriptions are seen at the subscription itself. */
export function eventOfRecord(record: AuditRecord): EventInput | undefined {
  const plain = record.operationType.replaceAll('_', '-');
  const event =
    eventOf[record.operationType] ?? (eventNames as readonly string[]).find((name) => name === plain);
  if (event === undefined || event.startsWith('subscription-')) return undefined;
  const details = Object.entries(record.details);
  const value = (wanted: string) => details.find(([key]) => key.toLowerCase() === wanted.toLowerCase())?.[1];
  const ids = {
    ...(record.customerId !== undefined && { customer: record.customerId }),
    resource: resourceKeys.map(value).find((one) => one !== undefined) ?? record.id,
  };
  const { partnerId, id: auditId, operationDate: at } = record;
  return { event, partnerId, auditId, at, ...resourceOf(event, ids) };
}
