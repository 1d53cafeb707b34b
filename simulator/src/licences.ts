import { type LicenceProblem, type LicenceUnits, licenceProblem, totalUnits } from '@concord/rules';
import type { Subscription, User, UserLicence } from './entities.ts';
import { uuidOf } from './ids.ts';
import { knownLicences, type LicencePlan, secondGroup } from './licence-names.ts';
import { peopleOf } from './people.ts';
import type { World } from './world.ts';

/** One kind of licence in a tenant, from all channels and partners. */
export interface Licence {
  skuId: string;
  name: string;
  skuPartNumber: string;
  group: 'group1' | 'group2';
  plans: LicencePlan[];
  units: LicenceUnits;
}

/** Licence SKU of a subscription: what is provisioned for its offer. `undefined` when it gives no licences. */
export function licenceSkuOf(
  world: World,
  subscription: Subscription,
): { skuId: string; name: string } | undefined {
  const { kind, offerId, offerName } = subscription;
  if (kind === 'legacy') {
    const offer = world.offers.get(offerId.toUpperCase());
    if (offer?.billing === 'usage') return undefined;
    return { skuId: offer?.provisioningId ?? uuidOf(`licence/${offerId}`), name: offer?.name ?? offerName };
  }
  if (kind !== 'nce') return undefined;
  const [productId = '', id = ''] = offerId.split(':');
  const sku = world.products.get(productId)?.skus.find((one) => one.id === id);
  return {
    skuId: sku?.provisioningId ?? uuidOf(`licence/${productId}:${id}`),
    name: sku?.title ?? offerName,
  };
}

function begin(skuId: string, name: string, known: Partial<Licence> = {}): Licence {
  const listed = knownLicences[skuId];
  const skuPartNumber =
    known.skuPartNumber ?? listed?.skuPartNumber ?? name.toUpperCase().replace(/[^A-Z0-9]+/g, '_');
  return {
    skuId,
    name,
    skuPartNumber,
    group: known.group ?? (secondGroup.has(skuId) ? 'group2' : 'group1'),
    plans: listed?.plans ?? [{ id: uuidOf(`plan/${skuId}`), serviceName: skuPartNumber, displayName: name }],
    units: { active: 0, warning: 0, suspended: 0, consumed: 0 },
  };
}

/** All licences of a tenant with their units, in order of first appearance. */
export function licencesOf(world: World, tenantId: string): Licence[] {
  const found = new Map<string, Licence>();
  for (const sku of world.tenantSkus.where('tenant', tenantId)) {
    const licence = begin(sku.skuId, sku.name, {
      skuPartNumber: sku.skuPartNumber,
      group: sku.licenseGroupId,
    });
    licence.units = { ...licence.units, active: sku.active, warning: sku.warning, suspended: sku.suspended };
    found.set(sku.skuId, licence);
  }
  for (const subscription of world.subscriptions.where('tenant', tenantId)) {
    if (subscription.status !== 'active' && subscription.status !== 'suspended') continue;
    const sku = licenceSkuOf(world, subscription);
    if (!sku) continue;
    const licence = found.get(sku.skuId) ?? begin(sku.skuId, sku.name);
    licence.units[subscription.status] += subscription.quantity;
    found.set(sku.skuId, licence);
  }
  for (const user of peopleOf(world, tenantId))
    for (const { skuId } of user.licences ?? []) {
      const licence = found.get(skuId);
      if (licence) licence.units.consumed += 1;
    }
  return [...found.values()];
}

export interface LicenceUpdate {
  assign: UserLicence[];
  remove: string[];
}

/** Why a licence update of this user is refused; `unknown` = the tenant has no such licence. */
export function updateProblem(
  licences: readonly Licence[],
  user: User,
  update: LicenceUpdate,
): LicenceProblem | { kind: 'unknown'; skuId: string } | undefined {
  const known = new Map(licences.map((one) => [one.skuId, one]));
  const held = new Set((user.licences ?? []).map((one) => one.skuId));
  for (const skuId of [...update.assign.map((one) => one.skuId), ...update.remove])
    if (!known.has(skuId) && !held.has(skuId)) return { kind: 'unknown', skuId };
  const group = (skuId: string) => known.get(skuId)?.group ?? 'group1';
  return licenceProblem(
    user.usageLocation,
    update.assign.map(({ skuId }) => {
      const units = known.get(skuId)?.units;
      return {
        group: group(skuId),
        available: units ? totalUnits(units) - units.consumed : 0,
        held: held.has(skuId),
      };
    }),
    update.remove.map(group),
  );
}

export function updateLicences(world: World, user: User, { assign, remove }: LicenceUpdate): User {
  const gone = new Set([...remove, ...assign.map((one) => one.skuId)]);
  const kept = (user.licences ?? []).filter((one) => !gone.has(one.skuId));
  return world.users.put({ ...user, licences: [...kept, ...assign] });
}
