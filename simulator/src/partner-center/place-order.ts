import { addDuration } from '@concord/rules';
import type { Context } from '../context.ts';
import type { Order, OrderLine, Subscription } from '../entities.ts';
import { newSubscription } from './new-subscription.ts';
import type { CustomerCall } from './operation.ts';
import { skuOf } from './present-item.ts';
import { soldAs } from './sold-as.ts';

export type NewLine = Omit<OrderLine, 'lineItemNumber' | 'friendlyName' | 'parentLine'> & {
  friendlyName?: string | undefined;
  /** Legacy add-on: the offer of its base, whose line stands before. */
  baseOffer?: string;
};

export interface NewOrder {
  billingCycle: string;
  currencyCode: string;
  partnerOnRecordAttestationAccepted?: boolean;
  lines: NewLine[];
}

/** Writes the order, pending, and lets it be provisioned when its time has come. */
export function placeOrder(call: CustomerCall, order: NewOrder): Order {
  const { world, tenant, partner, at } = call;
  const sold = (id: string) => soldAs(call, id, tenant.country);
  const legacy = order.lines.every((line) => sold(line.offerId)?.kind === 'legacy');
  const waits = order.lines.some((line) => skuOf(world, line.offerId)?.sku.needsPurchaseOrder);
  const placed = world.orders.put({
    // Orders of legacy offers have a GUID.
    id: legacy ? world.newId('order') : world.newHex('order', 12),
    tenantId: tenant.id,
    partnerTenantId: partner.id,
    billingCycle: order.billingCycle,
    currencyCode: order.currencyCode,
    createdAt: at,
    status: waits ? 'pending_po_upload' : 'pending',
    ...(order.partnerOnRecordAttestationAccepted !== undefined && {
      partnerOnRecordAttestationAccepted: order.partnerOnRecordAttestationAccepted,
    }),
    lines: order.lines.map(({ baseOffer, ...line }, lineItemNumber) => ({
      ...line,
      ...(baseOffer !== undefined && {
        parentLine: order.lines.findIndex((base) => base.offerId === baseOffer),
      }),
      lineItemNumber,
      friendlyName: line.friendlyName ?? sold(line.offerId)?.title ?? line.offerId,
    })),
  });
  if (waits) return placed;
  const id = world.newId('due');
  world.due.put({
    id,
    at: addDuration(at, world.settings().provisioning),
    kind: 'provision-order',
    ref: placed.id,
  });
  return placed;
}

/** States from which an order is provisioned. */
const open = ['pending', 'po_upload_complete'];

/** Makes the subscriptions of an order and completes it. */
export function provisionOrder(context: Context, orderId: string): void {
  const { world } = context;
  const order = world.orders.get(orderId);
  const tenant = world.tenants.get(order?.tenantId);
  if (!order || !tenant || !open.includes(order.status)) return;
  const lines: OrderLine[] = [];
  for (const line of order.lines) {
    if (line.subscriptionId !== undefined) {
      lines.push(line);
      continue;
    }
    const parentSubscriptionId = lines[line.parentLine ?? -1]?.subscriptionId ?? line.parentSubscriptionId;
    const subscription = newSubscription(context, order, {
      ...line,
      ...(parentSubscriptionId !== undefined && { parentSubscriptionId }),
    });
    if (subscription.kind === 'azure-plan') ownAzure(context, subscription);
    lines.push({
      ...line,
      subscriptionId: subscription.id,
      ...(subscription.kind === 'perpetual' && { productKeys: [world.newCode('key', 25)] }),
    });
  }
  world.orders.put({ ...order, status: 'completed', lines });
}

/** Whoever sells an Azure plan owns what runs under it, until the customer decides otherwise. */
export function ownAzure({ world }: Context, { id, tenantId, partnerTenantId }: Subscription): void {
  const role = { tenantId, subscriptionId: id, holderTenantId: partnerTenantId, role: 'Owner' };
  world.azureRoles.put({ id: `${id}|${partnerTenantId}`, ...role });
}
