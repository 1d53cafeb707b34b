import type { Door } from '../call.ts';
import { count, type Json, object, part, text } from '../fields.ts';
import { allItems } from '../paging.ts';
import { at } from '../path.ts';
import { each, reader } from './resource.ts';

/** `Group1`: licences that Entra manages, the default; `Group2`: Minecraft. */
export type LicenseGroup = 'Group1' | 'Group2';

export interface ProductSku extends Json {
  id: string;
  name?: string;
  skuPartNumber?: string;
  targetType?: string;
  licenseGroupId?: string;
}

export interface ServicePlan extends Json {
  id?: string;
  displayName?: string;
  serviceName?: string;
  capabilityStatus?: string;
  targetType?: string;
}

/** Units: `available` = `total` − `consumed`, `total` = `active` + `warning`. */
export interface SubscribedSku extends Json {
  availableUnits: number;
  activeUnits: number;
  consumedUnits: number;
  suspendedUnits: number;
  totalUnits: number;
  warningUnits: number;
  capabilityStatus?: string;
  productSku: ProductSku;
  servicePlans: ServicePlan[];
}

export const productSkuOf = reader<ProductSku>(['id']);
export const servicePlansOf = each<ServicePlan>(object);

const subscribedSkuOf = reader<SubscribedSku>([], {
  availableUnits: count,
  activeUnits: count,
  consumedUnits: count,
  suspendedUnits: count,
  totalUnits: count,
  warningUnits: count,
  productSku: productSkuOf,
  servicePlans: servicePlansOf,
});

/**
 * The licences of a tenant by product, whichever partner or channel sold them.
 * @param groups both by default
 * @see https://learn.microsoft.com/partner-center/developer/get-a-list-of-available-licenses
 * @see https://learn.microsoft.com/partner-center/developer/get-a-list-of-available-licenses-by-license-group
 */
export async function subscribedSkus(
  door: Door,
  tenantId: string,
  groups: LicenseGroup[] = ['Group1', 'Group2'],
): Promise<SubscribedSku[]> {
  return allItems(door, {
    path: at`/v1/customers/${tenantId}/subscribedskus`,
    query: { licenseGroupIds: groups },
    as: 'user',
    read: subscribedSkuOf,
  });
}

/** Licences that can still be assigned, of one product by its id or part number such as `SPB`; 0 without it. */
export function availableUnits(skus: readonly SubscribedSku[], product: string): number {
  const found = skus.find(({ productSku }) => {
    const { id, skuPartNumber } = part(productSku);
    return [id, skuPartNumber].some((name) => text(name)?.toLowerCase() === product.toLowerCase());
  });
  return found?.availableUnits ?? 0;
}
