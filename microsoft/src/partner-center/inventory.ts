import type { Door } from '../call.ts';
import { flag, type Json } from '../fields.ts';
import { each, reader } from './resource.ts';

/** @see https://learn.microsoft.com/partner-center/developer/product-resources#inventoryitem */
export interface InventoryItem extends Json {
  productId: string;
  skuId?: string;
  isRestricted: boolean;
  restrictions?: InventoryRestriction[];
}

export interface InventoryRestriction extends Json {
  reasonCode: string;
  description?: string;
  properties?: Record<string, string>;
}

export interface InventoryQuestion {
  items: { productId: string; skuId?: string }[];
  /** What the SKU's `inventoryVariables` ask for, e.g. `customerId`, `azureSubscriptionId`, `armRegionName`. */
  context: Record<string, string>;
}

/**
 * Whether products can be bought in a context; Microsoft leaves out those it does not know.
 * @param country ISO 3166 alpha-2
 * @see https://learn.microsoft.com/partner-center/developer/check-inventory
 */
export async function checkInventory(
  door: Door,
  country: string,
  { items, context }: InventoryQuestion,
): Promise<InventoryItem[]> {
  const { body } = await door.call({
    method: 'POST',
    path: '/v1/extensions/product/checkinventory',
    query: { country },
    as: 'app',
    body: { targetItems: items, inventoryContext: context },
    read: each(
      reader<InventoryItem>(['productId'], {
        isRestricted: flag,
        restrictions: each(reader<InventoryRestriction>(['reasonCode'])),
      }),
    ),
  });
  return body;
}
