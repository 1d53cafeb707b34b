import type { Simulator } from '../server.ts';
import { provider } from '../testing/partner.ts';
import { meter, plantLegacy } from './plant-recorded.ts';
import { type Call, teller } from './tell.ts';

const base = '/customers/:cid';
const subscription = `${base}/subscriptions/:sid`;
const receipt = '/invoices/:invoiceId/receipts/:receiptId/documents/statement';

/** Types of the successful answers about what Azure and customers cost. */
export const moneyAnswers: Record<string, string> = {
  [`GET ${receipt}`]: 'Nothing',
  'GET /ratecards/azure-shared': 'AzureRateCard',
  'GET /customers/usagerecords': 'collection<CustomerMonthlyUsageRecord>',
  'GET /usagesummary': 'PartnerUsageSummary',
  [`GET ${base}/usagesummary`]: 'CustomerUsageSummary',
  [`GET ${base}/usagebudget`]: 'UsageManagement.SpendingBudget',
  [`PATCH ${base}/usagebudget`]: 'UsageManagement.SpendingBudget',
  [`GET ${base}/subscriptions/usagerecords`]: 'collection<SubscriptionMonthlyUsageRecord>',
  [`GET ${subscription}/usagesummary`]: 'SubscriptionUsageSummary',
  [`GET ${subscription}/usagerecords/resources`]: 'collection<AzureResourceMonthlyUsageRecord>',
  [`GET ${subscription}/usagerecords/daily`]: 'collection<SubscriptionDailyUsageRecord>',
  [`GET ${subscription}/meterusagerecords`]: 'collection<MeterUsageRecord>',
  [`GET ${subscription}/resourceusagerecords`]: 'collection<ResourceUsageRecord>',
  [`GET ${base}/servicecosts/:period`]: 'ServiceCostsSummary',
  [`GET ${base}/servicecosts/:period/lineitems`]: 'collection<ServiceCostLineItem>',
};

/** Asks for all of them, as a person of the provider. */
export async function moneyExchanges(simulator: Simulator, cid: string, user: Call): Promise<void> {
  const { world, clock } = simulator;
  const tell = teller(user, cid);
  const used = { meterId: meter, location: 'westus', quantity: 2.5 };
  const hourAgo = new Date(Date.parse(clock.now()) - 3_600_000).toISOString();
  for (const kind of ['legacy', 'azure-plan'] as const) {
    const offerId = kind === 'legacy' ? 'MS-AZR-0145P' : 'DZH318Z0BPS6:0001:DZH318Z0BML6';
    const ids = { tenant: cid, user: '', subscription: kind, order: `order-${kind}` };
    plantLegacy(simulator, ids, { kind, offerId, offerName: 'Azure', partnerId: provider.mpnId });
    const resourceUri = `/subscriptions/${kind}/resourceGroups/web/providers/Microsoft.Compute/disks/1`;
    const times = { from: hourAgo, reportedAt: hourAgo };
    world.azureUse.put({ ...used, ...times, id: `use-${kind}`, subscriptionId: kind, resourceUri });
  }
  await user('GET', '/ratecards/azure-shared', '/ratecards/azure-shared');
  await tell('PATCH', `${base}/usagebudget`, {}, { Amount: 200.5 });
  await tell('GET', `${base}/usagebudget`);
  for (const path of ['/customers/usagerecords', '/usagesummary']) await user('GET', path, path);
  for (const path of ['usagesummary', 'subscriptions/usagerecords']) await tell('GET', `${base}/${path}`);
  for (const path of ['usagesummary', 'usagerecords/daily', 'meterusagerecords', 'resourceusagerecords'])
    await tell('GET', `${subscription}/${path}`, { ':sid': 'azure-plan' });
  await tell('GET', `${subscription}/usagerecords/resources`, { ':sid': 'legacy' });

  world.due.put({ id: 'bill', at: clock.now(), kind: 'issue-invoices', ref: provider.tenantId });
  clock.catchUp();
  const [invoice] = (await user('GET', '/invoices', '/invoices')).body.items;
  const ids = { ':invoiceId': invoice.id, ':receiptId': invoice.taxReceipts[0].id };
  await tell('GET', receipt, ids);
  for (const path of ['', '/lineitems'])
    await tell('GET', `${base}/servicecosts/:period${path}`, { ':period': 'MostRecent' });
}
