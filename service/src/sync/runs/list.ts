import type { Page } from '@concord/contract/page';
import type {
  SyncCause,
  SyncGuard,
  SyncPhase,
  SyncRun,
  SyncRunQuery,
  SyncRunState,
} from '@concord/contract/sync';
import { type Selectable, sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '../../db/database.ts';
import { page } from '../../db/page.ts';
import type { SyncRun as Table } from '../../db/tables.generated.ts';
import { notFound } from '../../errors.ts';
import { text } from '../../texts/texts.ts';

type Row = Selectable<Table> & {
  partnerAccountName: string | null;
  settingsSetName: string | null;
  domain: string | null;
};

export function selectRuns(tx: Tx) {
  return tx
    .selectFrom('syncRuns as r')
    .leftJoin('partnerAccounts as a', 'a.id', 'r.partnerAccountId')
    .leftJoin('settingsSets as s', 's.id', 'r.settingsSetId')
    .leftJoin('mirrorTenants as t', (join) =>
      join.onRef('t.partnerAccountId', '=', 'r.partnerAccountId').onRef('t.tenantId', '=', 'r.tenantId'),
    )
    .selectAll('r')
    .select(['a.name as partnerAccountName', 's.name as settingsSetName', 't.domain']);
}

export async function listRuns(tx: Tx, query: z.output<typeof SyncRunQuery>): Promise<Page<SyncRun>> {
  let rows = selectRuns(tx);
  if (query.kind) rows = rows.where('r.kind', '=', query.kind);
  if (query.state) rows = rows.where('r.state', '=', query.state);
  if (query.partnerAccountId) rows = rows.where('r.partnerAccountId', '=', query.partnerAccountId);
  // Without a wish the newest come first.
  const wished = query.sort ? query : { ...query, order: 'desc' as const };
  const found = await page(tx, rows, {
    query: wished,
    id: sql`r.id`,
    fallback: 'startedAt',
    sorts: {
      startedAt: { by: sql`r.started_at`, type: 'timestamptz' },
      number: { by: sql`r.number`, type: 'bigint' },
    },
  });
  return { ...found, items: found.items.map(toRun) };
}

export async function readRun(tx: Tx, id: string): Promise<SyncRun> {
  const row = await selectRuns(tx).where('r.id', '=', id).executeTakeFirst();
  if (!row) throw notFound('sync run');
  return toRun(row);
}

export function toRun(row: Row): SyncRun {
  const state = row.state as SyncRunState;
  const cause = row.cause as SyncCause | null;
  const next = state === 'asking' ? 'guard' : state === 'running' || state === 'failed' ? cause : null;
  return {
    id: row.id,
    number: row.number,
    kind: row.kind as SyncRun['kind'],
    state,
    phase: row.phase as SyncPhase,
    partnerAccountId: row.partnerAccountId,
    partnerAccountName: row.partnerAccountName,
    settingsSetId: row.settingsSetId,
    settingsSetName: row.settingsSetName,
    tenantId: row.tenantId,
    domain: row.domain,
    total: row.total,
    done: row.done,
    failed: row.failed,
    calls: row.calls,
    throttled: row.throttled,
    perMinute: row.perMinute,
    changed: row.changed,
    gone: row.gone,
    guard: row.guard as SyncGuard | null,
    agreedAt: row.agreedAt?.toISOString() ?? null,
    cause,
    reason: row.reason,
    next: next && (text(`sync-next.${next}`) ?? null),
    startedAt: row.startedAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
    dueAt: row.dueAt?.toISOString() ?? null,
    expectedEnd: expectedEnd(row)?.toISOString() ?? null,
  };
}

/** By what a tenant has cost so far, at the rate of late. */
function expectedEnd({
  state,
  phase,
  total,
  done,
  calls,
  perMinute,
  updatedAt,
  dueAt,
}: Row): Date | undefined {
  if (state !== 'running' || phase !== 'tenants' || !total || !done || !perMinute) return undefined;
  const minutes = ((total - done) * (calls / done)) / perMinute;
  const from = Math.max(updatedAt.getTime(), dueAt?.getTime() ?? 0);
  return new Date(from + minutes * 60_000);
}
