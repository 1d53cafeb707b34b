import { cancellationAllowedUntil, countryRules, dayOf } from '@concord/rules';
import type { ServiceRequest, Subscription } from './entities.ts';
import { hexOf, uuidOf } from './ids.ts';
import { offeredOf } from './partner-center/catalogue.ts';
import type { SeedAzure, SeedServiceRequest } from './seed.ts';
import type { World } from './world.ts';

/** So long before the world's begin the subscription was bought, and its use began. */
const days = 30;

const before = (at: string, count: number) => new Date(Date.parse(at) - count * 86_400_000).toISOString();

type Bought = Pick<Subscription, 'offerId' | 'billingCycle' | 'termDuration'> & { title: string };

/** The catalogue item of the first Azure plan that is sold in a country. */
function planOf(world: World, country: string, at: string): Bought {
  const moment = { world, clock: { now: () => at } };
  for (const product of world.products.values())
    for (const sku of product.kind === 'azure-plan' ? product.skus : []) {
      const offered = offeredOf(moment, product, sku, country)[0];
      const [term] = sku.terms;
      if (offered && term)
        return {
          offerId: `${product.id}:${sku.id}:${offered.availabilityId}`,
          title: sku.title,
          billingCycle: term.billingCycle,
          ...(term.duration !== '' && { termDuration: term.duration }),
        };
    }
  throw new RangeError('a seed with Azure needs a product of kind azure-plan');
}

/**
 * A subscription of Azure with its order and its use.
 * @throws RangeError when the seed has no Azure plan to sell
 */
export function plantAzure(
  tenantId: string,
  country: string,
  azure: SeedAzure,
  world: World,
  at: string,
): void {
  const key = [azure.partner, tenantId, azure.legacyOffer ?? 'plan'].join('/');
  const { legacyOffer } = azure;
  const isOld = legacyOffer !== undefined;
  const { title, ...sold }: Bought = isOld
    ? { offerId: legacyOffer, title: 'Microsoft Azure', billingCycle: 'monthly' }
    : planOf(world, country, at);
  const startedAt = before(at, days);
  const subscription: Subscription = {
    id: uuidOf(`azure/${key}`),
    tenantId,
    partnerTenantId: azure.partner,
    orderId: isOld ? uuidOf(`azure-order/${key}`) : hexOf(`azure-order/${key}`, 12),
    ...sold,
    offerName: title,
    friendlyName: title,
    kind: isOld ? 'legacy' : 'azure-plan',
    quantity: 1,
    status: 'active',
    isTrial: false,
    autoRenewEnabled: isOld,
    createdAt: startedAt,
    startedAt,
    commitmentEndDate: '9999-12-31',
    cancellationAllowedUntil: cancellationAllowedUntil(startedAt),
    ...(azure.partnerId !== undefined && { partnerId: azure.partnerId }),
    lots: [],
  };
  const below = isOld ? subscription.id : uuidOf(`entitlement/${key}`);
  world.subscriptions.put({
    ...subscription,
    ...(isOld
      ? { version: 1 }
      : { azureEntitlements: [{ id: below, friendlyName: 'Azure subscription 1', status: 'active' }] }),
  });
  plantOrder(subscription, country, world);
  plantUses(azure, subscription.id, below, world, startedAt);
}

function plantOrder(subscription: Subscription, country: string, world: World): void {
  const { id, tenantId, partnerTenantId, orderId, offerId, friendlyName, billingCycle } = subscription;
  const role = { tenantId, subscriptionId: id, holderTenantId: partnerTenantId, role: 'Owner' };
  if (subscription.kind === 'azure-plan') world.azureRoles.put({ id: `${id}|${partnerTenantId}`, ...role });
  world.orders.put({
    id: orderId,
    tenantId,
    partnerTenantId,
    billingCycle,
    currencyCode: countryRules(country)?.currency ?? 'USD',
    createdAt: subscription.createdAt,
    status: 'completed',
    lines: [
      {
        lineItemNumber: 0,
        offerId,
        friendlyName,
        quantity: 1,
        billingCycle,
        subscriptionId: id,
        ...(subscription.partnerId !== undefined && { partnerIdOnRecord: subscription.partnerId }),
      },
    ],
  });
}

/** It becomes known two hours after the hour in which it was is over. */
function plantUses(
  { uses }: SeedAzure,
  subscriptionId: string,
  below: string,
  world: World,
  startedAt: string,
): void {
  const from = `${dayOf(startedAt)}T03:00:00.000Z`;
  const reportedAt = `${dayOf(startedAt)}T06:00:00.000Z`;
  for (const [number, { resource, everyHours = 24, ...use }] of uses.entries())
    world.azureUse.put({
      ...use,
      id: uuidOf(`use/${subscriptionId}/${number}`),
      subscriptionId,
      from,
      reportedAt,
      everyHours,
      resourceUri: `/subscriptions/${below}/${resource}`,
    });
}

/** A support case as the world holds it. */
export function plantServiceRequest(
  { daysAgo, notes, ...seed }: SeedServiceRequest,
  world: World,
  at: string,
): void {
  const createdAt = before(at, daysAgo);
  const request: ServiceRequest = {
    ...seed,
    createdAt,
    modifiedAt: createdAt,
    ...(seed.status === 'closed' && { closedAt: createdAt }),
    notes: (notes ?? []).map((note) => ({ ...note, at: createdAt })),
  };
  world.serviceRequests.put(request);
}
