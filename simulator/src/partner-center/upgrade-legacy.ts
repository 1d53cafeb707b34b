import type { UpgradeType } from '@concord/rules';
import type { LegacyOffer, Subscription, User } from '../entities.ts';
import { licenceSkuOf } from '../licences.ts';
import { peopleOf } from '../people.ts';
import { record } from './audit.ts';
import { newSubscription } from './new-subscription.ts';
import type { CustomerCall } from './operation.ts';
import { soldAs } from './sold-as.ts';

/** A subscription of the target takes the place of the source, which is deleted. */
export function upgradeLegacy(
  call: CustomerCall,
  source: Subscription,
  target: LegacyOffer,
  quantity: number,
  type: UpgradeType,
): { subscription: Subscription; withoutLicence: User[] } {
  const { world, at, tenant, partner } = call;
  const line = {
    lineItemNumber: 0,
    offerId: target.id,
    friendlyName: target.name,
    quantity,
    billingCycle: source.billingCycle,
    ...(source.partnerId !== undefined && { partnerIdOnRecord: source.partnerId }),
  };
  const order = {
    id: world.newId('order'),
    tenantId: tenant.id,
    partnerTenantId: partner.id,
    billingCycle: source.billingCycle,
    currencyCode: soldAs(call, target.id, tenant.country)?.currency ?? 'USD',
    createdAt: at,
    status: 'completed' as const,
    lines: [line],
  };
  const subscription = newSubscription(call, order, line);
  world.orders.put({ ...order, lines: [{ ...line, subscriptionId: subscription.id }] });
  world.subscriptions.put({
    ...source,
    status: 'deleted',
    autoRenewEnabled: false,
    endedAt: at,
    version: (source.version ?? 1) + 1,
  });
  const withoutLicence =
    type === 'upgrade_with_license_transfer' ? moveLegacyLicences(call, source, subscription) : [];
  record(
    call,
    'subscription',
    'upgrade_subscription',
    { id: tenant.id, name: tenant.companyName },
    { SubscriptionId: source.id, OfferId: target.id, Quantity: String(quantity) },
  );
  return { subscription, withoutLicence };
}

/** People get the licence of the target for that of the source, as many as there are seats; the rest are returned. */
function moveLegacyLicences({ world }: CustomerCall, source: Subscription, target: Subscription): User[] {
  const from = licenceSkuOf(world, source)?.skuId;
  const to = licenceSkuOf(world, target)?.skuId;
  if (from === undefined || to === undefined || from === to) return [];
  const holders = peopleOf(world, target.tenantId).filter(({ licences = [] }) =>
    licences.some((licence) => licence.skuId === from),
  );
  for (const user of holders.slice(0, target.quantity)) {
    const others = (user.licences ?? []).filter(({ skuId }) => skuId !== from && skuId !== to);
    world.users.put({ ...user, licences: [...others, { skuId: to, excludedPlans: [] }] });
  }
  return holders.slice(target.quantity);
}
