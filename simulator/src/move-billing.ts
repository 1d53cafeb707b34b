import { transferBilling, upfrontCycle } from '@concord/rules';
import type { Context } from './context.ts';
import type { Subscription, Transfer, TransferLine } from './entities.ts';
import { givenBack } from './partner-center/given-back.ts';

/**
 * Moves one subscription to the new partner, who gets it under a new id and a new order. The end of the term, the
 * billing cycle, seats and roles in Azure stay as they are. What the old partner paid ahead is credited for the days left
 * (reported: https://cloudcockpit.com/blog/take-control-your-microsoft-csp-transfers).
 * @see https://learn.microsoft.com/partner-center/transfer-azure-subscriptions-under-azure-plan
 */
export function moveSubscription(context: Context, transfer: Transfer, line: TransferLine): TransferLine {
  const { world } = context;
  const at = context.clock.now();
  const present = world.subscriptions.get(line.subscriptionId);
  // What an update that is still being worked on makes of it goes over, and is not done to the old one afterwards.
  const before = present?.pending ?? present;
  if (!before)
    return { ...line, transferError: { code: '800078', description: 'The subscription is not valid.' } };
  const { sourceBilledUntil, targetBilledFrom } = transferBilling(at);
  const reseller = line.partnerIdOnRecord ?? transfer.partnerOnRecord;
  const { partnerId: _, ...kept } = before;
  const orderId = world.newHex('order', 12);
  const moved = world.subscriptions.put({
    ...kept,
    id: world.newId('subscription'),
    orderId,
    partnerTenantId: transfer.targetTenantId,
    billedFrom: targetBilledFrom,
    ...(reseller !== undefined && { partnerId: reseller }),
  });
  const paid = before.billingCycle === upfrontCycle(before.termDuration ?? '');
  const left = paid ? givenBack(before, before.quantity, 'prorated', at) : before;
  world.subscriptions.put({ ...left, status: 'deleted', billedUntil: sourceBilledUntil });
  placeMoved(context, moved, world.orders.get(before.orderId)?.currencyCode ?? 'USD');
  return { ...line, status: 'Completed', newSubscriptionId: moved.id, newOrderId: orderId };
}

/** The new partner's order of what it took over. */
function placeMoved({ world, clock }: Context, moved: Subscription, currencyCode: string): void {
  world.orders.put({
    id: moved.orderId,
    tenantId: moved.tenantId,
    partnerTenantId: moved.partnerTenantId,
    billingCycle: moved.billingCycle,
    currencyCode,
    createdAt: clock.now(),
    status: 'completed',
    lines: [
      {
        lineItemNumber: 0,
        offerId: moved.offerId,
        friendlyName: moved.friendlyName,
        quantity: moved.quantity,
        billingCycle: moved.billingCycle,
        subscriptionId: moved.id,
        ...(moved.termDuration !== undefined && { termDuration: moved.termDuration }),
        ...(moved.partnerId !== undefined && { partnerIdOnRecord: moved.partnerId }),
      },
    ],
  });
}
