import { cancellationAllowedUntil, dayOf, legacyTrialEndsAt, newLot, termEnd } from '@concord/rules';
import type { Context } from '../context.ts';
import type { Order, OrderLine, Subscription } from '../entities.ts';
import { trialPlan } from './plans.ts';
import { type Sold, soldAs } from './sold-as.ts';

/** The subscription that comes of an order's line. Terms and windows count from the order. */
export function newSubscription(context: Context, order: Order, line: OrderLine): Subscription {
  const { world } = context;
  const country = world.tenants.get(order.tenantId)?.country ?? 'US';
  const sold = soldAs(context, line.offerId, country);
  const kind = sold?.kind ?? 'nce';
  const { createdAt } = order;
  const id = world.newId('subscription');
  const paidLicences = !sold?.isTrial && (kind === 'software' || kind === 'legacy');
  const subscription: Subscription = {
    id,
    tenantId: order.tenantId,
    partnerTenantId: order.partnerTenantId,
    orderId: order.id,
    offerId: line.offerId,
    offerName: sold?.title ?? line.offerId,
    friendlyName: line.friendlyName,
    kind,
    quantity: line.quantity,
    status: 'active',
    isTrial: sold?.isTrial ?? false,
    // A trial of new commerce turns into its paid product by itself.
    autoRenewEnabled: paidLicences || kind === 'marketplace' || kind === 'nce',
    ...(line.termDuration !== undefined && { termDuration: line.termDuration }),
    billingCycle: line.billingCycle,
    createdAt,
    startedAt: createdAt,
    commitmentEndDate: endOf(line, sold, createdAt),
    cancellationAllowedUntil: cancellationAllowedUntil(createdAt, kind, line.billingCycle),
    ...(line.partnerIdOnRecord !== undefined && { partnerId: line.partnerIdOnRecord }),
    ...(line.promotionId !== undefined && { promotionId: line.promotionId }),
    ...(line.parentSubscriptionId !== undefined && { parentSubscriptionId: line.parentSubscriptionId }),
    ...(kind === 'legacy' && { version: 1 }),
    // An Azure plan comes with a first Azure subscription.
    ...(kind === 'azure-plan' && {
      azureEntitlements: [
        { id: world.newId('entitlement'), friendlyName: 'Azure subscription 1', status: 'active' as const },
      ],
    }),
    lots: ['nce', 'marketplace'].includes(kind) ? [newLot(line.quantity, createdAt)] : [],
  };
  const isConverted = subscription.isTrial && kind === 'nce';
  return world.subscriptions.put({
    ...subscription,
    ...(isConverted && { scheduledNextTerm: trialPlan(context, subscription, country) }),
  });
}

function endOf(line: OrderLine, sold: Sold | undefined, start: string): string {
  if (line.customTermEndDate !== undefined) return dayOf(line.customTermEndDate);
  if (sold?.kind === 'legacy') return sold.isTrial ? dayOf(legacyTrialEndsAt(start)) : termEnd(start, 'P1Y');
  return line.termDuration ? termEnd(start, line.termDuration) : '9999-12-31';
}
