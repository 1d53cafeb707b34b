import { MicrosoftError } from '@concord/microsoft';
import type { Selectable } from 'kysely';
import type { Context } from '../../context.ts';
import { operatorScope } from '../../db/database.ts';
import type { SyncAccount } from '../../db/tables.generated.ts';
import { accountOf, type SyncedAccount } from '../accounts.ts';
import { aboutRecord } from '../inbox/about.ts';
import type { Delivered } from '../inbox/store.ts';
import { takeIn } from '../inbox/take-in.ts';
import { wantedEvents } from '../registration/wanted.ts';
import { savePolled, savePollFailed } from './save.ts';

const minuteMs = 60_000;
/** Records come into the log late: what was asked already is asked again. [U] */
const overlapMs = 30 * minuteMs;
/** What was changed so long before the first asking is in the first full pull. */
const firstMs = 60 * minuteMs;
/** Microsoft keeps 90 days. @see https://learn.microsoft.com/partner-center/developer/get-a-record-of-partner-center-activity-by-user */
const oldestMs = 89 * 24 * 60 * minuteMs;
const batch = 500;

/**
 * Asks the activity log of a partner account what changed since it was asked last. Safe to call again at any time:
 * what is known already is kept once.
 */
export async function poll(context: Context, partnerAccountId: string): Promise<void> {
  const account = await accountOf(context, partnerAccountId);
  const row = account && (await rowOf(context, partnerAccountId));
  const now = context.clock.now();
  if (!account || !row || (row.pollDueAt && row.pollDueAt > now)) return;
  const last = row.auditUntil?.getTime() ?? now.getTime() - firstMs;
  const from = new Date(Math.max(last - overlapMs, now.getTime() - oldestMs));
  try {
    await readLog(context, account, row, from, now);
  } catch (error) {
    if (!(error instanceof MicrosoftError)) throw error;
    return savePollFailed(context, row, error);
  }
  await savePolled(context, row, now);
}

async function readLog(
  context: Context,
  account: SyncedAccount,
  row: Selectable<SyncAccount>,
  from: Date,
  to: Date,
): Promise<void> {
  const awaited = awaitedBy(row);
  const { partnerAccountId, resellerId } = account;
  let words: Delivered[] = [];
  const keep = async () => {
    const some = words;
    words = [];
    await context.db.in(operatorScope, (tx) => takeIn(tx, some, context.clock.now()));
  };
  for await (const change of account.client.sync.changes(from, to)) {
    // What was tried and did not succeed changed nothing.
    if (!change.succeeded) continue;
    words.push({ ...aboutRecord(change, awaited(new Date(change.at))), partnerAccountId, resellerId });
    if (words.length >= batch) await keep();
  }
  if (words.length > 0) await keep();
}

const all: ReadonlySet<string> = new Set(wantedEvents);
const none: ReadonlySet<string> = new Set();

/** Which events Microsoft had to send us at an instant: those that are registered, since they are. */
const awaitedBy =
  ({ webhookSince }: Selectable<SyncAccount>) =>
  (at: Date): ReadonlySet<string> =>
    webhookSince && at >= webhookSince ? all : none;

const rowOf = ({ db }: Context, partnerAccountId: string) =>
  db.in(operatorScope, (tx) =>
    tx
      .selectFrom('syncAccounts')
      .selectAll()
      .where('partnerAccountId', '=', partnerAccountId)
      .executeTakeFirst(),
  );

/** Partner accounts whose activity log has to be asked now. */
export async function duePolls({ db }: Context, now: Date): Promise<string[]> {
  const rows = await db.in(operatorScope, (tx) =>
    tx
      .selectFrom('syncAccounts')
      .select('partnerAccountId')
      .where('settingsSetId', 'is not', null)
      .where((where) => where.or([where('pollDueAt', 'is', null), where('pollDueAt', '<=', now)]))
      .limit(100)
      .execute(),
  );
  return rows.map(({ partnerAccountId }) => partnerAccountId);
}
