import type { Context } from '../context.ts';
import type { Subscription } from '../entities.ts';
import { recordFor } from './audit.ts';
import { renewalOrder } from './renewal-order.ts';

/** Puts a subscription whose next term has begun, with its order and its activity record. */
export function putRenewed(context: Context, before: Subscription, after: Subscription): Subscription {
  const tenant = context.world.tenants.get(after.tenantId);
  context.world.subscriptions.put(after);
  renewalOrder(context, after, before.isTrial !== after.isTrial ? 'Convert' : 'Renew');
  recordFor(context, {
    partnerId: after.partnerTenantId,
    ...(tenant && { customer: { id: tenant.id, name: tenant.companyName } }),
    resourceType: 'subscription',
    operationType: before.isTrial !== after.isTrial ? 'convert_trial_subscription' : 'update_subscription',
    details: {
      SubscriptionId: after.id,
      SubscriptionName: after.friendlyName,
      Quantity: String(after.quantity),
      Status: after.status,
    },
  });
  return after;
}
