import type { Door } from '../call.ts';
import type { CallIds } from '../commerce.ts';
import { type Json, object, texts } from '../fields.ts';
import { allItems } from '../paging.ts';
import { at } from '../path.ts';
import { each, reader } from './resource.ts';
import {
  type LicenseGroup,
  type ProductSku,
  productSkuOf,
  type ServicePlan,
  servicePlansOf,
} from './subscribed-skus.ts';

export interface License extends Json {
  productSku: ProductSku;
  servicePlans: ServicePlan[];
}

export interface LicenseAssignment extends Json {
  skuId: string;
  /** Ids of service plans that the user shall not get. */
  excludedPlans?: string[] | null;
}

export interface LicenseUpdate extends Json {
  licensesToAssign?: LicenseAssignment[];
  licensesToRemove?: string[];
  /** `{code, message, servicePlans}`: assigned all the same. */
  licenseWarnings?: Json[];
}

const licenseOf = reader<License>([], { productSku: productSkuOf, servicePlans: servicePlansOf });
const updateOf = reader<LicenseUpdate>([], {
  licensesToAssign: each(object),
  licensesToRemove: texts,
  licenseWarnings: each(object),
});

/** @see https://learn.microsoft.com/partner-center/developer/check-which-licenses-are-assigned-to-a-user */
export async function userLicences(
  door: Door,
  tenantId: string,
  userId: string,
  groups: LicenseGroup[] = ['Group1', 'Group2'],
): Promise<License[]> {
  return allItems(door, {
    path: at`/v1/customers/${tenantId}/users/${userId}/licenses`,
    query: { licenseGroupIds: groups },
    as: 'user',
    read: licenseOf,
  });
}

/**
 * Assigns and removes licences of one licence group. The user needs a usage location first.
 * @throws MicrosoftError 60012 when no licence is left
 * @see https://learn.microsoft.com/partner-center/developer/assign-licenses-to-a-user
 */
export async function updateUserLicences(
  door: Door,
  tenantId: string,
  userId: string,
  change: { assign?: LicenseAssignment[]; remove?: string[] },
  ids?: CallIds,
): Promise<LicenseUpdate> {
  const { body } = await door.call({
    method: 'POST',
    path: at`/v1/customers/${tenantId}/users/${userId}/licenseupdates`,
    as: 'user',
    ids,
    body: {
      licensesToAssign: change.assign ?? null,
      licensesToRemove: change.remove ?? null,
      licenseWarnings: null,
      attributes: { objectType: 'LicenseUpdate' },
    },
    read: updateOf,
  });
  return body;
}
