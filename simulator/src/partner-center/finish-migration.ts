import { cancellationAllowedUntil, countryRules, newLot } from '@concord/rules';
import type { Context } from '../context.ts';

/** Makes the new subscriptions and their order; the legacy ones end. */
export function finishMigration({ world, clock }: Context, id: string): void {
  const migration = world.migrations.get(id);
  if (migration?.status !== 'Processing') return;
  const at = clock.now();
  const orderId = world.newHex('order', 12);
  const moved = [migration, ...migration.addOnMigrations].flatMap((one) => {
    const before = world.subscriptions.get(one.subscriptionId);
    if (!before) return [];
    world.subscriptions.put({
      ...before,
      status: 'deleted',
      autoRenewEnabled: false,
      endedAt: at,
      deprovisionedAt: at,
    });
    const { parentSubscriptionId: _, version: __, ...kept } = before;
    return world.subscriptions.put({
      ...kept,
      id: world.newId('subscription'),
      orderId,
      offerId: one.catalogItemId,
      kind: 'nce',
      quantity: one.quantity,
      status: 'active',
      termDuration: migration.termDuration,
      billingCycle: migration.billingCycle,
      autoRenewEnabled: true,
      createdAt: at,
      startedAt: at,
      commitmentEndDate: migration.customTermEndDate ?? before.commitmentEndDate,
      cancellationAllowedUntil: cancellationAllowedUntil(at),
      lots: [newLot(one.quantity, at)],
    });
  });
  world.orders.put({
    id: orderId,
    tenantId: migration.tenantId,
    partnerTenantId: migration.partnerTenantId,
    billingCycle: migration.billingCycle,
    currencyCode: countryRules(world.tenants.get(migration.tenantId)?.country ?? '')?.currency ?? 'USD',
    createdAt: at,
    status: 'completed',
    lines: moved.map((one, lineItemNumber) => ({
      lineItemNumber,
      offerId: one.offerId,
      friendlyName: one.friendlyName,
      quantity: one.quantity,
      billingCycle: one.billingCycle,
      subscriptionId: one.id,
      transactionType: 'Convert' as const,
      ...(one.termDuration !== undefined && { termDuration: one.termDuration }),
      ...(one.partnerId !== undefined && { partnerIdOnRecord: one.partnerId }),
    })),
  });
  world.migrations.put({
    ...migration,
    status: 'Completed',
    completedAt: at,
    newOrderId: orderId,
    ...(moved[0] && { newSubscriptionId: moved[0].id }),
  });
}
