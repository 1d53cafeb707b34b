import type { Door } from '../call.ts';
import { text } from '../fields.ts';
import type { TenantLicence } from '../sync.ts';
import { subscribedSkus } from './subscribed-skus.ts';

/** Licences of a tenant as the ports speak of them: both licence groups in one call. */
export async function tenantLicences(door: Door, tenantId: string): Promise<TenantLicence[]> {
  const skus = await subscribedSkus(door, tenantId);
  return skus.map(({ productSku, totalUnits, consumedUnits, suspendedUnits }) => ({
    skuId: productSku.id.toLowerCase(),
    partNumber: text(productSku.skuPartNumber) ?? '',
    name: text(productSku.name) || text(productSku.skuPartNumber) || productSku.id,
    total: totalUnits ?? 0,
    assigned: consumedUnits ?? 0,
    suspended: suspendedUnits ?? 0,
    group: text(productSku.licenseGroupId)?.toLowerCase() || 'group1',
  }));
}
