import { billingCurrency, dayOf, meteredCost } from '@concord/rules';
import { azureUses } from './azure-use.ts';
import type { AzureMeter, AzureUse, Subscription } from './entities.ts';
import type { World } from './world.ts';

/** Use of one resource by one meter on one day, with its share of what the meter cost. */
export interface RatedUse {
  subscription: Subscription;
  use: AzureUse;
  meter: AzureMeter;
  day: string;
  quantity: number;
  /** For a unit, what is included and the steps of the price taken into account. */
  effectivePrice: number;
  cost: number;
  currency: string;
}

/**
 * What the use of an Azure plan cost that became known in a time.
 * @param from exclusive
 * @param to inclusive
 */
export function ratedUses(world: World, subscription: Subscription, from: string, to: string): RatedUse[] {
  const partner = world.partners.get(subscription.partnerTenantId);
  const tenant = world.tenants.get(subscription.tenantId);
  if (!partner || !tenant || subscription.kind !== 'azure-plan') return [];
  const currency = billingCurrency(partner.country, tenant.country) ?? 'USD';
  const uses = azureUses(world, subscription.id, 'reportedAt', Date.parse(from) + 1, Date.parse(to) + 1);
  return [...Map.groupBy(uses, (use) => use.meterId)].flatMap(([meterId, ofMeter]) => {
    const meter = world.azureMeters.get(meterId);
    if (!meter) return [];
    const total = quantityOf(ofMeter);
    const cost = meteredCost(meter.rates[currency] ?? {}, total, meter.includedQuantity);
    const effectivePrice = total > 0 ? cost / total : 0;
    const days = Map.groupBy(ofMeter, (use) => `${dayOf(use.from)}|${use.resourceUri}`);
    return [...days.values()].map((ofDay): RatedUse => {
      const [use] = ofDay as [AzureUse];
      const quantity = quantityOf(ofDay);
      const day = dayOf(use.from);
      return {
        subscription,
        use,
        meter,
        day,
        quantity,
        effectivePrice,
        cost: quantity * effectivePrice,
        currency,
      };
    });
  });
}

const quantityOf = (uses: AzureUse[]) => uses.reduce((sum, one) => sum + one.quantity, 0);
