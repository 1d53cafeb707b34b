import type { Door } from '../call.ts';
import type { CallIds } from '../commerce.ts';
import { flag, type Json, object, text } from '../fields.ts';
import { allItems } from '../paging.ts';
import { at } from '../path.ts';
import { each, reader } from './resource.ts';
import { type Transfer, type TransferLine, transferOf } from './transfer-resource.ts';
import { patchTransfer } from './transfers.ts';

/*
 * Licence subscriptions of the old kind: the source offers them, the target accepts or rejects. Reading is the same as
 * in new commerce (`transfers.ts`).
 */

/** What came of an acceptance: new orders of the target, and the lines that failed. */
export interface TransferSubmitResult extends Json {
  orders: Json[];
  transferErrors: {
    transferGroupId?: string;
    code?: string;
    description?: string;
    lineItems?: TransferLine[];
  }[];
}

export interface TransferEligibility extends Json {
  /** The subscription. */
  id: string;
  isEligible: boolean;
  /** Why not: suspended, deleted, already part of another request. */
  reason?: string;
}

/**
 * The source partner offers subscriptions to the target.
 * @throws MicrosoftError 800015, 800016 for a bad reseller, 900100 to 900104 for subscriptions that cannot move
 * @see https://learn.microsoft.com/partner-center/developer/create-a-transfer-legacy
 */
export async function offerTransfer(
  door: Door,
  tenantId: string,
  offer: {
    sourcePartnerTenantId: string;
    targetPartnerTenantId: string;
    lineItems: { subscriptionId: string; partnerIdOnRecord?: string }[];
  },
  ids?: CallIds,
): Promise<Transfer> {
  const { body } = await door.call({
    method: 'POST',
    path: at`/v1/customers/${tenantId}/transfers`,
    as: 'app',
    ids,
    body: offer,
    read: transferOf,
  });
  return body;
}

/**
 * The target partner accepts: Microsoft orders the subscriptions for it. A partial failure is a success with errors.
 * @see https://learn.microsoft.com/partner-center/developer/accept-a-transfer
 */
export async function acceptOfferedTransfer(
  door: Door,
  tenantId: string,
  transferId: string,
  ids?: CallIds,
): Promise<TransferSubmitResult> {
  const { body } = await door.call({
    method: 'POST',
    path: at`/v1/customers/${tenantId}/transfers/${transferId}/accept`,
    as: 'app',
    ids,
    read: (answer) => ({
      ...object(answer),
      orders: each(object)(object(answer).orders),
      transferErrors: each(reader<Json>([], { code: text }))(object(answer).transferErrors),
    }),
  });
  return body;
}

/** The target partner declines. @see https://learn.microsoft.com/partner-center/developer/reject-a-transfer */
export function rejectTransfer(
  door: Door,
  tenantId: string,
  transferId: string,
  ids?: CallIds,
): Promise<Transfer> {
  return patchTransfer(door, tenantId, { id: transferId, status: 'reject' }, ids);
}

/** The source partner takes its offer back. @see https://learn.microsoft.com/partner-center/developer/withdraw-a-transfer */
export async function withdrawTransfer(
  door: Door,
  tenantId: string,
  transferId: string,
  ids?: CallIds,
): Promise<void> {
  await door.call({
    method: 'DELETE',
    path: at`/v1/customers/${tenantId}/transfers/${transferId}`,
    as: 'app',
    ids,
    read: () => undefined,
  });
}

/**
 * Which of a customer's subscriptions could be offered.
 * @param transferType `directtoindirect` is the only one that Microsoft publishes
 * @see https://learn.microsoft.com/partner-center/developer/get-customer-s-subscriptions-transfer-eligibility
 */
export async function transferEligibility(
  door: Door,
  tenantId: string,
  transferType = 'directtoindirect',
): Promise<TransferEligibility[]> {
  return allItems(door, {
    path: at`/v1/customers/${tenantId}/transferseligibility`,
    query: { transferType },
    as: 'app',
    read: reader<TransferEligibility>(['id'], { isEligible: flag }),
  });
}
