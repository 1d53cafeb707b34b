import { openLots, refundableSeats } from '@concord/rules';
import type { Subscription } from '../entities.ts';
import { type CustomerCall, type Operation, ok } from './operation.ts';
import { productType } from './product-resources.ts';
import { refuse } from './refusal.ts';
import { attributes, collection, link } from './resource.ts';

const docs = 'https://learn.microsoft.com/partner-center/developer';

/** @see https://learn.microsoft.com/partner-center/developer/subscription-resources */
function subscriptionResource(subscription: Subscription, at: string) {
  const [productId, skuId, availabilityId] = subscription.offerId.split(':');
  const uri = `/customers/${subscription.tenantId}/subscriptions/${subscription.id}`;
  const lots = openLots(subscription.lots, at);
  const refundUntil = subscription.cancellationAllowedUntil;
  const open = Date.parse(refundUntil) > Date.parse(at);
  return {
    id: subscription.id,
    offerId: subscription.offerId,
    offerName: subscription.offerName,
    friendlyName: subscription.friendlyName,
    productType: productType(subscription.kind),
    quantity: subscription.quantity,
    unitType: subscription.kind === 'azure-plan' ? 'Usage-based' : 'Licenses',
    hasPurchasableAddons: false,
    creationDate: subscription.createdAt,
    effectiveStartDate: subscription.startedAt,
    commitmentEndDate: `${subscription.commitmentEndDate}T00:00:00Z`,
    commitmentEndDateTime: `${subscription.commitmentEndDate}T23:59:59Z`,
    cancellationAllowedUntilDate: refundUntil,
    status: subscription.status,
    autoRenewEnabled: subscription.autoRenewEnabled,
    isTrial: subscription.isTrial,
    billingType: subscription.kind === 'azure-plan' ? 'usage' : 'license',
    billingCycle: subscription.billingCycle,
    termDuration: subscription.termDuration ?? '',
    renewalTermDuration: subscription.autoRenewEnabled ? subscription.termDuration : undefined,
    isMicrosoftProduct: true,
    publisherName: 'Microsoft Corporation',
    partnerId: subscription.partnerId,
    contractType: 'subscription',
    actions: ['edit', ...(open ? ['cancel'] : [])],
    refundOptions: open ? [{ type: 'Full', expiresAt: refundUntil }] : [],
    refundableQuantity: {
      totalQuantity: refundableSeats(lots, at),
      details: lots.map((lot) => ({ quantity: lot.quantity, allowedUntilDateTime: lot.allowedUntil })),
    },
    orderId: subscription.orderId,
    links: {
      product: link(`/products/${productId}`),
      sku: link(`/products/${productId}/skus/${skuId}`),
      availability: link(`/products/${productId}/skus/${skuId}/availabilities/${availabilityId}`),
      self: link(uri),
    },
    attributes: attributes('Subscription', ''),
  };
}

/** Subscriptions that the calling partner sold to the customer. */
function soldTo(call: CustomerCall): Subscription[] {
  return call.world.subscriptions
    .where('tenant', call.tenant.id)
    .filter((subscription) => subscription.partnerTenantId === call.partner.id);
}

/** @throws Refusal 404 20003 */
function subscriptionOf(call: CustomerCall): Subscription {
  const id = call.params['sid']?.toLowerCase();
  const found = soldTo(call).find((subscription) => subscription.id === id);
  if (!found) throw refuse(404, 20003, 'The subscription was not found.');
  return found;
}

export const subscriptionOperations: Operation[] = [
  {
    method: 'GET',
    path: '/customers/:cid/subscriptions',
    of: 'customer',
    auth: 'any',
    source: `${docs}/get-all-of-a-customer-s-subscriptions`,
    handle(call) {
      const { order_id: orderId, mpn_id: mpnId } = call.query;
      const items = soldTo(call)
        .filter((one) => orderId === undefined || one.orderId === orderId.toLowerCase())
        .filter((one) => mpnId === undefined || one.partnerId === mpnId);
      return ok(
        collection(
          items.map((one) => subscriptionResource(one, call.at)),
          call.url.replace(/^\/v1/, ''),
        ),
      );
    },
  },
  {
    method: 'GET',
    path: '/customers/:cid/subscriptions/:sid',
    of: 'customer',
    auth: 'any',
    source: `${docs}/get-a-subscription-by-id`,
    handle: (call) => ok(subscriptionResource(subscriptionOf(call), call.at)),
  },
  {
    method: 'GET',
    path: '/customers/:cid/subscriptions/:sid/provisioningstatus',
    of: 'customer',
    auth: 'user',
    source: `${docs}/get-subscription-provisioning-status`,
    handle(call) {
      const subscription = subscriptionOf(call);
      const [productId, skuId] = subscription.offerId.split(':');
      const sku = call.world.products.get(productId)?.skus.find((one) => one.id === skuId);
      return ok({
        skuId: sku?.provisioningId,
        status: 'success',
        quantity: subscription.quantity,
        endDate: `${subscription.commitmentEndDate}T00:00:00Z`,
        attributes: attributes('SubscriptionProvisioningStatus'),
      });
    },
  },
];
