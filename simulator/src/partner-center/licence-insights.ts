import { dayOf, totalUnits } from '@concord/rules';
import type { Tenant } from '../entities.ts';
import { type Licence, licencesOf } from '../licences.ts';
import { type Call, type Operation, ok } from './operation.ts';
import { attributes, collection } from './resource.ts';

const docs = 'https://learn.microsoft.com/partner-center/developer';

/** Parts of a product that the reports count, by the begin of a service plan's name. */
const workloads: [plan: string, workload: string][] = [
  ['EXCHANGE_S', 'Exchange'],
  ['SHAREPOINT', 'SharePoint'],
  ['MCO', 'Skype For Business'],
  ['TEAMS', 'Teams'],
  ['YAMMER', 'Yammer'],
  ['CRM', 'Microsoft Dynamics CRM'],
];

const workloadsOf = ({ plans }: Licence): string[] => [
  ...new Set(
    plans.flatMap(({ serviceName }) => workloads.find(([plan]) => serviceName.startsWith(plan))?.[1] ?? []),
  ),
];

const serviceOf = ({ name }: Licence): string => (/dynamics/i.test(name) ? 'crm' : 'o365');

const percent = (part: number, of: number): number => (of === 0 ? 0 : Math.round((part / of) * 10_000) / 100);

/** Figures are of the begin of the day: they are refreshed about once a day. */
const base = (call: Call, licence: Licence) => ({
  processedDateTime: `${dayOf(call.at)}T00:00:00Z`,
  serviceName: serviceOf(licence),
  channel: 'reseller',
});

const about = (tenant: Tenant, licence: Licence) => ({
  customerId: tenant.id,
  customerName: tenant.companyName.toUpperCase(),
  productName: licence.name.toUpperCase(),
  serviceCode: serviceOf(licence),
});

function deploymentOf(call: Call, tenant: Tenant) {
  return licencesOf(call.world, tenant.id).map((licence) => {
    const sold = totalUnits(licence.units);
    return {
      ...about(tenant, licence),
      licensesDeployed: licence.units.consumed,
      licensesSold: sold,
      deploymentPercent: percent(licence.units.consumed, sold),
      ...base(call, licence),
      attributes: attributes('CustomerLicensesDeploymentInsights'),
    };
  });
}

function usageOf(call: Call, tenant: Tenant) {
  return licencesOf(call.world, tenant.id).flatMap((licence) =>
    workloadsOf(licence).map((workload) => {
      const active = call.world.licenceUse.get(`${tenant.id}|${licence.skuId}|${workload}`)?.active ?? 0;
      const qualified = totalUnits(licence.units);
      return {
        ...about(tenant, licence),
        workloadCode: workload.toUpperCase().replaceAll(' ', '_'),
        workloadName: workload,
        licensesActive: active,
        licensesQualified: qualified,
        usagePercent: percent(active, qualified),
        ...base(call, licence),
        attributes: attributes('CustomerLicensesUsageInsights'),
      };
    }),
  );
}

function ofAllCustomers<T>(call: Call, figures: (call: Call, tenant: Tenant) => T[]): T[] {
  const found: T[] = [];
  for (const { tenantId } of call.world.relationships.each('partner', call.partner.id)) {
    const tenant = call.world.tenants.get(tenantId);
    if (tenant) found.push(...figures(call, tenant));
  }
  return found;
}

/** Sums of what belongs together, in order of first appearance. */
function sums<T>(items: T[], key: (item: T) => string, parts: (item: T) => [part: number, of: number]) {
  const found = new Map<string, { first: T; part: number; of: number }>();
  for (const item of items) {
    const [part, of] = parts(item);
    const sum = found.get(key(item)) ?? { first: item, part: 0, of: 0 };
    found.set(key(item), { ...sum, part: sum.part + part, of: sum.of + of });
  }
  return [...found.values()];
}

function partnerDeployment(call: Call) {
  const all = sums(
    ofAllCustomers(call, deploymentOf),
    (one) => one.serviceName,
    (one) => [one.licensesDeployed, one.licensesSold],
  );
  return all.map(({ first: { processedDateTime, serviceName, channel }, part, of }) => ({
    licensesSold: of,
    proratedDeploymentPercent: percent(part, of),
    processedDateTime,
    serviceName,
    channel,
    attributes: attributes('PartnerLicensesDeploymentInsights'),
  }));
}

function partnerUsage(call: Call) {
  const all = sums(
    ofAllCustomers(call, usageOf),
    (one) => `${one.serviceName}/${one.workloadName}`,
    (one) => [one.licensesActive, one.licensesQualified],
  );
  return all.map(({ first: { processedDateTime, serviceName, channel, workloadName }, part, of }) => ({
    workloadName,
    proratedLicensesUsagePercent: percent(part, of),
    processedDateTime,
    serviceName,
    channel,
    attributes: attributes('PartnerLicensesUsageInsights'),
  }));
}

const models =
  'from the licences and their use in the world, of all channels [U]; active people as `licenceUse` says';

export const licenceInsightOperations: Operation[] = [
  {
    method: 'GET',
    path: '/analytics/licenses/deployment',
    auth: 'user',
    source: `${docs}/get-partner-licenses-deployment-information`,
    models,
    handle: (call) => ok(collection(partnerDeployment(call))),
  },
  {
    method: 'GET',
    path: '/analytics/licenses/usage',
    auth: 'user',
    source: `${docs}/get-partner-licenses-usage-information`,
    models,
    handle: (call) => ok(collection(partnerUsage(call))),
  },
  {
    method: 'GET',
    path: '/customers/:cid/analytics/licenses/deployment',
    of: 'customer',
    auth: 'user',
    source: `${docs}/get-customer-licenses-deployment-information`,
    models,
    handle: (call) => ok(collection(deploymentOf(call, call.tenant))),
  },
  {
    method: 'GET',
    path: '/customers/:cid/analytics/licenses/usage',
    of: 'customer',
    auth: 'user',
    source: `${docs}/get-customer-licenses-usage-information`,
    models,
    handle: (call) => ok(collection(usageOf(call, call.tenant))),
  },
];
