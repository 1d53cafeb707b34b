import type { Door } from '../call.ts';
import type { CallIds } from '../commerce.ts';
import { MicrosoftError } from '../errors.ts';
import type { TenantUser } from '../sync.ts';
import { known } from './known-user.ts';
import { tenantLicences } from './tenant-licences.ts';
import { sorted } from './tenant-user.ts';
import { updateUserLicences } from './user-licences.ts';

interface LicenceChange {
  assign: string[];
  remove: string[];
}

/**
 * Assigns and removes licences; those that a person has, or has not, already are left alone. Partner Center takes one
 * licence group a call, so groups are looked up where more than one licence is named.
 * @throws MicrosoftError 60012 when none is left; `usage-location-missing`; `user-unknown`
 */
export async function setLicences(
  door: Door,
  inCustomer: Door,
  tenantId: string,
  userId: string,
  change: LicenceChange,
  ids: CallIds,
): Promise<TenantUser> {
  const user = await known(inCustomer, tenantId, userId);
  const has = new Set(user.licences);
  const wanted = {
    assign: sorted(change.assign).filter((id) => !has.has(id)),
    remove: sorted(change.remove).filter((id) => has.has(id)),
  };
  if (wanted.assign.length > 0 && !user.usageLocation)
    throw new MicrosoftError({
      remedy: 'fix-input',
      code: 'usage-location-missing',
      description: '',
      explanation: 'A licence needs to know where the person uses it. Set the usage location first.',
    });
  let { requestId } = ids;
  for (const { assign, remove } of await byGroup(door, tenantId, wanted)) {
    const step = { assign: assign.map((skuId) => ({ skuId, excludedPlans: null })), remove };
    await updateUserLicences(door, tenantId, userId, step, { ...ids, requestId });
    requestId = crypto.randomUUID();
    for (const id of assign) has.add(id);
    for (const id of remove) has.delete(id);
  }
  return { ...user, licences: sorted([...has]) };
}

async function byGroup(door: Door, tenantId: string, change: LicenceChange): Promise<LicenceChange[]> {
  const named = [...change.assign, ...change.remove];
  if (named.length === 0) return [];
  if (named.length === 1) return [change];
  const groups = new Map((await tenantLicences(door, tenantId)).map(({ skuId, group }) => [skuId, group]));
  const groupOf = (id: string) => groups.get(id) ?? 'group1';
  return [...new Set(named.map(groupOf))].map((group) => ({
    assign: change.assign.filter((id) => groupOf(id) === group),
    remove: change.remove.filter((id) => groupOf(id) === group),
  }));
}
