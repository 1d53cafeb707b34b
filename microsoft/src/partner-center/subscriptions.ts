import type { Door } from '../call.ts';
import type { CommerceSubscription } from '../commerce.ts';
import { count, flag, need, object, text, word } from '../fields.ts';
import { allItems } from '../paging.ts';
import { at } from '../path.ts';
import { unlessAbsent } from './absent.ts';

/** @see https://learn.microsoft.com/partner-center/developer/get-a-subscription-by-id */
export async function subscription(
  door: Door,
  tenantId: string,
  subscriptionId: string,
): Promise<CommerceSubscription | undefined> {
  const { body } = await door.call({
    method: 'GET',
    path: at`/v1/customers/${tenantId}/subscriptions/${subscriptionId}`,
    as: 'app',
    expect: [404],
    read: unlessAbsent(subscriptionOf),
  });
  return body;
}

/**
 * All of a customer's subscriptions, ended ones too; Microsoft sends them in one page.
 * @see https://learn.microsoft.com/partner-center/developer/get-all-of-a-customer-s-subscriptions
 */
export async function subscriptions(door: Door, tenantId: string): Promise<CommerceSubscription[]> {
  return allItems(door, {
    path: at`/v1/customers/${tenantId}/subscriptions`,
    as: 'app',
    read: subscriptionOf,
  });
}

function subscriptionOf(value: unknown): CommerceSubscription {
  const raw = object(value);
  return {
    id: need(raw, 'id'),
    offerId: need(raw, 'offerId'),
    offerName: text(raw.offerName) ?? '',
    friendlyName: text(raw.friendlyName) ?? '',
    quantity: count(raw.quantity),
    status: word(raw.status) || 'none',
    orderId: text(raw.orderId) ?? '',
    autoRenewEnabled: flag(raw.autoRenewEnabled),
    termDuration: text(raw.termDuration) || undefined,
    billingCycle: raw.billingCycle ? word(raw.billingCycle) : undefined,
    creationDate: need(raw, 'creationDate'),
    effectiveStartDate: need(raw, 'effectiveStartDate'),
    commitmentEndDate: need(raw, 'commitmentEndDate'),
    partnerId: text(raw.partnerId) || undefined,
    raw,
  };
}
