import type { AccountHealth, FreshKind, SyncHealth } from '@concord/contract/sync-changes';
import { sql } from 'kysely';
import type { Context } from '../context.ts';
import type { Tx } from '../db/database.ts';
import { ages } from './freshness/ages.ts';
import { type Standing, standings } from './freshness/standing.ts';
import { changeFlow } from './lag/flow.ts';

/** Of how many hours the figures of changes are. */
const hours = 168;

/** How sync of each partner account stands that the caller owns. */
export async function syncHealth(
  context: Context,
  db: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>,
  now: Date,
): Promise<SyncHealth> {
  const known = await standings(context);
  const accounts = await db(async (tx) => {
    const rows = await ownAccounts(tx);
    const found: AccountHealth[] = [];
    for (const row of rows) {
      const standing = known.find((one) => one.partnerAccountId === row.partnerAccountId);
      found.push(await healthOf(tx, row, standing, now));
    }
    return found;
  });
  const worst = (['failing', 'degraded'] as const).find((state) =>
    accounts.some((account) => account.state === state),
  );
  return { state: worst ?? 'ok', at: now.toISOString(), accounts };
}

type Row = Awaited<ReturnType<typeof ownAccounts>>[number];

const ownAccounts = (tx: Tx) =>
  tx
    .selectFrom('syncAccounts as a')
    .innerJoin('partnerAccounts as p', 'p.id', 'a.partnerAccountId')
    .select([
      'a.partnerAccountId',
      'p.name',
      'a.webhookState',
      'a.webhookHeardAt',
      'a.polledAt',
      'a.pollFailedAt',
    ])
    .select(
      sql<Date | null>`(select max(r.finished_at) from sync_runs r
        where r.partner_account_id = a.partner_account_id and r.kind = 'full' and r.state = 'done')`.as(
        'pulledAt',
      ),
    )
    .select(
      sql<number>`(select count(*) from alerts l
        where l.partner_account_id = a.partner_account_id and l.cleared_at is null)`.as('alerts'),
    )
    .where('a.settingsSetId', 'is not', null)
    .orderBy('p.name')
    .orderBy('a.partnerAccountId')
    .execute();

async function healthOf(tx: Tx, row: Row, standing: Standing | undefined, now: Date): Promise<AccountHealth> {
  const { partnerAccountId, name, alerts } = row;
  const { rows: kinds } = await sql<{ kind: FreshKind; oldest: Date | null; stale: number }>`
    select k.kind, min(k.as_of) as oldest, count(*) filter (where k.state = 'stale') as stale
    from ${ages(standing ? [standing] : [], now)} group by k.kind`.execute(tx);
  return {
    partnerAccountId,
    name,
    state: row.pollFailedAt ? 'failing' : alerts > 0 ? 'degraded' : 'ok',
    cause: row.pollFailedAt || alerts > 0 ? (standing?.cause ?? null) : null,
    reason: row.pollFailedAt || alerts > 0 ? (standing?.reason ?? null) : null,
    asOf: Object.fromEntries(kinds.map(({ kind, oldest }) => [kind, oldest?.toISOString() ?? null])),
    stale: Object.fromEntries(kinds.map(({ kind, stale }) => [kind, stale])),
    flow: await changeFlow(tx, partnerAccountId, hours, now),
    webhook: row.webhookState as AccountHealth['webhook'],
    lastWebhookAt: row.webhookHeardAt?.toISOString() ?? null,
    lastPollAt: row.polledAt?.toISOString() ?? null,
    lastPullAt: row.pulledAt?.toISOString() ?? null,
    alerts,
  };
}
