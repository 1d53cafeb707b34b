import type { CommerceSubscription } from '@concord/microsoft';
import { addDuration, type Lot, type OfferKind, refundWindow } from '@concord/rules';

const kinds: Record<string, OfferKind> = {
  OnlineServicesNCE: 'nce',
  Software: 'software',
  SoftwareAsAService: 'marketplace',
  Azure: 'azure-plan',
  AzureReservation: 'azure-reservation',
  AzureSavingsPlan: 'azure-savings-plan',
  AzureApplication: 'azure-application',
};

/** What the rules want to know of a subscription, from Microsoft's resource. */
export function factsOf(subscription: CommerceSubscription) {
  const { raw, quantity, status, termDuration, cancellationAllowedUntilDate: until } = subscription;
  const kind = kindOf(subscription);
  return {
    kind,
    isTrial: raw['isTrial'] === true,
    status: status.toLowerCase(),
    quantity,
    termDuration,
    billingCycle: subscription.billingCycle ?? '',
    startDate: subscription.effectiveStartDate.slice(0, 10),
    commitmentEndDate: subscription.commitmentEndDate.slice(0, 10),
    autoRenewEnabled: subscription.autoRenewEnabled,
    // A renewal opens the window anew, but the first day of all stays: the window tells when the term began.
    since: kind === 'nce' && until ? beforeWindow(until) : subscription.effectiveStartDate,
    allowedUntil: until,
    lots: lotsOf(raw),
    suspendedBy: suspendedBy(raw),
  };
}
export type Facts = ReturnType<typeof factsOf>;

function kindOf({ raw, termDuration }: CommerceSubscription): OfferKind {
  const { id } = (raw['productType'] ?? {}) as { id?: string };
  return kinds[id ?? ''] ?? (termDuration ? 'nce' : 'legacy');
}

const epoch = '1970-01-01T00:00:00Z';
const beforeWindow = (until: string) =>
  new Date(Date.parse(until) - Date.parse(addDuration(epoch, refundWindow))).toISOString();

function lotsOf(raw: Record<string, unknown>): Lot[] {
  const { details = [] } = (raw['refundableQuantity'] ?? {}) as {
    details?: { quantity: number; allowedUntilDateTime: string }[];
  };
  return details.map(({ quantity, allowedUntilDateTime: allowedUntil }) => ({ quantity, allowedUntil }));
}

/** Microsoft names reasons where it suspended by itself [U: none where the partner did]. */
function suspendedBy(raw: Record<string, unknown>): 'microsoft' | 'partner' {
  const reasons = raw['suspensionReasons'];
  return Array.isArray(reasons) && reasons.length > 0 ? 'microsoft' : 'partner';
}
