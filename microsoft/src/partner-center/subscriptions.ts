import type { Door } from '../call.ts';
import { allItems } from '../paging.ts';
import { at } from '../path.ts';
import { unlessAbsent } from './absent.ts';
import { type Subscription, subscriptionResource } from './subscription-resource.ts';

export type { Scheduled } from './scheduled.ts';
export type {
  NextTermInstructions,
  ProductTerm,
  ScheduledAction,
  Subscription,
} from './subscription-resource.ts';

/**
 * `undefined` when Microsoft does not know it.
 * @see https://learn.microsoft.com/partner-center/developer/get-a-subscription-by-id
 */
export async function subscription(
  door: Door,
  tenantId: string,
  subscriptionId: string,
): Promise<Subscription | undefined> {
  const { body } = await door.call({
    method: 'GET',
    path: at`/v1/customers/${tenantId}/subscriptions/${subscriptionId}`,
    as: 'app',
    expect: [404],
    read: unlessAbsent(subscriptionResource),
  });
  return body;
}

/**
 * All of a customer's subscriptions, ended ones too; Microsoft sends them in one page.
 * @param only those of one order, or those of one reseller on record by its PartnerID
 * @see https://learn.microsoft.com/partner-center/developer/get-all-of-a-customer-s-subscriptions
 * @see https://learn.microsoft.com/partner-center/developer/get-a-list-of-subscriptions-by-order
 * @see https://learn.microsoft.com/partner-center/developer/get-all-subscriptions-by-partner
 */
export async function subscriptions(
  door: Door,
  tenantId: string,
  only: { orderId?: string; mpnId?: string } = {},
): Promise<Subscription[]> {
  return allItems(door, {
    path: at`/v1/customers/${tenantId}/subscriptions`,
    query: { order_id: only.orderId, mpn_id: only.mpnId },
    as: 'app',
    read: subscriptionResource,
  });
}

/**
 * The add-ons bought for a legacy subscription.
 * @see https://learn.microsoft.com/partner-center/developer/get-a-list-of-add-ons-for-a-subscription
 */
export async function addOns(door: Door, tenantId: string, subscriptionId: string): Promise<Subscription[]> {
  return allItems(door, {
    path: at`/v1/customers/${tenantId}/subscriptions/${subscriptionId}/addons`,
    as: 'app',
    read: subscriptionResource,
  });
}
