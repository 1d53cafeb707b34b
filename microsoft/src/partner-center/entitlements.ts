import type { Door } from '../call.ts';
import type { CallIds } from '../commerce.ts';
import { count, type Json } from '../fields.ts';
import { allItems } from '../paging.ts';
import { at } from '../path.ts';
import { unlessAbsent } from './absent.ts';
import { each, reader } from './resource.ts';

/** What a customer owns: software, keys, reservations. */
export interface Entitlement extends Json {
  productId: string;
  skuId: string;
  quantity?: number;
  quantityDetails?: { quantity: number; status: string }[];
  entitlementType?: string;
  fulfillmentState?: string;
  expiryDate?: string;
  includedEntitlements?: Entitlement[];
  entitledArtifacts?: Json[];
  referenceOrder?: Json & { id: string; lineItemId?: string; alternateId?: string };
}

/** An Azure subscription under an Azure plan. */
export interface AzureEntitlement extends Json {
  id: string;
  friendlyName?: string;
  status?: string;
  subscriptionId?: string;
}

const entitlementResource: (value: unknown) => Entitlement = reader<Entitlement>([], {
  quantity: count,
  quantityDetails: each(reader([], { quantity: count })),
  includedEntitlements: (value) => each(entitlementResource)(value),
});

const azureEntitlementResource = reader<AzureEntitlement>(['id']);

/**
 * @param entitlementType e.g. `software`, `reservedinstance`; all when absent
 * @see https://learn.microsoft.com/partner-center/developer/get-a-collection-of-entitlements
 */
export async function entitlements(
  door: Door,
  tenantId: string,
  entitlementType?: string,
): Promise<Entitlement[]> {
  return allItems(door, {
    path: at`/v1/customers/${tenantId}/entitlements`,
    query: { entitlementType },
    as: 'user',
    read: entitlementResource,
  });
}

/** The Azure subscriptions of a plan. @see https://learn.microsoft.com/partner-center/developer/get-an-azure-entitlement-for-a-subscription */
export async function azureEntitlements(
  door: Door,
  tenantId: string,
  subscriptionId: string,
): Promise<AzureEntitlement[]> {
  return allItems(door, {
    path: at`/v1/customers/${tenantId}/subscriptions/${subscriptionId}/azureEntitlements`,
    as: 'app',
    read: azureEntitlementResource,
  });
}

/** `undefined` when the plan has no such Azure subscription. @see https://learn.microsoft.com/partner-center/developer/get-an-azure-entitlement-for-a-subscription */
export async function azureEntitlement(
  door: Door,
  tenantId: string,
  subscriptionId: string,
  entitlementId: string,
): Promise<AzureEntitlement | undefined> {
  const { body } = await door.call({
    method: 'GET',
    path: at`/v1/customers/${tenantId}/subscriptions/${subscriptionId}/azureEntitlements/${entitlementId}`,
    as: 'app',
    expect: [404],
    read: unlessAbsent(azureEntitlementResource),
  });
  return body;
}

/** Ends an Azure subscription. @see https://learn.microsoft.com/partner-center/developer/get-an-azure-entitlement-for-a-subscription */
export async function cancelAzureEntitlement(
  door: Door,
  tenantId: string,
  subscriptionId: string,
  entitlementId: string,
  cancellationReason: string,
  ids: CallIds,
): Promise<AzureEntitlement> {
  const { body } = await door.call({
    method: 'POST',
    path: at`/v1/customers/${tenantId}/subscriptions/${subscriptionId}/azureEntitlements/${entitlementId}/cancel`,
    as: 'app',
    ids,
    body: { cancellationReason },
    read: azureEntitlementResource,
  });
  return body;
}
