import type { Door } from '../call.ts';
import type { CommerceSubscription, ScheduledChange } from '../commerce.ts';
import { text } from '../fields.ts';
import type { NextTermInstructions, Subscription } from './subscription-resource.ts';
import { subscription, subscriptions } from './subscriptions.ts';

export async function subscriptionBy(
  door: Door,
  tenantId: string,
  subscriptionId: string,
): Promise<CommerceSubscription | undefined> {
  const found = await subscription(door, tenantId, subscriptionId);
  return found && commerceSubscription(found);
}

export async function subscriptionsOf(door: Door, tenantId: string): Promise<CommerceSubscription[]> {
  return (await subscriptions(door, tenantId)).map(commerceSubscription);
}

/** A subscription as the port speaks of it. */
export function commerceSubscription(raw: Subscription): CommerceSubscription {
  return {
    id: raw.id,
    offerId: raw.offerId,
    offerName: text(raw.offerName) ?? '',
    friendlyName: text(raw.friendlyName) ?? '',
    quantity: raw.quantity,
    status: raw.status || 'none',
    orderId: text(raw.orderId) ?? '',
    autoRenewEnabled: raw.autoRenewEnabled ?? false,
    termDuration: text(raw.termDuration) || undefined,
    billingCycle: raw.billingCycle || undefined,
    creationDate: raw.creationDate,
    effectiveStartDate: raw.effectiveStartDate,
    commitmentEndDate: raw.commitmentEndDate,
    partnerId: raw.partnerId || undefined,
    cancellationAllowedUntilDate: text(raw.cancellationAllowedUntilDate),
    refundableQuantity: raw.refundableQuantity?.totalQuantity,
    scheduledChange: scheduledChange(raw),
    raw,
  };
}

const ends: Record<string, ScheduledChange['atTermEnd']> = {
  cancel: 'cancel',
  renewtonewterm: 'renew',
  renewtoextendedserviceterm: 'extend',
};

/** `undefined` where the next term is simply the same again, or nothing is decided. */
function scheduledChange(raw: Subscription): ScheduledChange | undefined {
  for (const action of raw.scheduledActions ?? []) {
    const atTermEnd = ends[action.actionType.toLowerCase()];
    if (atTermEnd === 'renew' && action.instructions) return renewal(action.instructions);
    if (atTermEnd && atTermEnd !== 'renew') return { atTermEnd };
  }
  return raw.scheduledNextTermInstructions ? renewal(raw.scheduledNextTermInstructions) : undefined;
}

function renewal({ product, quantity, customTermEndDate }: NextTermInstructions): ScheduledChange {
  return {
    atTermEnd: 'renew',
    quantity,
    customTermEndDate: text(customTermEndDate),
    ...(product && {
      productId: product.productId,
      skuId: product.skuId,
      availabilityId: text(product.availabilityId),
      termDuration: text(product.termDuration),
      billingCycle: product.billingCycle,
      promotionId: text(product.promotionId),
    }),
  };
}
