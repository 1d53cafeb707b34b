import type { Context } from '../../context.ts';
import { operatorScope } from '../../db/database.ts';
import type { SyncedAccount } from '../accounts.ts';
import { compareTenants } from '../compare.ts';
import { proposeImport } from '../import/propose.ts';
import { eventOf, subscriptionUpdated } from '../inbox/about.ts';
import { noteFinds } from '../inbox/finds.ts';
import type { Found } from '../mirror/subscriptions.ts';
import { writeReadings } from '../mirror.ts';
import type { TenantReading } from '../read-tenant.ts';
import type { Waiting } from './plan.ts';
import { expectWebhook, markHandled, putOff } from './store.ts';

/** What came of the words of one tenant. */
export interface Handled {
  words: Waiting[];
  reading?: TenantReading;
  /** To be read again in a while. */
  isWaiting?: boolean;
  /** Microsoft answers nobody, or not us. */
  isOutage?: boolean;
}

const shortestMs = 30_000;
const longestMs = 30 * 60_000;

/** Mirror, inbox and differences in one transaction. */
export async function write(
  context: Context,
  account: SyncedAccount,
  handled: readonly Handled[],
): Promise<void> {
  const { partnerAccountId } = account;
  const readings = handled.flatMap(({ reading }) => (reading ? [reading] : []));
  for (const error of readings.flatMap(({ errors }) => errors))
    context.log.error({ err: error, partnerAccountId }, 'a reading failed');
  await context.db.in(operatorScope, async (tx) => {
    const now = context.clock.now();
    const written = await writeReadings(tx, account, readings, now);
    const done = handled.filter(({ isWaiting, isOutage }) => !isWaiting && !isOutage);
    const words = done.flatMap((one) => one.words);
    await markHandled(tx, idsOf(words), now);
    const since = await webhookSince(tx, partnerAccountId);
    if (since)
      await expectWebhook(tx, idsOf(words.filter((word) => isFound(word, written.subscriptions, since))));
    const all = handled.flatMap((one) => one.words);
    await noteFinds(
      tx,
      account,
      written.subscriptions.filter((one) => isUntold(one, all)),
      now,
    );
    for (const { words: late } of handled.filter((one) => !done.includes(one)))
      await putOff(tx, idsOf(late), later(late, now));
    await proposeImport(
      tx,
      partnerAccountId,
      written.changed.filter((tenantId) => !written.bound.includes(tenantId)),
    );
    // All that was read: what a verb of ours has mirrored already may still stand as a difference.
    const read = readings.map(({ tenantId }) => tenantId);
    await compareTenants(tx, partnerAccountId, read, now);
  });
}

const idsOf = (words: readonly Waiting[]) => words.map(({ id }) => id);

/** The longer it did not work, the longer it rests. */
function later(words: readonly Waiting[], now: Date): Date {
  const age = now.getTime() - Math.min(...words.map(({ receivedAt }) => receivedAt.getTime()));
  return new Date(now.getTime() + Math.min(longestMs, Math.max(shortestMs, age)));
}

/** An audit record that does not say whether anything bought changed, while the mirror shows that it did. */
function isFound(
  { source, name, microsoftId, occurredAt, body }: Waiting,
  found: readonly Found[],
  since: Date,
) {
  const [resource = '', operation = ''] = name.split('/');
  return (
    source === 'audit' &&
    body['commerce'] === undefined &&
    eventOf(resource, operation) === subscriptionUpdated &&
    occurredAt >= since &&
    found.some((one) => one.commerce && one.microsoftId === microsoftId)
  );
}

/** Changed, but all word of it is older than what the mirror knew: nobody told of this change yet. */
const isUntold = ({ microsoftId, previousAsOf }: Found, words: readonly Waiting[]) =>
  previousAsOf !== null &&
  !words.some((word) => word.microsoftId === microsoftId && word.occurredAt >= previousAsOf);

async function webhookSince(
  tx: Parameters<typeof writeReadings>[0],
  partnerAccountId: string,
): Promise<Date | null> {
  const row = await tx
    .selectFrom('syncAccounts')
    .select('webhookSince')
    .where('partnerAccountId', '=', partnerAccountId)
    .executeTakeFirst();
  return row?.webhookSince ?? null;
}
