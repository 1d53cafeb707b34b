import type { PartnerChange } from '@concord/microsoft';
import type { WebhookEvent } from '@concord/microsoft/partner-center';

/** Word of one change at Microsoft, as the inbox keeps it. */
export interface Word {
  source: 'webhook' | 'audit' | 'sweep';
  /** The same however often it comes. */
  key: string;
  /** A webhook's event; an audit record's resource and operation. */
  name: string;
  tenantId: string | null;
  /** Of what changed, where it is said. */
  microsoftId: string | null;
  /** The audit record itself, or the one that a webhook names. */
  auditId: string | null;
  occurredAt: Date;
  body: Record<string, unknown>;
  /** For this change Microsoft has to send an event. */
  expectsWebhook: boolean;
}

const guid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';

/** What an event is about. It carries no state, only addresses. */
export function aboutEvent(event: WebhookEvent, receivedAt: Date): Word {
  const auditId = lastPart(event.AuditUri);
  const { tenantId, microsoftId } = addressed(event);
  const occurred = Date.parse(event.ResourceChangeUtcDate ?? '');
  const { EventName, ResourceUri, ResourceName, AuditUri } = event;
  return {
    source: 'webhook',
    key: event.id,
    name: EventName.toLowerCase(),
    tenantId: tenantId ?? customerIn(auditId),
    microsoftId,
    auditId,
    occurredAt: Number.isNaN(occurred) ? receivedAt : new Date(occurred),
    body: { ResourceUri, ResourceName, AuditUri },
    expectsWebhook: false,
  };
}

/** @param awaited names of the events that are registered, while somebody listens */
export function aboutRecord(change: PartnerChange, awaited: ReadonlySet<string>): Word {
  const { key, at, tenantId, resource, operation, by, commerce } = change;
  const event = eventOf(resource, operation);
  return {
    source: 'audit',
    key,
    name: `${resource}/${operation}`,
    tenantId: tenantId?.toLowerCase() ?? null,
    microsoftId: objectOf(change),
    auditId: key,
    occurredAt: new Date(at),
    body: { by: by ?? null, operation, ...(commerce !== undefined && { commerce }) },
    expectsWebhook:
      event !== undefined && awaited.has(event) && (event !== subscriptionUpdated || commerce === true),
  };
}

/** A tenant's own id stands for the tenant itself; ids of people are compared in lower case. */
function objectOf({ resource, resourceId, tenantId }: PartnerChange): string | null {
  if (resourceId === undefined)
    return /^(customer|agreement|partner_customer_)/.test(resource) && !resource.startsWith('customer_')
      ? (tenantId?.toLowerCase() ?? null)
      : null;
  return resource === 'subscription' ? resourceId : resourceId.toLowerCase();
}

export const subscriptionUpdated = 'subscription-updated';

/**
 * The event that Microsoft sends for an operation of its activity log, if any.
 * @see https://learn.microsoft.com/partner-center/developer/partner-center-webhook-events
 */
export function eventOf(resource: string, operation: string): string | undefined {
  if (resource === 'subscription') return subscriptionOperations[operation];
  return (
    operationEvents[operation] ?? (/^(granular|dap)_admin_/.test(operation) ? dashed(operation) : undefined)
  );
}

/** A new subscription is no change of one. [U] */
const subscriptionOperations: Record<string, string> = {
  update_subscription: subscriptionUpdated,
  upgrade_subscription: subscriptionUpdated,
  convert_trial_subscription: subscriptionUpdated,
  create_new_commerce_migration: 'new-commerce-migration-created',
  complete_new_commerce_migration: 'new-commerce-migration-completed',
  fail_new_commerce_migration: 'new-commerce-migration-failed',
};

const operationEvents: Record<string, string> = {
  create_partner_relationship: 'reseller-relationship-accepted-by-customer',
  granular_admin_relationship_termination_requested: 'granular-admin-relationship-terminated',
  azure_fraud_event_detected: 'azure-fraud-event-detected',
};

const dashed = (operation: string) => operation.replaceAll('_', '-');

function addressed({ resourcePath = '', ResourceUri = '' }: WebhookEvent): {
  tenantId: string | null;
  microsoftId: string | null;
} {
  const customer = new RegExp(`/customers/(${guid})(?:/([^/]+)/([^/?]+))?`, 'i').exec(resourcePath);
  if (customer) return { tenantId: customer[1]?.toLowerCase() ?? null, microsoftId: customer[3] ?? null };
  const relationship = /\/granularAdminRelationships\/([^/?]+)/i.exec(ResourceUri)?.[1];
  const suspected = /[?&]SubscriptionId=([^&]+)/i.exec(ResourceUri)?.[1];
  return { tenantId: null, microsoftId: relationship ?? suspected ?? null };
}

/** Ids of audit records begin with those of partner and customer. */
function customerIn(auditId: string | null): string | null {
  return new RegExp(`^${guid}_(${guid})_`, 'i').exec(auditId ?? '')?.[1]?.toLowerCase() ?? null;
}

function lastPart(uri: string | undefined): string | null {
  const last = uri?.split(/[?#]/)[0]?.split('/').at(-1);
  if (!last) return null;
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}
