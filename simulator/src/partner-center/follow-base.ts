import type { Subscription } from '../entities.ts';
import type { CustomerCall } from './operation.ts';

/**
 * Legacy add-ons are suspended and reactivated with their base [U]; those of new commerce stand on their own: a base is
 * asked for when they are bought only.
 * @see https://learn.microsoft.com/partner-center/developer/purchase-an-add-on-to-a-subscription
 */
export function followBase({ world, at }: CustomerCall, base: Subscription): void {
  if (base.kind !== 'legacy' || (base.status !== 'suspended' && base.status !== 'active')) return;
  const addOns = world.subscriptions
    .where('tenant', base.tenantId)
    .filter((one) => one.parentSubscriptionId === base.id && ['active', 'suspended'].includes(one.status));
  for (const { suspendedAt: _at, suspendedBy: _by, ...one } of addOns.filter(
    ({ status }) => status !== base.status,
  ))
    world.subscriptions.put({
      ...one,
      status: base.status,
      ...(base.status === 'suspended' && { suspendedAt: at, suspendedBy: 'partner' as const }),
      version: (one.version ?? 1) + 1,
    });
}
