import { addDuration, type Day, dayOf, type Instant } from './terms.ts';

/** New commerce: `Pending` … `Expired`. Legacy: `Active`, `Completed`, `Reject`. */
export type TransferStatus =
  | 'Pending'
  | 'InProgress'
  | 'Complete'
  | 'Canceled'
  | 'Expired'
  | 'Active'
  | 'Completed'
  | 'Reject';

export type TransferProblem =
  | { code: 900131 | 900138 | 900148 | 900400; status: 400 | 403 }
  | { code: 900101; status: 409 }
  | { code: 20002; status: 403 };

/** `transferType` of new commerce. */
export const newCommerceTransfer = 3;
/** A request that the present partner leaves unanswered is dead after this time. */
export const transferLife = 'P30D';
/** Reported by partners: https://cloudcockpit.com/blog/take-control-your-microsoft-csp-transfers */
export const mostTransferItems = 25;

export const transferProductTypes = [
  'AzureSubscription',
  'AzureReservation',
  'AzureSavingsPlan',
  'OnlineServicesNCE',
] as const;

/**
 * Why the new partner cannot ask for a transfer; `undefined` when it can.
 * @param wanted.type `transferType`; 3 is new commerce
 * @see https://learn.microsoft.com/partner-center/developer/create-a-transfer
 * @see https://learn.microsoft.com/partner-center/developer/error-codes
 */
export function transferProblem(
  wanted: { sourceTenantId: string; targetTenantId: string; type: number },
  facts: {
    related: boolean;
    hasLegacyAzure: boolean;
    publicCloud: boolean;
    open: readonly TransferStatus[];
  },
): TransferProblem | undefined {
  if (!facts.publicCloud) return { code: 900138, status: 403 };
  if (!facts.related) return { code: 20002, status: 403 };
  if (wanted.sourceTenantId.toLowerCase() === wanted.targetTenantId.toLowerCase())
    return { code: 900148, status: 400 };
  if (wanted.type !== newCommerceTransfer) return { code: 900400, status: 400 };
  if (facts.hasLegacyAzure) return { code: 900131, status: 400 };
  if (facts.open.includes('InProgress')) return { code: 900101, status: 409 };
  return undefined;
}

/** Instant at which a request expires that nobody answers. */
export const transferExpiresAt = (createdAt: Instant): Instant => addDuration(createdAt, transferLife);

/**
 * Whether the partner may cancel it: only the one that created it, only while it is pending.
 * @returns 900101 in progress, 900102 complete; `undefined` when it may
 * @see https://learn.microsoft.com/partner-center/developer/update-a-transfer
 */
export function cancelTransferProblem(
  status: TransferStatus,
): { code: 900101 | 900102; status: 400 | 409 } | undefined {
  if (status === 'Pending') return undefined;
  return status === 'InProgress' ? { code: 900101, status: 409 } : { code: 900102, status: 400 };
}

/**
 * Who pays around a transfer in the middle of a term: the old partner up to that day, the new one from the next. The
 * end of the term and the billing cycle stay.
 * @see https://learn.microsoft.com/partner-center/transfer-azure-subscriptions-under-azure-plan
 */
export function transferBilling(completedAt: Instant): { sourceBilledUntil: Day; targetBilledFrom: Day } {
  return { sourceBilledUntil: dayOf(completedAt), targetBilledFrom: dayOf(addDuration(completedAt, 'P1D')) };
}

/**
 * Why a legacy subscription cannot be part of a transfer, in words; `undefined` when it can.
 * @see https://learn.microsoft.com/partner-center/developer/get-customer-s-subscriptions-transfer-eligibility
 */
export function legacyTransferReason(subscription: {
  status: string;
  inTransfer: boolean;
}): string | undefined {
  const { status, inTransfer } = subscription;
  if (status !== 'active')
    return `The subscription is in the state ${status.charAt(0).toUpperCase()}${status.slice(1)}.`;
  return inTransfer ? 'The subscription is part of another transfer request.' : undefined;
}
