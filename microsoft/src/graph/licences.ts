import type { Door } from '../call.ts';
import { count, type Json, object, part } from '../fields.ts';
import { each, reader } from '../partner-center/resource.ts';
import { at } from '../path.ts';
import { callGraph, type GraphPlace } from './call.ts';
import { allGraphItems } from './paging.ts';
import type { GraphUser } from './users.ts';

/** @see https://learn.microsoft.com/graph/api/resources/subscribedsku */
export interface GraphSubscribedSku extends Json {
  id: string;
  skuId: string;
  skuPartNumber?: string;
  /** `Enabled`, `Warning`, `Suspended`, `Deleted`, `LockedOut` */
  capabilityStatus?: string;
  consumedUnits: number;
  prepaidUnits: { enabled: number; suspended: number; warning: number; lockedOut?: number };
  servicePlans: Json[];
  /** Ids of the subscriptions behind it. */
  subscriptionIds?: string[];
}

/** @see https://learn.microsoft.com/graph/api/resources/licensedetails */
export interface LicenseDetails extends Json {
  id: string;
  skuId?: string;
  skuPartNumber?: string;
  servicePlans: Json[];
}

const skuOf = reader<GraphSubscribedSku>(['id', 'skuId'], {
  consumedUnits: count,
  prepaidUnits: (value) =>
    Object.fromEntries(
      Object.entries(part(value)).map(([name, units]) => [name, units === null ? 0 : count(units)]),
    ),
  servicePlans: each(object),
});

/** @see https://learn.microsoft.com/graph/api/subscribedsku-list */
export async function subscribedSkus(door: Door, place: GraphPlace): Promise<GraphSubscribedSku[]> {
  return allGraphItems(door, { ...place, path: '/v1.0/subscribedSkus', read: skuOf });
}

/** @see https://learn.microsoft.com/graph/api/user-list-licensedetails */
export async function licenceDetails(
  door: Door,
  place: GraphPlace,
  userId: string,
): Promise<LicenseDetails[]> {
  return allGraphItems(door, {
    ...place,
    path: at`/v1.0/users/${userId}/licenseDetails`,
    read: reader<LicenseDetails>(['id'], { servicePlans: each(object) }),
  });
}

/**
 * Assigns and removes licences of a user in one step; sent again it changes nothing more.
 * @throws MicrosoftError with status 400 when none is left or the user has no usage location
 * @see https://learn.microsoft.com/graph/api/user-assignlicense
 */
export async function assignLicence(
  door: Door,
  place: GraphPlace,
  userId: string,
  change: { add?: { skuId: string; disabledPlans?: string[] }[]; remove?: string[] },
): Promise<GraphUser> {
  const { body } = await callGraph(door, {
    ...place,
    method: 'POST',
    path: at`/v1.0/users/${userId}/assignLicense`,
    idempotent: true,
    body: {
      addLicenses: (change.add ?? []).map(({ skuId, disabledPlans = [] }) => ({ skuId, disabledPlans })),
      removeLicenses: change.remove ?? [],
    },
    read: reader<GraphUser>(['id']),
  });
  return body;
}
