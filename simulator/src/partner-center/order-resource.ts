import type { Order, OrderLine } from '../entities.ts';
import { attributes, link } from './resource.ts';

const symbols: Record<string, string> = { USD: '$', EUR: '€', GBP: '£' };

/** @see https://learn.microsoft.com/partner-center/developer/order-resources */
export function orderResource(order: Order) {
  const uri = `/customers/${order.tenantId}/orders/${order.id}`;
  return {
    id: order.id,
    alternateId: order.id,
    referenceCustomerId: order.tenantId,
    billingCycle: order.billingCycle,
    currencyCode: order.currencyCode,
    currencySymbol: symbols[order.currencyCode] ?? order.currencyCode,
    lineItems: order.lines.map((line) => lineResource(order, line)),
    creationDate: order.createdAt,
    status: order.status,
    transactionType: order.transactionType ?? 'UserPurchase',
    partnerOnRecordAttestationAccepted: order.partnerOnRecordAttestationAccepted,
    links: { self: link(uri), provisioningStatus: link(`${uri}/provisioningstatus`) },
    attributes: attributes('Order', orderEtag(order)),
  };
}

/** Orders of legacy offers, whose ids have no parts, carry an etag. */
const isLegacy = ({ lines }: Order) => lines.length > 0 && lines.every((line) => !line.offerId.includes(':'));

export function orderEtag(order: Order): string | undefined {
  const { id, version = 1 } = order;
  return isLegacy(order) ? Buffer.from(JSON.stringify({ id, version })).toString('base64') : undefined;
}

function lineResource(order: Order, line: OrderLine) {
  const [productId, skuId, availabilityId] = line.offerId.split(':');
  const product = `/products/${productId}`;
  const sku = `${product}/skus/${skuId}`;
  return {
    lineItemNumber: line.lineItemNumber,
    offerId: line.offerId,
    subscriptionId: line.subscriptionId,
    termDuration: line.termDuration,
    transactionType: line.transactionType ?? 'New',
    friendlyName: line.friendlyName,
    quantity: line.quantity,
    customTermEndDate: line.customTermEndDate,
    promotionId: line.promotionId,
    pricing: line.pricing,
    renewsTo: line.renewsTo,
    parentSubscriptionId: line.parentSubscriptionId,
    partnerIdOnRecord: line.partnerIdOnRecord,
    additionalPartnerIdsOnRecord: line.additionalPartnerIdsOnRecord ?? [],
    provisioningContext: line.provisioningContext,
    attestationAccepted: line.attestationAccepted,
    links: {
      ...(availabilityId !== undefined && {
        product: link(product),
        sku: link(sku),
        availability: link(`${sku}/availabilities/${availabilityId}`),
      }),
      ...(line.subscriptionId !== undefined && {
        subscription: link(`/customers/${order.tenantId}/subscriptions/${line.subscriptionId}`),
      }),
    },
  };
}
