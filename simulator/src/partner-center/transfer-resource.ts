import type { Subscription, Transfer, TransferLine } from '../entities.ts';
import type { Call } from './operation.ts';
import { attributes, self } from './resource.ts';

/**
 * A transfer as one of its partners sees it. In new commerce the target sees the lines only when all is done, then
 * with its own ids.
 * @see https://learn.microsoft.com/partner-center/developer/get-transfer-by-id
 */
export function transferResource({ world, partner }: Call, transfer: Transfer) {
  const isTarget = transfer.targetTenantId === partner.id;
  const hidden = isTarget && transfer.kind === 'new-commerce' && transfer.status !== 'Complete';
  return {
    id: transfer.id,
    sourcePartnerTenantId: transfer.sourceTenantId,
    sourcePartnerName: transfer.sourceName,
    targetPartnerTenantId: transfer.targetTenantId,
    targetPartnerName: world.partners.get(transfer.targetTenantId)?.name,
    partnertenantid: transfer.targetTenantId,
    targetPartnerEmailId: transfer.targetEmail,
    customerTenantId: transfer.tenantId,
    customerName: transfer.customerName,
    customerEmailId: transfer.customerEmail,
    transferType: transfer.transferType,
    targetProductTypes: transfer.productTypes,
    partnerOnRecord: transfer.partnerOnRecord,
    createdTime: transfer.createdAt,
    lastModifiedTime: transfer.modifiedAt,
    lastModifiedUser: transfer.modifiedBy,
    completedTime: transfer.completedAt,
    status: transfer.status,
    ...(!hidden && { lineItems: transfer.lines.map((line) => lineOf(line, isTarget)) }),
    links: self(`/customers/${transfer.tenantId}/transfers/${transfer.id}`),
    attributes: attributes('TransferEntity'),
  };
}

function lineOf(line: TransferLine, isTarget: boolean) {
  return {
    id: line.id,
    subscriptionId: (isTarget ? line.newSubscriptionId : undefined) ?? line.subscriptionId,
    orderId: isTarget ? line.newOrderId : undefined,
    offerId: line.offerId,
    friendlyName: line.friendlyName,
    billingCycle: line.billingCycle,
    quantity: line.quantity,
    partnerIdOnRecord: line.partnerIdOnRecord,
    status: line.status,
    addonItems: [],
    transferError: line.transferError,
  };
}

/** A line for a subscription as it is now. */
export const lineFor = (id: number, subscription: Subscription): TransferLine => ({
  id,
  subscriptionId: subscription.id,
  offerId: subscription.offerId,
  friendlyName: subscription.friendlyName,
  billingCycle: subscription.billingCycle,
  quantity: subscription.quantity,
});
