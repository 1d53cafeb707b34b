import type { SyncGuard, SyncRun, SyncRunState } from '@concord/contract/sync';
import type { Selectable } from 'kysely';
import type { Tx } from '../../db/database.ts';
import type { SyncRun as Table } from '../../db/tables.generated.ts';
import { notFound, Refusal } from '../../errors.ts';
import { record } from '../../events/record.ts';
import type { Call } from '../../http/handle.ts';
import { clearAlerts } from '../alerts/clear.ts';
import { readRun } from './list.ts';
import { planNext } from './plan-next.ts';
import { runMoves } from './states.ts';

type Decision = Call<'POST /sync/runs/:id/continue'> | Call<'POST /sync/runs/:id/stop'>;

/**
 * What the guard found is true, or the run was stopped for a while only: it goes on from where it was.
 * @throws Refusal 404; 409 when it neither asks nor was stopped, or another full pull has begun since
 */
export function continueRun(call: Call<'POST /sync/runs/:id/continue'>): Promise<SyncRun> {
  const { now, actor } = call;
  return decide(call, 'running', async (tx, run) => {
    if (run.state === 'running') throw new Refusal(409, 'sync-not-asking');
    if (run.state === 'stopped' && (run.kind !== 'full' || (await isFollowed(tx, run))))
      throw new Refusal(409, 'sync-run-over');
    const agreed = run.state === 'asking' ? { agreedBy: actor.id, agreedAt: now } : {};
    await tx
      .updateTable('syncRuns')
      .set({ ...agreed, state: 'running', cause: null, reason: null })
      .set({ dueAt: now, updatedAt: now, finishedAt: null })
      .where('id', '=', run.id)
      .execute();
    if (run.state === 'stopped') return { kind: 'sync-run.resumed', data: {} };
    return { kind: 'sync-run.continued', data: { ...(run.guard as SyncGuard) } };
  });
}

/** Whether a later full pull of the same partner account has begun. */
async function isFollowed(tx: Tx, run: Selectable<Table>): Promise<boolean> {
  const later = await tx
    .selectFrom('syncRuns')
    .select('id')
    .where('partnerAccountId', '=', run.partnerAccountId)
    .where('kind', '=', 'full')
    .where('number', '>', run.number)
    .executeTakeFirst();
  return later !== undefined;
}

/** Ends a run before its end. What was read stays, nothing is marked as gone. @throws Refusal 404, 409 when it is over */
export function stopRun(call: Call<'POST /sync/runs/:id/stop'>): Promise<SyncRun> {
  const { now, body } = call;
  return decide(call, 'stopped', async (tx, run) => {
    const reason = body.reason || null;
    await tx
      .updateTable('syncRuns')
      .set({ state: 'stopped', reason, dueAt: null, updatedAt: now, finishedAt: now })
      .where('id', '=', run.id)
      .execute();
    if (run.kind === 'full') await planNext(tx, run.partnerAccountId, now);
    return { kind: 'sync-run.stopped', data: { reason } };
  });
}

function decide(
  call: Decision,
  to: SyncRunState,
  move: (tx: Tx, run: Selectable<Table>) => Promise<{ kind: string; data: Record<string, unknown> }>,
): Promise<SyncRun> {
  const { params, doer, now } = call;
  return call.db(async (tx) => {
    const run = await tx
      .selectFrom('syncRuns')
      .selectAll()
      .where('id', '=', params.id)
      .forUpdate()
      .executeTakeFirst();
    if (!run) throw notFound('sync run');
    if (!runMoves[run.state as SyncRunState].includes(to)) throw new Refusal(409, 'sync-run-over');
    const { kind, data } = await move(tx, run);
    await clearAlerts(tx, { kind: 'guard', subject: run.partnerAccountId }, now);
    await record(tx, now, doer, {
      kind,
      objectKind: 'sync-run',
      objectId: run.id,
      resellerId: run.resellerId,
      data: { number: run.number, ...data },
    });
    return readRun(tx, run.id);
  });
}
