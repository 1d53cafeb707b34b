import type { SyncAccount } from '@concord/contract/sync';
import { sql } from 'kysely';
import type { Tx } from '../../db/database.ts';
import { selectRuns, toRun } from './list.ts';

/** Every partner account that is read: what goes on, what came of the last pull, what is next. */
export async function listAccounts(tx: Tx): Promise<SyncAccount[]> {
  const accounts = await tx
    .selectFrom('syncAccounts as k')
    .innerJoin('partnerAccounts as a', 'a.id', 'k.partnerAccountId')
    .leftJoin('settingsSets as s', 's.id', 'k.settingsSetId')
    .select(['k.partnerAccountId', 'a.name', 'k.settingsSetId', 's.name as settingsSetName', 'k.pullDueAt'])
    .select(sql<number>`coalesce((k.counted ->> 'customers')::int, 0)`.as('customers'))
    .orderBy('a.name')
    .orderBy('k.partnerAccountId')
    .execute();
  const full = () =>
    selectRuns(tx)
      .distinctOn('r.partnerAccountId')
      .where('r.kind', '=', 'full')
      .orderBy('r.partnerAccountId')
      .orderBy('r.startedAt', 'desc');
  const open = await full().where('r.state', 'in', ['running', 'asking']).execute();
  const last = await full().where('r.state', '=', 'done').execute();
  return accounts.map(({ pullDueAt, ...account }) => {
    const ofAccount = (rows: typeof open) => {
      const row = rows.find(({ partnerAccountId }) => partnerAccountId === account.partnerAccountId);
      return row ? toRun(row) : null;
    };
    return {
      ...account,
      run: ofAccount(open),
      last: ofAccount(last),
      pullDueAt: pullDueAt?.toISOString() ?? null,
    };
  });
}
