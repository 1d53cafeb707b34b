import type { PaceGraph } from '@concord/contract/sync-changes';
import { systemClock } from '../clock.ts';
import type { Context } from '../context.ts';
import type { Tx } from '../db/database.ts';
import { notFound } from '../errors.ts';

const hourMs = 3_600_000;

/** The rate budget of a partner account, minute by minute; minutes without a call are left out. */
export async function paceGraph(
  { config }: Pick<Context, 'config'>,
  tx: Tx,
  partnerAccountId: string,
  hours: number,
): Promise<PaceGraph> {
  // Quotas are counted in real time.
  const until = systemClock.now();
  const account = await tx
    .selectFrom('partnerAccounts')
    .select('id')
    .where('id', '=', partnerAccountId)
    .executeTakeFirst();
  if (!account) throw notFound('partner account');
  const rows = await tx
    .selectFrom('paceMinutes')
    .select(['minute', 'calls', 'throttled', 'perMinute'])
    .where('partnerAccountId', '=', partnerAccountId)
    .where('minute', '>', new Date(until.getTime() - hours * hourMs))
    .orderBy('minute')
    .execute();
  return {
    limitPerMinute: config.callsPerMinute,
    until: until.toISOString(),
    items: rows.map((row) => ({ ...row, minute: row.minute.toISOString() })),
  };
}
