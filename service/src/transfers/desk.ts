import type { PartnerTransfer, TransferApi } from '@concord/microsoft';
import { sql } from 'kysely';
import type { Context } from '../context.ts';
import { operatorScope, type Tx } from '../db/database.ts';
import { Refusal } from '../errors.ts';
import { mirrorTransfers } from './mirror.ts';

/** A tenant of a partner account, and whose it is here. */
export interface Place {
  partnerAccountId: string;
  tenantId: string;
  resellerId: string;
  /** `null` while nobody is bound to it. */
  customerId: string | null;
}

/** Transfers of one tenant are worked on one after the other, under this key. */
export const keyOf = ({ partnerAccountId, tenantId }: Omit<Place, 'resellerId' | 'customerId'>) =>
  `${partnerAccountId}/${tenantId}`;

/**
 * Microsoft's transfers of a partner account, through the set that reads it, else through any active one.
 * @throws Refusal 409 without an active set
 */
export async function deskOf(context: Context, partnerAccountId: string): Promise<TransferApi> {
  const set = await context.db.in(operatorScope, (tx) =>
    tx
      .selectFrom('settingsSets as s')
      .leftJoin('syncAccounts as a', 'a.settingsSetId', 's.id')
      .selectAll('s')
      .where('s.partnerAccountId', '=', partnerAccountId)
      .where('s.active', '=', true)
      .orderBy(sql`a.settings_set_id is not null desc, s.consent is not null desc, s.number`)
      .limit(1)
      .executeTakeFirst(),
  );
  if (!set) throw new Refusal(409, 'transfer-no-set');
  return context.clients.of(set).transfers;
}

/** Reads all transfers of a tenant into the mirror. @throws MicrosoftError */
export async function readTransfers(context: Context, desk: TransferApi, place: Place): Promise<void> {
  const at = context.clock.now();
  const transfers = await desk.transfers(place.tenantId);
  await context.db.in(operatorScope, (tx) =>
    mirrorTransfers(tx, place.partnerAccountId, [{ tenantId: place.tenantId, at, transfers }], () => place),
  );
}

/** Writes what Microsoft answered of one transfer; the tenant's others stay as they are. */
export async function keepTransfer(
  tx: Tx,
  place: Place,
  transfer: PartnerTransfer,
  at: Date,
): Promise<{ id: string; number: number }> {
  const { partnerAccountId, tenantId } = place;
  await mirrorTransfers(tx, partnerAccountId, [{ tenantId, at, transfers: [transfer] }], () => place, false);
  return tx
    .selectFrom('mirrorTransfers')
    .select(['id', 'number'])
    .where('partnerAccountId', '=', partnerAccountId)
    .where('tenantId', '=', tenantId)
    .where('transferId', '=', transfer.id)
    .executeTakeFirstOrThrow();
}
