import type { Subscription } from '../entities.ts';
import { isOldAzure } from './azure-checks.ts';
import { isUsageBased, usageCurrency, usedMonth } from './azure-costs.ts';
import type { Call } from './operation.ts';

/** What the partner sold that is billed by use, by customer. */
export function soldByUse({ world, partner }: Call, tenantId?: string): Map<string, Subscription[]> {
  const all =
    tenantId === undefined ? world.subscriptions.values() : world.subscriptions.each('tenant', tenantId);
  const found = new Map<string, Subscription[]>();
  for (const one of all) {
    if (one.partnerTenantId !== partner.id || !isUsageBased(one) || one.status === 'deleted') continue;
    const before = found.get(one.tenantId);
    if (before) before.push(one);
    else found.set(one.tenantId, [one]);
  }
  return found;
}

/** All that a customer has used in the running month. */
export interface UsedByCustomer {
  cost: number;
  usd: number;
  currency: string;
  /** It has nothing but legacy Azure. */
  isOld: boolean;
  modifiedAt: string;
}

export function usedByCustomer(call: Call, tenantId: string, subscriptions: Subscription[]): UsedByCustomer {
  const months = subscriptions.map((one) => usedMonth(call, one));
  const sum = (name: 'cost' | 'usd') => months.reduce((total, one) => total + one[name], 0);
  const times = months.map((one) => one.modifiedAt);
  return {
    cost: sum('cost'),
    usd: sum('usd'),
    currency: usageCurrency(call, tenantId),
    isOld: subscriptions.length > 0 && subscriptions.every(isOldAzure),
    modifiedAt: times.reduce(
      (last, one) => (Date.parse(one) > Date.parse(last) ? one : last),
      times[0] ?? call.at,
    ),
  };
}
