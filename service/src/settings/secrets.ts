import { createHash } from 'node:crypto';
import type { SecretInfo } from '@concord/contract/settings';
import type { Tx } from '../db/database.ts';
import { newId } from '../db/ids.ts';
import type { Keyring } from './keyring.ts';

export type SecretKind =
  | 'application-secret'
  | 'partner-password'
  | 'refresh-token'
  | 'tenant-password'
  | 'consent-verifier';

export interface SecretOwner {
  ownerId: string;
  resellerId: string;
  customerId?: string | null;
}

const bindingOf = (ownerId: string, kind: string) => `${ownerId}/${kind}`;

/** Seals a secret and puts it in the place of the one before. Returns its fingerprint for the event. */
export async function putSecret(
  tx: Tx,
  keyring: Keyring,
  owner: SecretOwner,
  kind: SecretKind,
  plain: string,
  at: Date,
  expiresAt: Date | null = null,
): Promise<string> {
  const fingerprint = createHash('sha256')
    .update(`${owner.ownerId}/${kind}/${plain}`)
    .digest('hex')
    .slice(0, 12);
  const row = {
    ...keyring.seal(plain, bindingOf(owner.ownerId, kind)),
    endsIn: plain.length >= 12 ? plain.slice(-3) : '',
    fingerprint,
    setAt: at,
    expiresAt,
  };
  await tx
    .insertInto('secrets')
    .values({
      id: newId(),
      resellerId: owner.resellerId,
      customerId: owner.customerId ?? null,
      ownerId: owner.ownerId,
      kind,
      ...row,
    })
    .onConflict((conflict) => conflict.columns(['ownerId', 'kind']).doUpdateSet(row))
    .execute();
  return fingerprint;
}

/** The plain secret: only for sending it to Microsoft, or showing a tenant's password to its owner. */
export async function openSecret(
  tx: Tx,
  keyring: Keyring,
  ownerId: string,
  kind: SecretKind,
): Promise<string | undefined> {
  const row = await tx
    .selectFrom('secrets')
    .select(['keyId', 'wrappedKey', 'sealed'])
    .where('ownerId', '=', ownerId)
    .where('kind', '=', kind)
    .executeTakeFirst();
  return row && keyring.open(row, bindingOf(ownerId, kind));
}

export async function dropSecret(tx: Tx, ownerId: string, kind?: SecretKind): Promise<void> {
  let query = tx.deleteFrom('secrets').where('ownerId', '=', ownerId);
  if (kind) query = query.where('kind', '=', kind);
  await query.execute();
}

export async function secretInfos(tx: Tx, ownerId: string): Promise<Partial<Record<SecretKind, SecretInfo>>> {
  const rows = await tx
    .selectFrom('secrets')
    .select(['kind', 'setAt', 'endsIn', 'expiresAt'])
    .where('ownerId', '=', ownerId)
    .execute();
  return Object.fromEntries(
    rows.map(({ kind, setAt, endsIn, expiresAt }) => [
      kind,
      { setAt: setAt.toISOString(), endsIn, expiresAt: expiresAt?.toISOString() ?? null },
    ]),
  );
}
