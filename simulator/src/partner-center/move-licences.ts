import type { Context } from '../context.ts';
import { skuOf } from './present-item.ts';

/** People who have licences of the one product get the other's instead, as many as there are seats. */
export function moveLicences(
  { world }: Context,
  tenantId: string,
  fromOfferId: string,
  toOfferId: string,
  seats: number,
): void {
  const from = skuOf(world, fromOfferId)?.sku.provisioningId;
  const to = skuOf(world, toOfferId)?.sku.provisioningId;
  if (from === undefined || to === undefined || from === to) return;
  let left = seats;
  for (const user of world.users.where('tenant', tenantId)) {
    const { licences = [] } = user;
    if (left === 0) return;
    if (!licences.some((licence) => licence.skuId === from)) continue;
    left -= 1;
    const others = licences.filter((licence) => licence.skuId !== from && licence.skuId !== to);
    world.users.put({ ...user, licences: [...others, { skuId: to, excludedPlans: [] }] });
  }
}
