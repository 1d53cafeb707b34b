import type { Subscription, Tenant } from '../entities.ts';
import { isOldAzure } from './azure-checks.ts';
import { localeOf, type UsedMonth } from './azure-costs.ts';
import type { Call } from './operation.ts';
import { attributes } from './resource.ts';
import { budgetResource, percentUsed } from './usage-budget.ts';
import { usedByCustomer } from './used-by-customer.ts';

/** What is used, by id and name; each under the two names that the wire has for it. */
export const named = (id: string | undefined, name: string) => ({
  ...(id !== undefined && { resourceId: id, id }),
  resourceName: name,
  name,
});

/** Costs: legacy Azure has a locale, an Azure plan a currency and the cost in dollars. */
export function money(
  call: Call,
  tenantId: string,
  isOld: boolean,
  cost: number,
  usd: number,
  currency: string,
) {
  const inPlan = { currencyCode: currency, usdTotalCost: usd };
  return { totalCost: cost, ...(isOld ? { currencyLocale: localeOf(call, tenantId) } : inPlan) };
}

export function moneyOf(call: Call, used: UsedMonth, { cost, usd }: { cost: number; usd: number } = used) {
  const { subscription, currency, modifiedAt } = used;
  const { tenantId } = subscription;
  return {
    ...money(call, tenantId, isOldAzure(subscription), cost, usd, currency),
    lastModifiedDate: modifiedAt,
  };
}

/** @see https://learn.microsoft.com/partner-center/developer/customer-usage-resources */
export function customerRecord(call: Call, tenant: Tenant, subscriptions: Subscription[]) {
  const used = usedByCustomer(call, tenant.id, subscriptions);
  const budget = call.world.relationships.get(`${call.partner.id}|${tenant.id}`)?.usageBudget;
  return {
    budget: budgetResource(budget),
    percentUsed: percentUsed(used.cost, budget),
    isUpgraded: !used.isOld,
    ...named(tenant.id, tenant.companyName),
    ...money(call, tenant.id, used.isOld, used.cost, used.usd, used.currency),
    lastModifiedDate: used.modifiedAt,
    attributes: attributes('CustomerMonthlyUsageRecord'),
  };
}

export function subscriptionRecord(call: Call, used: UsedMonth) {
  const { id, friendlyName, status, partnerId, offerId } = used.subscription;
  return {
    status,
    partnerOnRecord: partnerId,
    offerId,
    ...named(id, friendlyName),
    ...moneyOf(call, used),
    attributes: attributes('SubscriptionMonthlyUsageRecord'),
  };
}
