import { cancellation, cancellationWindow, fullRefundUntil, openLots, refundableSeats } from '@concord/rules';
import type { Subscription } from '../entities.ts';
import { legacySubscriptionResource } from './legacy-subscription-resource.ts';
import { planFields } from './plan-resource.ts';
import { productType } from './product-resources.ts';
import { attributes, link } from './resource.ts';

/** Facts that decide whether it can be cancelled. */
export const cancellationFacts = (one: Subscription) => ({
  ...one,
  since: one.renewedAt ?? one.startedAt,
  allowedUntil: one.cancellationAllowedUntil,
  inExtendedTerm: one.extendedSince !== undefined,
  activeAzureSubscriptions: (one.azureEntitlements ?? []).filter(({ status }) => status === 'active').length,
});

function refundOptions(one: Subscription, at: string) {
  const facts = cancellationFacts(one);
  const { refund } = cancellation(facts, at);
  if (refund === 'none' || cancellationWindow(one.kind, facts.since, one.billingCycle) === undefined)
    return [];
  const closes = one.cancellationAllowedUntil;
  if (one.kind === 'perpetual' || one.kind === 'marketplace') return [{ type: 'Full', expiresAt: closes }];
  const partial = { type: 'Partial', expiresAt: closes };
  return refund === 'full' ? [{ type: 'Full', expiresAt: fullRefundUntil(facts.since) }, partial] : [partial];
}

function refundable({ lots }: Subscription, at: string) {
  return {
    totalQuantity: refundableSeats(lots, at),
    details: openLots(lots, at).map((lot) => ({
      quantity: lot.quantity,
      allowedUntilDateTime: lot.allowedUntil,
    })),
  };
}

/**
 * @param country the customer's, for the address of a legacy offer
 * @see https://learn.microsoft.com/partner-center/developer/subscription-resources
 */
export function subscriptionResource(subscription: Subscription, at: string, country: string) {
  return subscription.kind === 'legacy'
    ? legacySubscriptionResource(subscription, country)
    : modernResource(subscription, at);
}

function modernResource(subscription: Subscription, at: string) {
  const [productId, skuId, availabilityId] = subscription.offerId.split(':');
  const uri = `/customers/${subscription.tenantId}/subscriptions/${subscription.id}`;
  const mayCancel = cancellation(cancellationFacts(subscription), at).allowed;
  const metered = subscription.kind === 'azure-plan';
  const live = subscription.status === 'active' || subscription.status === 'suspended';
  const { parentSubscriptionId: parent } = subscription;
  return {
    id: subscription.id,
    offerId: subscription.offerId,
    offerName: subscription.offerName,
    friendlyName: subscription.friendlyName,
    productType: productType(subscription.kind),
    quantity: subscription.quantity,
    unitType: metered ? 'Usage-based' : 'Licenses',
    parentSubscriptionId: parent,
    hasPurchasableAddons: false,
    creationDate: subscription.createdAt,
    effectiveStartDate: subscription.startedAt,
    commitmentEndDate: `${subscription.commitmentEndDate}T00:00:00Z`,
    commitmentEndDateTime: `${subscription.commitmentEndDate}T23:59:59Z`,
    cancellationAllowedUntilDate: subscription.cancellationAllowedUntil,
    status: subscription.status,
    suspensionReasons: subscription.suspensionReasons,
    autoRenewEnabled: subscription.autoRenewEnabled,
    isTrial: subscription.isTrial,
    billingType: metered ? 'usage' : 'license',
    billingCycle: subscription.billingCycle,
    termDuration: subscription.termDuration ?? '',
    ...planFields(subscription, at),
    isMicrosoftProduct: subscription.kind !== 'marketplace',
    publisherName: 'Microsoft Corporation',
    partnerId: subscription.partnerId,
    promotionId: subscription.promotionId,
    contractType: 'subscription',
    actions: live ? ['edit', ...(mayCancel ? ['cancel'] : [])] : [],
    refundOptions: refundOptions(subscription, at),
    // Reported: not told while it is suspended.
    refundableQuantity: subscription.status === 'suspended' ? null : refundable(subscription, at),
    orderId: subscription.orderId,
    links: {
      product: link(`/products/${productId}`),
      sku: link(`/products/${productId}/skus/${skuId}`),
      availability: link(`/products/${productId}/skus/${skuId}/availabilities/${availabilityId}`),
      ...(parent !== undefined && {
        parentSubscription: link(`/customers/${subscription.tenantId}/subscriptions/${parent}`),
      }),
      self: link(uri),
    },
    attributes: attributes('Subscription', ''),
  };
}
