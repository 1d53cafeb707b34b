import type { SyncLimits } from '@concord/contract/reconciliations';
import { record } from '../../events/record.ts';
import type { Call } from '../../http/handle.ts';
import { findSet } from '../../settings/store.ts';
import { readLimits } from './limits.ts';

/**
 * The kill switch of a set: while it is set, no run writes to Microsoft, and those that do pause before their next
 * line. What a person does with a single subscription is not stopped by it.
 */
export function setStopped(
  call: Call<'POST /settings-sets/:id/stop-writes' | 'POST /settings-sets/:id/allow-writes'>,
  stopped: boolean,
): Promise<SyncLimits> {
  const { db, params, body, actor, doer, now } = call;
  return db(async (tx) => {
    await readLimits(tx, params.id);
    const { name, resellerId } = await findSet(tx, params.id);
    await tx
      .updateTable('syncLimits')
      .set({
        stoppedAt: stopped ? now : null,
        stoppedBy: stopped ? actor.id : null,
        stoppedReason: stopped ? body.reason : null,
      })
      .set('version', (limits) => limits('version', '+', 1))
      .where('settingsSetId', '=', params.id)
      .execute();
    await record(tx, now, doer, {
      kind: stopped ? 'settings-set.writes-stopped' : 'settings-set.writes-allowed',
      objectKind: 'settings-set',
      objectId: params.id,
      resellerId,
      data: { name, reason: body.reason },
    });
    return readLimits(tx, params.id);
  });
}
