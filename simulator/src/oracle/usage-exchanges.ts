import type { Simulator } from '../server.ts';
import type { Exchange } from '../testing/partner.ts';
import { meter, plantLegacy, plantMeters } from './plant-recorded.ts';

type Call = (method: string, template: string, path: string, body?: unknown) => Promise<Exchange>;

const base = '/customers/:cid';
const utilization = `${base}/subscriptions/:sid/utilizations/azure`;

/** Types of the successful answers about use and its prices. */
export const usageAnswers: Record<string, string> = {
  'GET /analytics/licenses/deployment': 'collection<PartnerLicensesDeploymentInsights>',
  'GET /analytics/licenses/usage': 'collection<PartnerLicensesUsageInsights>',
  [`GET ${base}/analytics/licenses/deployment`]: 'collection<CustomerLicensesDeploymentInsights>',
  [`GET ${base}/analytics/licenses/usage`]: 'collection<CustomerLicensesUsageInsights>',
  'GET /ratecards/azure': 'AzureRateCard',
  [`GET ${utilization}`]: 'collection<AzureUtilizationRecord>',
};

/** Asks for all of them, as a person of the provider. */
export async function usageExchanges(simulator: Simulator, cid: string, user: Call): Promise<void> {
  const { world, clock } = simulator;
  const at = clock.now();
  const of = (template: string) => template.replace(':cid', cid).replace(':sid', 'azure-use');
  for (const part of ['deployment', 'usage']) {
    await user('GET', `/analytics/licenses/${part}`, `/analytics/licenses/${part}`);
    await user('GET', `${base}/analytics/licenses/${part}`, of(`${base}/analytics/licenses/${part}`));
  }
  plantMeters(simulator);
  await user('GET', '/ratecards/azure', '/ratecards/azure?currency=EUR&region=DE');

  const ids = { tenant: cid, user: '', subscription: 'azure-use', order: 'order-azure-use' };
  plantLegacy(simulator, ids, { offerId: 'MS-AZR-0146P', offerName: 'Microsoft Azure' });
  world.azureUse.put({
    id: 'use-1',
    subscriptionId: 'azure-use',
    meterId: meter,
    from: at,
    reportedAt: at,
    quantity: 0.25,
    resourceUri: '/subscriptions/1/resourceGroups/1/providers/Microsoft.Compute/disks/1',
    location: 'westus',
    tags: { team: 'sales' },
    additionalInfo: { plan: 'S4' },
  });
  const period = 'start_time=2026-11-01T00:00:00Z&end_time=2026-12-31T00:00:00Z&granularity=hourly';
  await user('GET', utilization, `${of(utilization)}?${period}`);
}
