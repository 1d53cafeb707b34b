import type { TenantUser } from '@concord/microsoft';
import type { Tx } from '../db/database.ts';
import { newId } from '../db/ids.ts';
import { mirrorUsers } from './mirror.ts';
import type { Place } from './place.ts';

/** Record and mirror of a person, as Microsoft says after a change that was made here. */
export async function keepUser(tx: Tx, place: Place, user: TenantUser, at: Date): Promise<void> {
  const { bindingId, ...owner } = place;
  const fields = {
    signInName: user.signInName,
    displayName: user.displayName,
    firstName: user.firstName ?? null,
    lastName: user.lastName ?? null,
    usageLocation: user.usageLocation ?? null,
    enabled: user.enabled,
    licences: user.licences,
    deletedAt: user.deletedAt === undefined ? null : new Date(user.deletedAt),
    updatedAt: at,
    bindingId,
    resellerId: owner.resellerId,
    customerId: owner.customerId,
  };
  await tx
    .insertInto('users')
    .values({
      id: newId(),
      partnerAccountId: owner.partnerAccountId,
      tenantId: owner.tenantId,
      microsoftId: user.id,
      ...fields,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['partnerAccountId', 'tenantId', 'microsoftId'])
        .doUpdateSet((eb) => ({ ...fields, version: eb('users.version', '+', 1) })),
    )
    .execute();
  await mirrorUsers(tx, [{ ...owner, users: [user] }], at);
}
