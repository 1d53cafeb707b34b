import { isOldAzure } from './azure-checks.ts';
import { isUsageBased, type UsedMonth, usedMonth } from './azure-costs.ts';
import { type CustomerCall, type Operation, ok } from './operation.ts';
import { refuse } from './refusal.ts';
import { attributes, collection } from './resource.ts';
import { subscriptionOf } from './subscriptions.ts';
import { customerRecord, moneyOf, named, subscriptionRecord } from './usage-resources.ts';
import { soldByUse } from './used-by-customer.ts';

const docs = 'https://learn.microsoft.com/partner-center/developer';
const one = '/customers/:cid/subscriptions/:sid';

/** The subscription that the path names, and its use. @throws Refusal 400 800002 for one that is not billed by use */
function usedOf(call: CustomerCall, kind?: 'old' | 'plan'): UsedMonth {
  const subscription = subscriptionOf(call);
  const fits = kind === undefined || isOldAzure(subscription) === (kind === 'old');
  if (!isUsageBased(subscription) || !fits)
    throw refuse(400, 800002, `The subscription is not one of ${kind === 'old' ? 'legacy ' : ''}Azure.`);
  return usedMonth(call, subscription);
}

const list = (call: CustomerCall, items: unknown[]) => ok(collection(items, call.url.replace(/^\/v1/, '')));

function bySubscription(call: CustomerCall) {
  const sold = soldByUse(call, call.tenant.id).get(call.tenant.id) ?? [];
  return list(
    call,
    sold.map((its) => subscriptionRecord(call, usedMonth(call, its))),
  );
}

function byMeter(call: CustomerCall) {
  const used = usedOf(call);
  const items = used.byMeter.map((its) => ({
    subscriptionId: used.subscription.id,
    meterId: its.use.meterId,
    meterName: its.meter?.name ?? '',
    category: its.meter?.category ?? '',
    subcategory: its.meter?.subcategory ?? '',
    quantityUsed: its.quantity,
    unit: its.meter?.unit ?? '',
    ...moneyOf(call, used, its),
    attributes: attributes('MeterUsageRecord'),
  }));
  return list(call, items);
}

function byResource(call: CustomerCall) {
  const used = usedOf(call, 'plan');
  const { id, azureEntitlements } = used.subscription;
  const items = used.byResource.map((its) => {
    const uri = its.use.resourceUri;
    const part = (name: string) => new RegExp(`/${name}/([^/]+)`, 'i').exec(uri)?.[1];
    const entitlement = azureEntitlements?.find((one) => one.id === part('subscriptions')?.toLowerCase());
    return {
      subscriptionId: id,
      resourceUri: uri,
      resourceType: part('providers') ?? '',
      entitlementId: part('subscriptions') ?? '',
      entitlementName: entitlement?.friendlyName ?? '',
      resourceGroupName: part('resourceGroups') ?? '',
      ...named(undefined, uri.split('/').at(-1) ?? ''),
      ...moneyOf(call, used, its),
      attributes: attributes('ResourceUsageRecord'),
    };
  });
  return list(call, items);
}

function oldMeters(call: CustomerCall) {
  const used = usedOf(call, 'old');
  const items = used.byMeter.map((its) => ({
    category: its.meter?.category ?? '',
    subcategory: its.meter?.subcategory ?? '',
    quantityUsed: its.quantity,
    unit: its.meter?.unit ?? '',
    ...named(its.use.meterId, its.meter?.name ?? ''),
    ...moneyOf(call, used, its),
    attributes: attributes('AzureResourceMonthlyUsageRecord'),
  }));
  return list(call, items);
}

function byDay(call: CustomerCall) {
  const used = usedOf(call);
  const { id, friendlyName } = used.subscription;
  const items = used.byDay.map((its) => ({
    dateUsed: `${its.day}T00:00:00Z`,
    ...named(id, friendlyName),
    ...moneyOf(call, used, its),
    attributes: attributes('SubscriptionDailyUsageRecord'),
  }));
  return list(call, items);
}

const models = 'running calendar month; costs are estimates by the meters’ list prices [U]';
const ofCustomer = { method: 'GET', of: 'customer', auth: 'user' } as const;

/** What Azure has cost since the month began, by customer, subscription, meter, resource and day. */
export const usageRecordOperations: Operation[] = [
  {
    method: 'GET',
    path: '/customers/usagerecords',
    auth: 'user',
    source: `${docs}/get-a-customer-s-usage-records`,
    models: `customers with Azure; ${models}`,
    handle(call) {
      const items = [...soldByUse(call)].flatMap(([tenantId, subscriptions]) => {
        const tenant = call.world.tenants.get(tenantId);
        return tenant ? [customerRecord(call, tenant, subscriptions)] : [];
      });
      return ok(collection(items, '/customers/usagerecords'));
    },
  },
  {
    ...ofCustomer,
    path: '/customers/:cid/subscriptions/usagerecords',
    source: `${docs}/get-a-customer-subscription-s-usage-records`,
    models: `Azure plans and legacy Azure; ${models}`,
    handle: bySubscription,
  },
  {
    ...ofCustomer,
    path: `${one}/meterusagerecords`,
    source: `${docs}/get-a-customer-subscription-meter-usage-records`,
    models: `${models}; 400 for what is not Azure (code [U])`,
    handle: byMeter,
  },
  {
    ...ofCustomer,
    path: `${one}/resourceusagerecords`,
    source: `${docs}/get-a-customer-subscription-resource-usage-records`,
    models: `Azure plans only (code [U]); a resource has its share of its meters; ${models}`,
    handle: byResource,
  },
  {
    ...ofCustomer,
    path: `${one}/usagerecords/resources`,
    source: `${docs}/get-a-subscription-s-resource-usage-information`,
    models: `legacy Azure only (code [U]); ${models}`,
    handle: oldMeters,
  },
  {
    ...ofCustomer,
    path: `${one}/usagerecords/daily`,
    source: 'https://learn.microsoft.com/dotnet/api/microsoft.store.partnercenter.models.usage',
    models,
    handle: byDay,
  },
];
