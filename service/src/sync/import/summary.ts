import { type Import, ImportMatch, ImportState } from '@concord/contract/imports';
import { sql } from 'kysely';
import type { Tx } from '../../db/database.ts';
import { findAccount } from './store.ts';

/** How far the import of every partner account is. */
export async function listImports(tx: Tx): Promise<Import[]> {
  const accounts = await tx
    .selectFrom('syncAccounts as k')
    .innerJoin('partnerAccounts as a', 'a.id', 'k.partnerAccountId')
    .select('k.partnerAccountId')
    .orderBy('a.name')
    .orderBy('k.partnerAccountId')
    .execute();
  const imports: Import[] = [];
  for (const { partnerAccountId } of accounts) imports.push(await readImport(tx, partnerAccountId));
  return imports;
}

/** @throws Refusal 404 for a partner account that is not read */
export async function readImport(tx: Tx, partnerAccountId: string): Promise<Import> {
  const { settingsSetId, importReason, importDueAt } = await findAccount(tx, partnerAccountId);
  const { name, settingsSetName } = await tx
    .selectFrom('partnerAccounts as a')
    .leftJoin('settingsSets as s', (join) => join.on('s.id', '=', settingsSetId))
    .select(['a.name', 's.name as settingsSetName'])
    .where('a.id', '=', partnerAccountId)
    .executeTakeFirstOrThrow();
  const runs = await tx
    .selectFrom('syncRuns')
    .select(['id', 'state', 'finishedAt'])
    .where('partnerAccountId', '=', partnerAccountId)
    .where('kind', '=', 'full')
    .where('state', 'in', ['running', 'asking', 'done'])
    .orderBy('startedAt', 'desc')
    .limit(2)
    .execute();
  const pulledAt = runs.find(({ state }) => state === 'done')?.finishedAt ?? null;
  return {
    partnerAccountId,
    name,
    settingsSetId,
    settingsSetName,
    pulledAt: pulledAt?.toISOString() ?? null,
    runId: runs.find(({ state }) => state !== 'done')?.id ?? null,
    ...(await countRows(tx, partnerAccountId)),
    progress: await progressOf(tx, partnerAccountId, { reason: importReason, dueAt: importDueAt }),
  };
}

async function countRows(tx: Tx, partnerAccountId: string): Promise<Pick<Import, 'states' | 'matches'>> {
  const rows = await tx
    .selectFrom('importRows')
    .select(['state', 'matchedBy', (row) => row.fn.countAll<number>().as('count')])
    .where('partnerAccountId', '=', partnerAccountId)
    .groupBy(['state', 'matchedBy'])
    .execute();
  const sum = (is: (row: (typeof rows)[number]) => boolean) =>
    rows.filter(is).reduce((total, { count }) => total + count, 0);
  const states = ImportState.options.map((state) => [state, sum((row) => row.state === state)]);
  const isOpen = (row: (typeof rows)[number]) => row.state === 'open';
  const matches = [...ImportMatch.options, 'none' as const].map((match) => [
    match,
    sum((row) => isOpen(row) && (row.matchedBy ?? 'none') === match),
  ]);
  return {
    states: Object.fromEntries(states) as Import['states'],
    matches: Object.fromEntries(matches) as Import['matches'],
  };
}

/** Of what was begun last, whether it has come to its end or not. */
async function progressOf(
  tx: Tx,
  partnerAccountId: string,
  waits: { reason: string | null; dueAt: Date | null },
): Promise<Import['progress']> {
  const { rows } = await sql<{
    total: number;
    queued: number;
    failed: number;
    by: string | null;
    startedAt: Date;
    settledAt: Date | null;
  }>`
    select count(*) as total, count(*) filter (where i.state = 'queued') as queued,
      count(*) filter (where i.state = 'failed') as failed, max(i.settled_at) as settled_at, max(m.name) as by,
      i.queued_at as started_at
    from import_rows i left join members m on m.id = i.queued_by
    where i.partner_account_id = ${partnerAccountId} and i.queued_at = (select max(queued_at) from import_rows
      where partner_account_id = ${partnerAccountId})
    group by i.queued_at`.execute(tx);
  const [run] = rows;
  if (!run) return null;
  const { total, queued, failed, by, startedAt, settledAt } = run;
  const goesOn = queued > 0;
  return {
    total,
    failed,
    done: total - queued - failed,
    by,
    startedAt: startedAt.toISOString(),
    finishedAt: goesOn ? null : (settledAt?.toISOString() ?? null),
    reason: goesOn ? waits.reason : null,
    dueAt: goesOn && waits.reason ? (waits.dueAt?.toISOString() ?? null) : null,
  };
}
