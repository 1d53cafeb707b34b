import type { Context } from '../context.ts';
import type { ProductUpgrade, Subscription } from '../entities.ts';
import { recordFor } from './audit.ts';
import { isOldAzure } from './azure-checks.ts';
import { newSubscription } from './new-subscription.ts';
import { ownAzure } from './place-order.ts';
import { itemId, marketOf, presentItem } from './present-item.ts';
import { soldAs } from './sold-as.ts';

/** Catalogue item of the Azure plan in a country; `undefined` where it is not sold. */
export function azurePlanItem(context: Context, country: string): string | undefined {
  for (const product of context.world.products.values())
    if (product.kind === 'azure-plan')
      for (const sku of product.skus) {
        const item = presentItem(context, `${product.id}:${sku.id}`, country);
        if (item) return itemId(item);
      }
  return undefined;
}

/** The old subscriptions become Azure subscriptions, under their ids, of one Azure plan a reseller. */
export function finishProductUpgrade(context: Context, id: string): void {
  const { world, clock } = context;
  const upgrade = world.productUpgrades.get(id);
  if (!upgrade || upgrade.completedAt !== undefined) return;
  const at = clock.now();
  const tenant = world.tenants.get(upgrade.tenantId);
  const lines = upgrade.lines.map((line) => {
    const old = world.subscriptions.get(line.subscriptionId);
    const plan = old && planFor(context, upgrade, old);
    if (!old || !plan) return line;
    world.subscriptions.put({
      ...plan,
      azureEntitlements: [
        ...(plan.azureEntitlements ?? []),
        { id: old.id, friendlyName: old.friendlyName, status: 'active' },
      ],
    });
    recordFor(context, {
      partnerId: upgrade.partnerTenantId,
      ...(tenant && { customer: { id: tenant.id, name: tenant.companyName } }),
      resourceType: 'subscription',
      operationType: 'upgrade_subscription',
      details: { SubscriptionId: old.id, UpgradeId: upgrade.id },
    });
    world.subscriptions.put({ ...old, status: 'deleted', autoRenewEnabled: false, endedAt: at });
    return { ...line, planId: plan.id, upgradedAt: at };
  });
  const left = world.subscriptions
    .where('tenant', upgrade.tenantId)
    .some((one) => isOldAzure(one) && one.status !== 'deleted');
  if (tenant?.hasLegacyAzure && !left) {
    const { hasLegacyAzure: _, ...rest } = tenant;
    world.tenants.put(rest);
  }
  world.productUpgrades.put({ ...upgrade, lines, completedAt: at });
}

/** The partner's active plan with the same reseller, or a new one that is empty. */
function planFor(context: Context, upgrade: ProductUpgrade, old: Subscription): Subscription | undefined {
  const { world, clock } = context;
  const { tenantId, partnerTenantId } = upgrade;
  const provider = world.partners.get(partnerTenantId)?.kind === 'indirect-provider';
  const present = world.subscriptions
    .where('tenant', tenantId)
    .find(
      (one) =>
        one.kind === 'azure-plan' &&
        one.status === 'active' &&
        one.partnerTenantId === partnerTenantId &&
        (!provider || one.partnerId === old.partnerId),
    );
  if (present) return present;
  const country = marketOf(context, upgrade);
  const offerId = azurePlanItem(context, country);
  if (offerId === undefined) return undefined;
  const line = {
    lineItemNumber: 0,
    offerId,
    friendlyName: 'Azure plan',
    quantity: 1,
    billingCycle: 'monthly',
    ...(old.partnerId !== undefined && { partnerIdOnRecord: old.partnerId }),
  };
  const order = {
    id: world.newHex('order', 12),
    tenantId,
    partnerTenantId,
    billingCycle: 'monthly',
    currencyCode: soldAs(context, offerId, country)?.currency ?? 'USD',
    createdAt: clock.now(),
    status: 'completed' as const,
    lines: [line],
  };
  const plan = newSubscription(context, order, line);
  world.orders.put({ ...order, lines: [{ ...line, subscriptionId: plan.id }] });
  ownAzure(context, plan);
  return world.subscriptions.put({ ...plan, azureEntitlements: [] });
}
