import type { AlertKind } from '@concord/contract/sync-changes';
import type { Tx } from '../../db/database.ts';
import { concord, type Doer, record } from '../../events/record.ts';
import { wordsOf } from './words.ts';

/** Alerts of one kind: of one subject, of a partner account, or of those but for the subjects that still hold. */
export interface Over {
  kind: AlertKind;
  subject?: string;
  partnerAccountId?: string;
  but?: readonly string[];
}

/** Ends alerts whose reason is gone. Answers with how many. */
export async function clearAlerts(tx: Tx, over: Over, at: Date): Promise<number> {
  const { kind, subject, partnerAccountId, but = [] } = over;
  let open = tx.selectFrom('alerts').select('id').where('clearedAt', 'is', null).where('kind', '=', kind);
  if (subject !== undefined) open = open.where('subject', '=', subject);
  if (partnerAccountId !== undefined) open = open.where('partnerAccountId', '=', partnerAccountId);
  if (but.length > 0) open = open.where('subject', 'not in', but);
  const found = await open.execute();
  for (const { id } of found) await endAlert(tx, id, concord, at);
  return found.length;
}

/** @returns false when it is not open any more, or not the caller's */
export async function endAlert(tx: Tx, id: string, doer: Doer, at: Date, note?: string): Promise<boolean> {
  const row = await tx
    .updateTable('alerts')
    .set({ clearedAt: at, updatedAt: at })
    .where('id', '=', id)
    .where('clearedAt', 'is', null)
    .returningAll()
    .executeTakeFirst();
  if (!row) return false;
  const { kind, cause, resellerId, customerId } = row;
  const data = row.data as Record<string, unknown>;
  await record(tx, at, doer, {
    kind: 'alert.cleared',
    objectKind: 'alert',
    objectId: id,
    resellerId,
    customerId,
    data: { kind, cause, text: wordsOf(kind, cause, data).text, ...data, ...(note && { note }) },
  });
  return true;
}
