import { sql } from 'kysely';
import type { Tx } from '../../db/database.ts';
import { concord, record as tell } from '../../events/record.ts';
import { clearAlerts } from '../alerts/clear.ts';
import { compareTenants } from '../compare.ts';
import { proposeImport } from '../import/propose.ts';
import { countMissed, missedIsGone } from '../mirror/missed.ts';
import { planNext } from '../runs/plan-next.ts';
import { countMirror } from './fields.ts';
import { countGuard, heed } from './guards.ts';
import { inPull, type Pull, saveRun, tellProgress } from './run.ts';

/**
 * Ends a full pull: what it did not see is gone, if that is not too much to be true; all is compared and counted.
 * @throws GuardAsks, RunEnded
 */
export async function finish(pull: Pull): Promise<void> {
  const { account, record, before } = pull;
  const { partnerAccountId } = account;
  await inPull(pull, async (tx, now) => {
    for (const kind of ['subscriptions', 'users'] as const) {
      const { alive } = await countMissed(tx, partnerAccountId, record.id, kind);
      heed(pull, countGuard(kind, before?.[kind], alive));
    }
    const missed = await missedIsGone(tx, record.id, now);
    const lost = await tenantsGone(tx, pull, now);
    await proposeImport(tx, partnerAccountId, 'all');
    await compareTenants(tx, partnerAccountId, 'all', now);
    const counted = await countMirror(tx, partnerAccountId);
    await saveRun(tx, pull, now, { gone: missed.gone + lost });
    const row = await tx
      .updateTable('syncRuns')
      .set({ state: 'done', counted: JSON.stringify(counted), finishedAt: now, dueAt: null })
      .where('id', '=', record.id)
      .returningAll()
      .executeTakeFirstOrThrow();
    await tx
      .updateTable('syncAccounts')
      .set({ counted: JSON.stringify(counted) })
      .where('partnerAccountId', '=', partnerAccountId)
      .execute();
    await planNext(tx, partnerAccountId, now);
    await clearAlerts(tx, { kind: 'guard', subject: partnerAccountId }, now);
    await tell(tx, now, concord, {
      kind: 'sync-run.finished',
      objectKind: 'sync-run',
      objectId: record.id,
      resellerId: record.resellerId,
      data: {
        number: record.number,
        customers: counted.customers,
        subscriptions: counted.subscriptions,
        users: counted.users,
        changed: row.changed,
        gone: row.gone,
        failed: row.failed,
      },
    });
  });
  await tellProgress(pull);
}

/** Customers that Microsoft does not list any more. @returns how many */
async function tenantsGone(tx: Tx, { account, record }: Pull, now: Date): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('mirrorTenants')
    .set({ goneAt: now })
    .where('partnerAccountId', '=', account.partnerAccountId)
    .where('goneAt', 'is', null)
    .where(sql<boolean>`listed_in is distinct from ${record.id}::uuid`)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}
