import { MicrosoftError } from '@concord/microsoft';
import type { Context } from '../../context.ts';
import { operatorScope } from '../../db/database.ts';
import { concord, record } from '../../events/record.ts';
import { accountOf, type SyncedAccount } from '../accounts.ts';
import { reasonOf } from '../cause.ts';
import { lockAccount } from './apply.ts';
import { importBatch } from './batch.ts';
import { readProfiles } from './profiles.ts';

/** Few enough that what waits for their locks waits no longer than a second or two. */
const batchSize = 100;
/** No slice of work is longer than this, in ms of real time. */
const sliceMs = 10 * 60_000;
const firstPause = 15;
const longestPause = 15 * 60;

/**
 * Carries out what is queued of a partner account's import, as far as it goes now. Safe to call again at any time,
 * after a kill -9 too: Microsoft is only read, and each batch is one transaction that takes its rows off the queue.
 */
export async function carryOut(context: Context, partnerAccountId: string): Promise<void> {
  const account = await accountOf(context, partnerAccountId);
  if (!account || !(await isDue(context, partnerAccountId))) return;
  const begun = performance.now();
  let outage: unknown;
  for (let after = ''; ; ) {
    if (context.workflows.stopping.aborted || performance.now() - begun > sliceMs) return;
    const rows = await queued(context, partnerAccountId, after);
    if (rows.length === 0) break;
    after = rows.at(-1)?.tenantId ?? after;
    outage = await carrySome(context, account, rows);
    if (outage !== undefined) break;
  }
  if (outage === undefined) await finish(context, partnerAccountId);
  else await wait(context, partnerAccountId, outage);
}

export interface QueuedRow {
  tenantId: string;
  decision: string | null;
}

/** @returns why some could not be carried out now */
async function carrySome(
  context: Context,
  account: SyncedAccount,
  rows: readonly QueuedRow[],
): Promise<unknown> {
  const toMake = rows.filter(({ decision }) => decision === 'create').map(({ tenantId }) => tenantId);
  const profiles = await readProfiles(account.client.sync, toMake);
  await context.db.in(operatorScope, (tx) => importBatch(tx, account, rows, profiles, context.clock.now()));
  const { pool } = context.db;
  const { partnerAccountId: objectId, resellerId } = account;
  await context.live.tell(pool, { objectKind: 'import', objectId, resellerId, customerId: null });
  return profiles.outage;
}

async function isDue(context: Context, partnerAccountId: string): Promise<boolean> {
  const due = await dueImports(context, context.clock.now());
  return due.includes(partnerAccountId);
}

/** Partner accounts whose import has something to be carried out now. */
export async function dueImports(context: Context, now: Date): Promise<string[]> {
  const rows = await context.db.in(operatorScope, (tx) =>
    tx.selectFrom('syncAccounts').select('partnerAccountId').where('importDueAt', '<=', now).execute(),
  );
  return rows.map(({ partnerAccountId }) => partnerAccountId);
}

function queued(context: Context, partnerAccountId: string, after: string): Promise<QueuedRow[]> {
  return context.db.in(operatorScope, (tx) => {
    const rows = tx
      .selectFrom('importRows')
      .select(['tenantId', 'decision'])
      .where('partnerAccountId', '=', partnerAccountId)
      .where('state', '=', 'queued')
      .orderBy('tenantId')
      .limit(batchSize);
    return (after === '' ? rows : rows.where('tenantId', '>', after)).execute();
  });
}

/** Tells once that it is over. */
async function finish(context: Context, partnerAccountId: string): Promise<void> {
  await context.db.in(operatorScope, async (tx) => {
    const now = context.clock.now();
    const { importDueAt, resellerId } = await lockAccount(tx, partnerAccountId);
    const rows = await tx
      .selectFrom('importRows')
      .select(['state', (row) => row.fn.countAll<number>().as('count')])
      .where('partnerAccountId', '=', partnerAccountId)
      .where('queuedAt', '=', (row) =>
        row
          .selectFrom('importRows')
          .select((last) => last.fn.max('queuedAt').as('at'))
          .where('partnerAccountId', '=', partnerAccountId),
      )
      .groupBy('state')
      .execute();
    const count = (state: string) => rows.find((row) => row.state === state)?.count ?? 0;
    // Somebody may have stopped it, or decided of more, a moment ago.
    if (!importDueAt || count('queued') > 0) return;
    await tx
      .updateTable('syncAccounts')
      .set({ importDueAt: null, importReason: null, importAttempts: 0 })
      .where('partnerAccountId', '=', partnerAccountId)
      .execute();
    await record(tx, now, concord, {
      kind: 'import.finished',
      objectKind: 'import',
      objectId: partnerAccountId,
      resellerId,
      data: { done: count('done'), failed: count('failed') },
    });
  });
}

/** It goes on in a while, longer each time. People are told once. */
async function wait(context: Context, partnerAccountId: string, error: unknown): Promise<void> {
  if (!(error instanceof MicrosoftError))
    context.log.error({ err: error, partnerAccountId }, 'an import failed');
  const asked = error instanceof MicrosoftError ? (error.retryAfterMs ?? 0) / 1000 : 0;
  const reason = reasonOf(error);
  await context.db.in(operatorScope, async (tx) => {
    const now = context.clock.now();
    const account = await lockAccount(tx, partnerAccountId);
    if (!account.importDueAt) return;
    const { importAttempts, importReason, resellerId } = account;
    const seconds = Math.max(asked, Math.min(longestPause, firstPause * 2 ** Math.min(importAttempts, 10)));
    await tx
      .updateTable('syncAccounts')
      .set({
        importReason: reason,
        importAttempts: importAttempts + 1,
        importDueAt: new Date(now.getTime() + seconds * 1000),
      })
      .where('partnerAccountId', '=', partnerAccountId)
      .execute();
    if (importReason === reason) return;
    await record(tx, now, concord, {
      kind: 'import.waits',
      objectKind: 'import',
      objectId: partnerAccountId,
      resellerId,
      data: { reason },
    });
  });
}
