import { azureUses } from '../azure-use.ts';
import type { AzureUse } from '../entities.ts';
import { isOldAzure } from './azure-checks.ts';
import { type CustomerCall, type Operation, ok } from './operation.ts';
import { refuse } from './refusal.ts';
import { attributes, seekPage } from './resource.ts';
import { subscriptionOf } from './subscriptions.ts';

const hour = 3_600_000;
/** Records of a page, at most. */
const largestPage = 1000;

const second = (ms: number) => new Date(ms).toISOString().replace('.000Z', '+00:00');

/** @throws Refusal 400 800002 */
function instantOf(call: CustomerCall, name: string): number {
  const instant = Date.parse(call.query[name] ?? '');
  if (Number.isNaN(instant)) throw refuse(400, 800002, `${name} must be a date and time.`);
  return instant;
}

interface Sum {
  use: AzureUse;
  begin: number;
  quantity: number;
}

/** Use of one meter, and of one resource where details are asked for, within an hour or a day. */
function summed(uses: AzureUse[], span: number, details: boolean): Sum[] {
  const sums = new Map<string, Sum>();
  for (const use of uses) {
    const begin = Math.floor(Date.parse(use.from) / span) * span;
    const key = [begin, use.meterId, ...(details ? [use.resourceUri] : [])].join('|');
    const before = sums.get(key);
    sums.set(key, { use: before?.use ?? use, begin, quantity: (before?.quantity ?? 0) + use.quantity });
  }
  return [...sums.values()].toSorted((a, b) => a.begin - b.begin);
}

function utilization(call: CustomerCall) {
  const subscription = subscriptionOf(call);
  if (!isOldAzure(subscription)) throw refuse(400, 800002, 'The subscription is not a legacy one of Azure.');
  const start = instantOf(call, 'start_time');
  const end = instantOf(call, 'end_time');
  if (end <= start) throw refuse(400, 800002, 'end_time must be after start_time.');
  const granularity = (call.query['granularity'] ?? 'daily').toLowerCase();
  if (granularity !== 'daily' && granularity !== 'hourly')
    throw refuse(400, 800002, 'granularity must be daily or hourly.');
  const details = call.query['show_details']?.toLowerCase() !== 'false';
  const span = granularity === 'hourly' ? hour : 24 * hour;
  const known = Math.min(end, Date.parse(call.at) + 1);
  const reported = azureUses(call.world, subscription.id, 'reportedAt', start, known);

  const resource = ({ use, begin, quantity }: Sum) => {
    const meter = call.world.azureMeters.get(use.meterId);
    return {
      usageStartTime: second(begin),
      usageEndTime: second(begin + span),
      resource: {
        id: use.meterId,
        name: meter?.name ?? '',
        category: meter?.category ?? '',
        subcategory: meter?.subcategory ?? '',
        region: meter?.region ?? '',
      },
      quantity: Number(quantity.toFixed(10)),
      unit: meter?.unit ?? '',
      infoFields: {},
      ...(details && {
        instanceData: {
          resourceUri: use.resourceUri,
          location: use.location,
          partNumber: '',
          orderNumber: '',
          tags: use.tags,
          additionalInfo: use.additionalInfo,
        },
      }),
      attributes: attributes('AzureUtilizationRecord'),
    };
  };
  const asked = Number(call.query['size'] ?? largestPage) || largestPage;
  const path = `/customers/${call.tenant.id}/subscriptions/${subscription.id}/utilizations/azure`;
  const items = summed(reported, span, details);
  return ok(seekPage(items, resource, path, Math.min(asked, largestPage), call));
}

export const azureUtilizationOperations: Operation[] = [
  {
    method: 'GET',
    path: '/customers/:cid/subscriptions/:sid/utilizations/azure',
    of: 'customer',
    auth: 'any',
    source:
      'https://learn.microsoft.com/partner-center/developer/get-a-customer-s-utilization-record-for-azure',
    models:
      'use as `azureUse` says, by the time of its report; daily or hourly, by resource or by meter; pages of 1,000; 400 for anything but legacy Azure (code [U])',
    handle: utilization,
  },
];
