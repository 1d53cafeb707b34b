import type { Door } from '../call.ts';
import { amount, type Json, object } from '../fields.ts';
import { everyItem } from '../paging.ts';
import { at } from '../path.ts';
import { each, reader } from './resource.ts';

/** Use of one resource of a legacy Azure subscription. */
export interface AzureUtilizationRecord extends Json {
  usageStartTime: string;
  usageEndTime: string;
  resource: Json & { id: string; name?: string; category?: string; subcategory?: string; region?: string };
  quantity: number;
  unit?: string;
  infoFields?: Record<string, string>;
  instanceData?: Json;
}

/** Prices of Azure meters, without the partner's discount. */
export interface AzureRateCard extends Json {
  locale?: string;
  currency: string;
  isTaxIncluded?: boolean;
  meters: AzureMeter[];
  offerTerms?: Json[];
}

export interface AzureMeter extends Json {
  id: string;
  name?: string;
  /** Price by the quantity from which it holds. */
  rates: Record<string, number>;
  category?: string;
  subcategory?: string;
  region?: string;
  unit?: string;
  includedQuantity?: number;
  effectiveDate?: string;
}

export interface UtilizationQuestion {
  /** Instants of the record, not of the use; ISO 8601. */
  from: string;
  to: string;
  granularity?: 'daily' | 'hourly';
  /** With `instanceData`, and one record for each resource instance. */
  showDetails?: boolean;
  /** Records a page, 1,000 at most. */
  size?: number;
}

/** @see https://learn.microsoft.com/partner-center/developer/get-a-customer-s-utilization-record-for-azure */
export function azureUtilization(
  door: Door,
  tenantId: string,
  subscriptionId: string,
  { from, to, granularity, showDetails, size = 1_000 }: UtilizationQuestion,
): AsyncGenerator<AzureUtilizationRecord, void, undefined> {
  return everyItem(door, {
    path: at`/v1/customers/${tenantId}/subscriptions/${subscriptionId}/utilizations/azure`,
    query: { start_time: from, end_time: to, granularity, show_details: showDetails, size },
    as: 'app',
    read: reader<AzureUtilizationRecord>([], { quantity: amount }),
  });
}

/**
 * The rate card of the partner's market, or of another one.
 * @param of currency (ISO 4217) and region (ISO 3166 alpha-2)
 * @see https://learn.microsoft.com/partner-center/developer/get-prices-for-microsoft-azure
 */
export async function azureRateCard(
  door: Door,
  of: { currency?: string; region?: string } = {},
): Promise<AzureRateCard> {
  const { body } = await door.call({
    method: 'GET',
    path: '/v1/ratecards/azure',
    query: { currency: of.currency, region: of.region },
    as: 'user',
    read: reader<AzureRateCard>(['currency'], {
      meters: each(
        reader<AzureMeter>(['id'], {
          includedQuantity: amount,
          rates: (value) =>
            Object.fromEntries(Object.entries(object(value)).map(([from, rate]) => [from, amount(rate)])),
        }),
      ),
    }),
  });
  return body;
}
