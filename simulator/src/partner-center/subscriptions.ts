import type { Subscription } from '../entities.ts';
import { licenceSkuOf } from '../licences.ts';
import { type CustomerCall, type Operation, ok } from './operation.ts';
import { refuse } from './refusal.ts';
import { attributes, collection } from './resource.ts';
import { subscriptionResource } from './subscription-resource.ts';

const docs = 'https://learn.microsoft.com/partner-center/developer';

/** Subscriptions that the calling partner sold to the customer. */
export function soldTo(call: CustomerCall): Subscription[] {
  return call.world.subscriptions
    .where('tenant', call.tenant.id)
    .filter((subscription) => subscription.partnerTenantId === call.partner.id);
}

/** @throws Refusal 404 20003 */
export function subscriptionOf(call: CustomerCall): Subscription {
  const found = call.world.subscriptions.get(call.params['sid']?.toLowerCase());
  if (found?.tenantId !== call.tenant.id || found.partnerTenantId !== call.partner.id)
    throw refuse(404, 20003, 'The subscription was not found.');
  return found;
}

export const subscriptionOperations: Operation[] = [
  {
    method: 'GET',
    path: '/customers/:cid/subscriptions',
    of: 'customer',
    auth: 'any',
    source: `${docs}/get-all-of-a-customer-s-subscriptions`,
    models: '`order_id`, `mpn_id`; ended ones included',
    handle(call) {
      const { order_id: orderId, mpn_id: mpnId } = call.query;
      const items = soldTo(call)
        .filter((one) => orderId === undefined || one.orderId === orderId.toLowerCase())
        .filter((one) => mpnId === undefined || one.partnerId === mpnId);
      return ok(
        collection(
          items.map((one) => subscriptionResource(one, call.at, call.tenant.country)),
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
    models: '404 20003; legacy ids in upper case with an etag; nothing refundable is told while suspended',
    handle: (call) => ok(subscriptionResource(subscriptionOf(call), call.at, call.tenant.country)),
  },
  {
    method: 'GET',
    path: '/customers/:cid/subscriptions/:sid/provisioningstatus',
    of: 'customer',
    auth: 'user',
    source: `${docs}/get-subscription-provisioning-status`,
    models: 'success with the quantity',
    handle(call) {
      const subscription = subscriptionOf(call);
      return ok({
        skuId: licenceSkuOf(call.world, subscription)?.skuId,
        status: 'success',
        quantity: subscription.quantity,
        endDate: `${subscription.commitmentEndDate}T00:00:00Z`,
        attributes: attributes('SubscriptionProvisioningStatus'),
      });
    },
  },
];
