import type { Import } from '@concord/contract/imports';
import type { Context } from '../../context.ts';
import type { Tx } from '../../db/database.ts';
import { Refusal } from '../../errors.ts';
import { record } from '../../events/record.ts';
import type { Call } from '../../http/handle.ts';
import { findAccount } from './store.ts';
import { readImport } from './summary.ts';

/**
 * Hands all that is decided over to the workers.
 * @throws Refusal 404; 409 when it is another number by now, or no set can read the partner account
 */
export function applyImport(
  context: Context,
  { db, params, body, actor, doer, now }: Call<'POST /partner-accounts/:id/import/apply'>,
): Promise<Import> {
  return db(async (tx) => {
    const account = await lockAccount(tx, params.id);
    if (!account.settingsSetId) throw new Refusal(409, 'sync-without-set');
    const { numUpdatedRows } = await tx
      .updateTable('importRows')
      .set({ state: 'queued', queuedAt: now, queuedBy: actor.id, settledAt: null, reason: null })
      .where('partnerAccountId', '=', params.id)
      .where('state', '=', 'decided')
      .executeTakeFirst();
    const count = Number(numUpdatedRows);
    if (count !== body.count)
      throw new Refusal(409, 'import-moved', { params: { count: body.count, now: count } });
    await tx
      .updateTable('syncAccounts')
      .set({ importDueAt: now, importReason: null, importAttempts: 0 })
      .where('partnerAccountId', '=', params.id)
      .execute();
    await context.workflows.enqueue(tx, 'import', params.id);
    await record(tx, now, doer, {
      kind: 'import.started',
      objectKind: 'import',
      objectId: params.id,
      resellerId: account.resellerId,
      data: { count },
    });
    return readImport(tx, params.id);
  });
}

/** What is not carried out yet is only decided again; what is done stays done. @throws Refusal 404 */
export function stopImport({
  db,
  params,
  doer,
  now,
}: Call<'POST /partner-accounts/:id/import/stop'>): Promise<Import> {
  return db(async (tx) => {
    const account = await lockAccount(tx, params.id);
    const { numUpdatedRows } = await tx
      .updateTable('importRows')
      .set({ state: 'decided', queuedAt: null, queuedBy: null })
      .where('partnerAccountId', '=', params.id)
      .where('state', '=', 'queued')
      .executeTakeFirst();
    await tx
      .updateTable('syncAccounts')
      .set({ importDueAt: null, importReason: null })
      .where('partnerAccountId', '=', params.id)
      .execute();
    if (numUpdatedRows > 0n)
      await record(tx, now, doer, {
        kind: 'import.stopped',
        objectKind: 'import',
        objectId: params.id,
        resellerId: account.resellerId,
        data: { count: Number(numUpdatedRows) },
      });
    return readImport(tx, params.id);
  });
}

/** Beginning, stopping and ending of one account's import take turns. @throws Refusal 404 */
export async function lockAccount(tx: Tx, partnerAccountId: string) {
  await tx
    .selectFrom('syncAccounts')
    .select('partnerAccountId')
    .where('partnerAccountId', '=', partnerAccountId)
    .forUpdate()
    .execute();
  return findAccount(tx, partnerAccountId);
}
