import { createHash } from 'node:crypto';
import type { User } from '@concord/contract/users';
import type { TenantUser } from '@concord/microsoft';
import { canRestore, userPurgedAt } from '@concord/rules';

/** Licences of a tenant by their ids. */
export type LicenceNames = ReadonlyMap<string, { name: string; partNumber: string }>;

/** A person as panels show it. */
export function shownUser(user: TenantUser, names: LicenceNames, asOf: Date, now: Date): User {
  const deletedAt = user.deletedAt ? new Date(user.deletedAt).toISOString() : null;
  const restorable = deletedAt !== null && canRestore(deletedAt, now.toISOString());
  return {
    id: user.id,
    version: versionOf(user),
    signInName: user.signInName,
    displayName: user.displayName,
    firstName: user.firstName ?? null,
    lastName: user.lastName ?? null,
    usageLocation: user.usageLocation ?? null,
    enabled: user.enabled,
    licences: user.licences.map((skuId) => {
      const known = names.get(skuId);
      return { skuId, name: known?.name ?? skuId, partNumber: known?.partNumber ?? skuId };
    }),
    deletedAt,
    restorableUntil: restorable ? userPurgedAt(deletedAt) : null,
    asOf: asOf.toISOString(),
  };
}

/** Of what an edit can change: another one as soon as somebody changed any of it, here or at Microsoft. */
export function versionOf(user: TenantUser): number {
  const { signInName, displayName, firstName, lastName, usageLocation, enabled } = user;
  const facts = [signInName, displayName, firstName ?? '', lastName ?? '', usageLocation ?? '', enabled];
  return createHash('sha256').update(JSON.stringify(facts)).digest().readUInt32BE() >>> 1;
}
