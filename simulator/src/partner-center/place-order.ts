import { addDuration, cancellationAllowedUntil, dayOf, newLot, termEnd } from '@concord/rules';
import type { Context } from '../context.ts';
import type { Order, OrderLine } from '../entities.ts';
import { resolveItem } from './catalogue.ts';
import type { CustomerCall } from './operation.ts';

export interface NewOrder {
  billingCycle: string;
  currencyCode: string;
  partnerOnRecordAttestationAccepted?: boolean;
  lines: (Omit<OrderLine, 'lineItemNumber' | 'friendlyName'> & { friendlyName?: string })[];
}

/** Writes the order, pending, and lets it be provisioned when its time has come. */
export function placeOrder(call: CustomerCall, order: NewOrder): Order {
  const { world, tenant, partner, at } = call;
  const placed = world.orders.put({
    id: world.newHex('order', 12),
    tenantId: tenant.id,
    partnerTenantId: partner.id,
    billingCycle: order.billingCycle,
    currencyCode: order.currencyCode,
    createdAt: at,
    status: 'pending',
    ...(order.partnerOnRecordAttestationAccepted !== undefined && {
      partnerOnRecordAttestationAccepted: order.partnerOnRecordAttestationAccepted,
    }),
    lines: order.lines.map((line, lineItemNumber) => ({
      ...line,
      lineItemNumber,
      friendlyName: line.friendlyName ?? titleOf(call, tenant.country, line.offerId),
    })),
  });
  const id = world.newId('due');
  world.due.put({
    id,
    at: addDuration(at, world.settings().provisioning),
    kind: 'provision-order',
    ref: placed.id,
  });
  return placed;
}

/** Makes the subscriptions of an order and completes it. */
export function provisionOrder(context: Context, orderId: string): void {
  const { world } = context;
  const order = world.orders.get(orderId);
  const tenant = world.tenants.get(order?.tenantId);
  if (!order || !tenant || order.status !== 'pending') return;
  const lines = order.lines.map((line) => {
    const offered = resolveItem(context, line.offerId, tenant.country);
    const isTrial = offered?.sku.isTrial ?? false;
    const subscription = world.subscriptions.put({
      id: world.newId('subscription'),
      tenantId: tenant.id,
      partnerTenantId: order.partnerTenantId,
      orderId: order.id,
      offerId: line.offerId,
      offerName: titleOf(context, tenant.country, line.offerId),
      friendlyName: line.friendlyName,
      kind: offered?.product.kind ?? 'nce',
      quantity: line.quantity,
      status: 'active',
      isTrial,
      autoRenewEnabled: !isTrial && offered?.product.kind === 'nce',
      ...(line.termDuration !== undefined && { termDuration: line.termDuration }),
      billingCycle: line.billingCycle,
      createdAt: order.createdAt,
      startedAt: order.createdAt,
      commitmentEndDate: endOf(line, order.createdAt),
      cancellationAllowedUntil: cancellationAllowedUntil(order.createdAt),
      ...(line.partnerIdOnRecord !== undefined && { partnerId: line.partnerIdOnRecord }),
      lots: [newLot(line.quantity, order.createdAt)],
    });
    return { ...line, subscriptionId: subscription.id };
  });
  world.orders.put({ ...order, status: 'completed', lines });
}

function endOf(line: OrderLine, start: string): string {
  if (line.customTermEndDate !== undefined) return dayOf(line.customTermEndDate);
  return line.termDuration ? termEnd(start, line.termDuration) : '9999-12-31';
}

function titleOf(context: Context, country: string, offerId: string): string {
  return resolveItem(context, offerId, country)?.sku.title ?? offerId;
}
