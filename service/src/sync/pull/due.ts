import type { Context } from '../../context.ts';
import { operatorScope, type Tx } from '../../db/database.ts';
import { concord } from '../../events/record.ts';
import { keepAccounts } from '../accounts.ts';
import { beginFull } from '../runs/begin.ts';

/** Partner accounts whose full pull a worker has to carry on now; those that are due begin. */
export async function duePulls(context: Context, now: Date): Promise<string[]> {
  return context.db.in(operatorScope, async (tx) => {
    await keepAccounts(tx, now);
    if (context.config.sync) await beginDue(tx, now);
    const rows = await tx
      .selectFrom('syncRuns')
      .select('partnerAccountId')
      .where('kind', '=', 'full')
      .where('dueAt', '<=', now)
      .where('state', '=', 'running')
      .orderBy('dueAt')
      .limit(100)
      .execute();
    return rows.map(({ partnerAccountId }) => partnerAccountId);
  });
}

async function beginDue(tx: Tx, now: Date): Promise<void> {
  const due = await tx
    .selectFrom('syncAccounts as k')
    .select('k.partnerAccountId')
    .where('k.pullDueAt', '<=', now)
    .where('k.settingsSetId', 'is not', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('syncRuns as r')
            .select('r.id')
            .whereRef('r.partnerAccountId', '=', 'k.partnerAccountId')
            .where('r.kind', '=', 'full')
            .where('r.state', 'in', ['running', 'asking']),
        ),
      ),
    )
    .execute();
  for (const { partnerAccountId } of due) await beginFull(tx, partnerAccountId, concord, now);
}
