import type { Subscription } from '../entities.ts';
import { isOldAzure } from './azure-checks.ts';
import { attributes, link } from './resource.ts';

/** The etag of a legacy subscription: its id and version as base64 of JSON; others have an empty one. */
export function etagOf({ kind, id, version }: Subscription): string {
  if (kind !== 'legacy') return '';
  return Buffer.from(JSON.stringify({ id, version: version ?? 1 })).toString('base64');
}

/**
 * A subscription of before new commerce: ids in upper case, an offer in place of a product, an etag.
 * @see https://learn.microsoft.com/partner-center/developer/subscription-resources
 */
export function legacySubscriptionResource(subscription: Subscription, country: string) {
  const customer = `/customers/${subscription.tenantId}`;
  const id = subscription.id.toUpperCase();
  const parent = subscription.parentSubscriptionId?.toUpperCase();
  const metered = isOldAzure(subscription);
  return {
    id,
    offerId: subscription.offerId,
    offerName: subscription.offerName,
    friendlyName: subscription.friendlyName,
    quantity: subscription.quantity,
    unitType: metered ? 'Usage-based' : 'Licenses',
    parentSubscriptionId: parent,
    hasPurchasableAddons: false,
    creationDate: subscription.createdAt,
    effectiveStartDate: subscription.startedAt,
    commitmentEndDate: `${subscription.commitmentEndDate}T00:00:00Z`,
    status: subscription.status,
    suspensionReasons: subscription.suspensionReasons,
    autoRenewEnabled: subscription.autoRenewEnabled,
    isTrial: subscription.isTrial,
    billingType: metered ? 'usage' : 'license',
    billingCycle: subscription.billingCycle,
    partnerId: subscription.partnerId,
    contractType: 'subscription',
    orderId: subscription.orderId.toUpperCase(),
    links: {
      offer: link(`/offers/${subscription.offerId}?country=${country}`),
      ...(parent !== undefined && { parentSubscription: link(`${customer}/subscriptions/${parent}`) }),
      self: link(`${customer}/subscriptions/${id}`),
    },
    attributes: attributes('Subscription', etagOf(subscription)),
  };
}
