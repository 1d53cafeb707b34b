import { billingCurrency, countryRules, meteredCost } from '@concord/rules';
import { azureUses } from '../azure-use.ts';
import type { AzureMeter, AzureUse, Subscription } from '../entities.ts';
import { isOldAzure } from './azure-checks.ts';
import type { Call } from './operation.ts';

/** Use of one meter, or of one resource, and what it costs. */
export interface UseCost {
  use: AzureUse;
  meter?: AzureMeter;
  quantity: number;
  cost: number;
  usd: number;
}

/** What the use of a subscription has cost since the month began. Estimates, as Microsoft calls them. */
export interface UsedMonth {
  subscription: Subscription;
  byMeter: UseCost[];
  byResource: UseCost[];
  byDay: { day: string; cost: number; usd: number }[];
  cost: number;
  usd: number;
  currency: string;
  /** When the last of it became known. */
  modifiedAt: string;
}

/** A subscription that is billed by use: an Azure plan, or Azure of before new commerce. */
export const isUsageBased = (one: Subscription): boolean => one.kind === 'azure-plan' || isOldAzure(one);

/** First instant and last day of the running billing period: the calendar month. */
export function billingMonth(at: string): { start: string; end: string } {
  const now = new Date(at);
  const first = (months: number) => Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + months, 1);
  const text = (ms: number) => new Date(ms).toISOString().replace('.000Z', 'Z');
  return { start: text(first(0)), end: text(first(1) - 86_400_000) };
}

/** The currency in which a customer's use is billed. */
export function usageCurrency({ world, partner }: Call, tenantId: string): string {
  return billingCurrency(partner.country, world.tenants.get(tenantId)?.country ?? 'US') ?? 'USD';
}

/** The customer's locale: legacy Azure names it instead of a currency. */
export const localeOf = ({ world }: Call, tenantId: string): string =>
  countryRules(world.tenants.get(tenantId)?.country ?? 'US')?.defaultCulture ?? 'en-US';

/** What a subscription has used in the running month. */
export function usedMonth(call: Call, subscription: Subscription): UsedMonth {
  const { world, at } = call;
  const { start } = billingMonth(at);
  const currency = usageCurrency(call, subscription.tenantId);
  const uses = azureUses(world, subscription.id, 'from', Date.parse(start), Date.parse(at)).filter(
    (use) => Date.parse(use.reportedAt) <= Date.parse(at),
  );
  const byMeter = [...Map.groupBy(uses, (use) => use.meterId).values()].map((of): UseCost => {
    const [use] = of as [AzureUse];
    const meter = world.azureMeters.get(use.meterId);
    const quantity = of.reduce((sum, one) => sum + one.quantity, 0);
    const price = (name: string) => meteredCost(meter?.rates[name] ?? {}, quantity, meter?.includedQuantity);
    return { use, ...(meter && { meter }), quantity, cost: price(currency), usd: price('USD') };
  });
  // A part of a meter's use costs its share, whatever the step of its price.
  const meters = new Map(byMeter.map((one) => [one.use.meterId, one]));
  const share = (of: AzureUse[], name: 'cost' | 'usd') =>
    of.reduce((sum, { meterId, quantity }) => {
      const whole = meters.get(meterId);
      return whole && whole.quantity > 0 ? sum + (whole[name] * quantity) / whole.quantity : sum;
    }, 0);
  const parts = <T>(key: (use: AzureUse) => string, wire: (of: AzureUse[], key: string) => T) =>
    [...Map.groupBy(uses, key)].map(([value, of]) => wire(of, value));
  const reports = uses.map((use) => use.reportedAt);
  return {
    subscription,
    byMeter,
    byResource: parts(
      (use) => use.resourceUri,
      (of) => ({
        use: of[0] as AzureUse,
        quantity: of.reduce((sum, one) => sum + one.quantity, 0),
        cost: share(of, 'cost'),
        usd: share(of, 'usd'),
      }),
    ),
    byDay: parts(
      (use) => use.from.slice(0, 10),
      (of, day) => ({ day, cost: share(of, 'cost'), usd: share(of, 'usd') }),
    ),
    cost: byMeter.reduce((sum, one) => sum + one.cost, 0),
    usd: byMeter.reduce((sum, one) => sum + one.usd, 0),
    currency,
    modifiedAt: reports.reduce((last, one) => (Date.parse(one) > Date.parse(last) ? one : last), start),
  };
}
