import type { Door } from '../call.ts';
import { amount, type Json } from '../fields.ts';
import { allItems } from '../paging.ts';
import { at } from '../path.ts';
import { reader } from './resource.ts';

/** How many of the licences sold are deployed or used; refreshed by Microsoft about once a day. */
export interface LicenseInsights extends Json {
  serviceName?: string;
  channel?: string;
  processedDateTime?: string;
  /** In per cent; a partner's own figures carry the prorated names. */
  deploymentPercent?: number;
  proratedDeploymentPercent?: number;
  usagePercent?: number;
  proratedLicensesUsagePercent?: number;
  licensesSold?: number;
  licensesDeployed?: number;
  licensesActive?: number;
  licensesQualified?: number;
  customerName?: string;
  productName?: string;
  workloadName?: string;
}

const insightsOf = reader<LicenseInsights>([], {
  deploymentPercent: amount,
  proratedDeploymentPercent: amount,
  usagePercent: amount,
  proratedLicensesUsagePercent: amount,
  licensesSold: amount,
  licensesDeployed: amount,
  licensesActive: amount,
  licensesQualified: amount,
});

/** @see https://learn.microsoft.com/partner-center/developer/get-partner-licenses-deployment-information */
export async function licenceDeployment(door: Door): Promise<LicenseInsights[]> {
  return allItems(door, { path: '/v1/analytics/licenses/deployment', as: 'user', read: insightsOf });
}

/** @see https://learn.microsoft.com/partner-center/developer/get-partner-licenses-usage-information */
export async function licenceUsage(door: Door): Promise<LicenseInsights[]> {
  return allItems(door, { path: '/v1/analytics/licenses/usage', as: 'user', read: insightsOf });
}

/** @see https://learn.microsoft.com/partner-center/developer/get-customer-licenses-deployment-information */
export async function customerLicenceDeployment(door: Door, tenantId: string): Promise<LicenseInsights[]> {
  return allItems(door, {
    path: at`/v1/customers/${tenantId}/analytics/licenses/deployment`,
    as: 'user',
    read: insightsOf,
  });
}

/** @see https://learn.microsoft.com/partner-center/developer/get-customer-licenses-usage-information */
export async function customerLicenceUsage(door: Door, tenantId: string): Promise<LicenseInsights[]> {
  return allItems(door, {
    path: at`/v1/customers/${tenantId}/analytics/licenses/usage`,
    as: 'user',
    read: insightsOf,
  });
}
