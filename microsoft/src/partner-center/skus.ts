import type { Door } from '../call.ts';
import { count, flag, type Json, texts, word } from '../fields.ts';
import { allItems } from '../paging.ts';
import { at } from '../path.ts';
import { unlessAbsent } from './absent.ts';
import type { CatalogueScope } from './catalogue-scope.ts';
import { each, reader } from './resource.ts';

/** @see https://learn.microsoft.com/partner-center/developer/product-resources#sku */
export interface Sku extends Json {
  /** Four digits or letters, unique within the product. */
  id: string;
  productId: string;
  title?: string;
  description?: string;
  minimumQuantity?: number;
  maximumQuantity?: number;
  isTrial?: boolean;
  supportedBillingCycles?: string[];
  /** `MicrosoftCustomerAgreement`, `InventoryCheck`, `AzureSubscriptionRegistration` … */
  purchasePrerequisites?: string[];
  /** What the inventory check wants to know, e.g. `customerId`. */
  inventoryVariables?: string[];
  /** What a cart line must carry as `provisioningContext`. */
  provisioningVariables?: string[];
  consumptionType?: string;
  /** With `enforceAttestation` a cart line needs `attestationAccepted`. */
  attestationProperties?: Json & { attestationType?: string; enforceAttestation?: boolean };
  /** Among others `provisioningId` (Entra's SKU id, as licences name it), `isAddon`, `prerequisiteSkus`. */
  dynamicAttributes?: Json;
}

/** @throws Malformed when it cannot be a SKU */
export const skuResource = reader<Sku>(['id'], {
  minimumQuantity: count,
  maximumQuantity: count,
  isTrial: flag,
  supportedBillingCycles: each(word),
  purchasePrerequisites: texts,
  inventoryVariables: texts,
  provisioningVariables: texts,
  attestationProperties: reader([], { enforceAttestation: flag }),
});

/**
 * @param targetSegment only for a market
 * @see https://learn.microsoft.com/partner-center/developer/get-a-list-of-skus-for-a-product
 */
export async function skus(
  door: Door,
  scope: CatalogueScope,
  productId: string,
  targetSegment?: string,
): Promise<Sku[]> {
  const place =
    'country' in scope
      ? { path: at`/v1/products/${productId}/skus`, query: { country: scope.country, targetSegment } }
      : { path: at`/v1/customers/${scope.tenantId}/products/${productId}/skus` };
  return allItems(door, { ...place, as: 'app', read: skuResource });
}

/**
 * `undefined` when the scope has no such SKU.
 * @see https://learn.microsoft.com/partner-center/developer/get-a-sku-by-id
 */
export async function sku(
  door: Door,
  scope: CatalogueScope,
  productId: string,
  skuId: string,
): Promise<Sku | undefined> {
  const place =
    'country' in scope
      ? { path: at`/v1/products/${productId}/skus/${skuId}`, query: { country: scope.country } }
      : { path: at`/v1/customers/${scope.tenantId}/products/${productId}/skus/${skuId}` };
  const { body } = await door.call({
    ...place,
    method: 'GET',
    as: 'app',
    expect: [404],
    read: unlessAbsent(skuResource),
  });
  return body;
}
