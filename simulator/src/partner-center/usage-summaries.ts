import { countryRules } from '@concord/rules';
import { isOldAzure } from './azure-checks.ts';
import { billingMonth, isUsageBased, usedMonth } from './azure-costs.ts';
import { type Call, type CustomerCall, type Operation, ok } from './operation.ts';
import { refuse } from './refusal.ts';
import { attributes, self } from './resource.ts';
import { subscriptionOf } from './subscriptions.ts';
import { budgetResource } from './usage-budget.ts';
import { money } from './usage-resources.ts';
import { soldByUse, type UsedByCustomer, usedByCustomer } from './used-by-customer.ts';

const docs = 'https://learn.microsoft.com/partner-center/developer';

/** What all summaries have. */
function summary(call: Call, id: string, name: string, path: string) {
  const { start, end } = billingMonth(call.at);
  return {
    resourceId: id,
    id,
    resourceName: name,
    name,
    billingStartDate: start,
    billingEndDate: end,
    links: self(path),
  };
}

function ofCustomer(call: CustomerCall) {
  const { tenant, relationship } = call;
  const used = usedByCustomer(call, tenant.id, soldByUse(call, tenant.id).get(tenant.id) ?? []);
  return ok({
    budget: budgetResource(relationship.usageBudget),
    ...summary(call, tenant.id, tenant.companyName, `/customers/${tenant.id}/usagesummary`),
    ...money(call, tenant.id, used.isOld, used.cost, used.usd, used.currency),
    lastModifiedDate: used.modifiedAt,
    attributes: attributes('CustomerUsageSummary'),
  });
}

function ofSubscription(call: CustomerCall) {
  const subscription = subscriptionOf(call);
  if (!isUsageBased(subscription)) throw refuse(400, 800002, 'The subscription is not one of Azure.');
  const { tenantId, id, friendlyName } = subscription;
  const { cost, usd, currency, modifiedAt } = usedMonth(call, subscription);
  return ok({
    ...summary(call, id, friendlyName, `/customers/${tenantId}/subscriptions/${id}/usagesummary`),
    ...money(call, tenantId, isOldAzure(subscription), cost, usd, currency),
    lastModifiedDate: modifiedAt,
    attributes: attributes('SubscriptionUsageSummary'),
  });
}

/** True when a customer that goes on as until now will have used more than its budget when the month is over. */
function isTrendingOver(call: Call, used: UsedByCustomer, budget: number): boolean {
  const { start, end } = billingMonth(call.at);
  const [first, last] = [Date.parse(start), Date.parse(end) + 86_400_000];
  const passed = (Date.parse(call.at) - first) / (last - first);
  return used.cost <= budget && passed > 0 && used.cost / passed > budget;
}

/** In the partner's currency; customers that are billed in another are left out of the sum, never added to it. */
function ofPartner(call: Call) {
  const { partner, world } = call;
  const currency = countryRules(partner.country)?.currency ?? 'USD';
  const customers = [...soldByUse(call)].map(([tenantId, subscriptions]) => ({
    used: usedByCustomer(call, tenantId, subscriptions),
    budget: world.relationships.get(`${partner.id}|${tenantId}`)?.usageBudget,
  }));
  const summed = customers.filter(({ used }) => used.currency === currency);
  const limited = customers.flatMap(({ used, budget }) => (budget === undefined ? [] : [{ used, budget }]));
  const times = customers.map(({ used }) => used.modifiedAt);
  return ok({
    emailsToNotify: [partner.email],
    customersOverBudget: limited.filter(({ used, budget }) => used.cost > budget).length,
    customersTrendingOver: limited.filter(({ used, budget }) => isTrendingOver(call, used, budget)).length,
    customersWithUsageBasedSubscription: customers.length,
    ...summary(call, partner.id, partner.name, '/usagesummary'),
    totalCost: summed.reduce((sum, { used }) => sum + used.cost, 0),
    currencyLocale: countryRules(partner.country)?.defaultCulture ?? 'en-US',
    currencyCode: currency,
    usdTotalCost: customers.reduce((sum, { used }) => sum + used.usd, 0),
    lastModifiedDate: times.reduce(
      (last, one) => (Date.parse(one) > Date.parse(last) ? one : last),
      billingMonth(call.at).start,
    ),
    attributes: attributes('PartnerUsageSummary'),
  });
}

const models = 'running calendar month; costs are estimates by the meters’ list prices [U]';

/** What Azure has cost since the month began, in one sum. */
export const usageSummaryOperations: Operation[] = [
  {
    method: 'GET',
    path: '/usagesummary',
    auth: 'user',
    source: `${docs}/get-a-partner-usage-summary`,
    models: `customers over their budget, and on the way to it; ${models}`,
    handle: ofPartner,
  },
  {
    method: 'GET',
    path: '/customers/:cid/usagesummary',
    of: 'customer',
    auth: 'user',
    source: `${docs}/get-a-customer-usage-summary`,
    models,
    handle: ofCustomer,
  },
  {
    method: 'GET',
    path: '/customers/:cid/subscriptions/:sid/usagesummary',
    of: 'customer',
    auth: 'user',
    source: `${docs}/get-usage-summary-for-a-subscription`,
    models: `${models}; 400 for what is not Azure (code [U])`,
    handle: ofSubscription,
  },
];
