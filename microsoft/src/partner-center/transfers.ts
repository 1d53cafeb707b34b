import type { Door } from '../call.ts';
import type { CallIds } from '../commerce.ts';
import { allItems } from '../paging.ts';
import { at } from '../path.ts';
import { unlessAbsent } from './absent.ts';
import { type Transfer, type TransferLine, transferOf } from './transfer-resource.ts';

/*
 * Subscriptions that move from one partner to another, in new commerce: the target asks, the source names the
 * subscriptions and agrees. For licence subscriptions of the old kind see `legacy-transfers.ts`.
 * https://learn.microsoft.com/partner-center/customers/transfer-subscriptions
 */

export interface NewTransfer {
  sourcePartnerTenantId: string;
  sourcePartnerName: string;
  /** The customer is told by mail. */
  customerEmailId: string;
  customerName?: string;
  targetPartnerTenantId?: string;
  targetPartnerEmailId?: string;
  /** All of them by default. */
  targetProductTypes?: (
    | 'AzureSubscription'
    | 'AzureReservation'
    | 'AzureSavingsPlan'
    | 'OnlineServicesNCE'
  )[];
  /** PartnerID of the reseller that shall have all of them; only an indirect provider sends it. */
  partnerOnRecord?: string;
}

/**
 * The target partner asks for a customer's subscriptions. Unanswered for thirty days it expires.
 * @throws MicrosoftError 900101, 900104 while another transfer runs, 900131 with legacy Azure, 900147, 900148 for a bad
 *   source, 900154 for a bad reseller
 * @see https://learn.microsoft.com/partner-center/developer/create-a-transfer
 */
export async function createTransfer(
  door: Door,
  tenantId: string,
  transfer: NewTransfer,
  ids?: CallIds,
): Promise<Transfer> {
  const { body } = await door.call({
    method: 'POST',
    path: at`/v1/customers/${tenantId}/transfers`,
    as: 'app',
    ids,
    body: { ...transfer, transferType: 3 },
    read: transferOf,
  });
  return body;
}

/** @see https://learn.microsoft.com/partner-center/developer/get-all-of-a-customer-s-transfers */
export async function transfers(door: Door, tenantId: string): Promise<Transfer[]> {
  return allItems(door, { path: at`/v1/customers/${tenantId}/transfers`, as: 'app', read: transferOf });
}

/** @see https://learn.microsoft.com/partner-center/developer/get-transfer-by-id */
export async function transfer(
  door: Door,
  tenantId: string,
  transferId: string,
): Promise<Transfer | undefined> {
  const { body } = await door.call({
    method: 'GET',
    path: at`/v1/customers/${tenantId}/transfers/${transferId}`,
    as: 'app',
    expect: [404],
    read: unlessAbsent(transferOf),
  });
  return body;
}

/**
 * The source partner names the subscriptions, 25 at most, and agrees: Microsoft then moves them, which may take days.
 * The published page shows the request for a cancellation only; that this one has the same form with `InProgress` and
 * `lineItems` is assumed.
 * @see https://learn.microsoft.com/partner-center/developer/update-a-transfer
 */
export function acceptTransfer(
  door: Door,
  tenantId: string,
  asked: Transfer,
  lineItems: TransferLine[],
  ids?: CallIds,
): Promise<Transfer> {
  return patchTransfer(door, tenantId, { ...partiesOf(asked), status: 'InProgress', lineItems }, ids);
}

/**
 * The target partner takes its request back, which works while it is pending.
 * @see https://learn.microsoft.com/partner-center/developer/update-a-transfer
 */
export function cancelTransfer(
  door: Door,
  tenantId: string,
  asked: Transfer,
  ids?: CallIds,
): Promise<Transfer> {
  return patchTransfer(door, tenantId, { ...partiesOf(asked), status: 'Cancel' }, ids);
}

/** Changes a transfer; what a state allows is Microsoft's business. */
export async function patchTransfer(
  door: Door,
  tenantId: string,
  change: Pick<Transfer, 'id'> & Partial<Transfer>,
  ids?: CallIds,
): Promise<Transfer> {
  const { body } = await door.call({
    method: 'PATCH',
    path: at`/v1/customers/${tenantId}/transfers/${change.id}`,
    as: 'app',
    ids,
    body: change,
    read: transferOf,
  });
  return body;
}

function partiesOf({ id, sourcePartnerTenantId, targetPartnerTenantId }: Transfer) {
  return { id, sourcePartnerTenantId, targetPartnerTenantId };
}
