import type { Tx } from '../../db/database.ts';
import { newId } from '../../db/ids.ts';
import { Refusal } from '../../errors.ts';
import { type Doer, record } from '../../events/record.ts';

/**
 * Begins a full pull of a partner account; when one is under way already, it is that one.
 * @returns the run's id
 * @throws Refusal 409 when no active set with a checked connection reads this partner account
 */
export async function beginFull(tx: Tx, partnerAccountId: string, doer: Doer, now: Date): Promise<string> {
  const account = await tx
    .selectFrom('syncAccounts')
    .select(['resellerId', 'settingsSetId'])
    .where('partnerAccountId', '=', partnerAccountId)
    .forUpdate()
    .executeTakeFirst();
  if (!account?.settingsSetId) throw new Refusal(409, 'sync-without-set');
  const { resellerId, settingsSetId } = account;
  const open = await tx
    .selectFrom('syncRuns')
    .select(['id', 'state'])
    .where('partnerAccountId', '=', partnerAccountId)
    .where('kind', '=', 'full')
    .where('state', 'in', ['running', 'asking'])
    .executeTakeFirst();
  if (open) {
    // It may be waiting for Microsoft: whoever asks does not want to wait.
    if (open.state === 'running')
      await tx.updateTable('syncRuns').set({ dueAt: now }).where('id', '=', open.id).execute();
    return open.id;
  }
  const run = await tx
    .insertInto('syncRuns')
    .values({
      id: newId(),
      resellerId,
      partnerAccountId,
      settingsSetId,
      kind: 'full',
      state: 'running',
      phase: 'customers',
      askedBy: doer.id,
      startedAt: now,
      updatedAt: now,
      dueAt: now,
    })
    .returning(['id', 'number'])
    .executeTakeFirstOrThrow();
  await record(tx, now, doer, {
    kind: 'sync-run.started',
    objectKind: 'sync-run',
    objectId: run.id,
    resellerId,
    data: { number: run.number },
  });
  return run.id;
}
