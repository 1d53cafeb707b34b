import type { SyncLimits } from '@concord/contract/reconciliations';
import type { Tx } from '../../db/database.ts';
import { notFound, Refusal } from '../../errors.ts';
import { changes, record } from '../../events/record.ts';
import type { Call } from '../../http/handle.ts';
import { findSet } from '../../settings/store.ts';

/** @throws Refusal 404 outside the scope of the transaction, or before the set's connection was checked */
export async function readLimits(tx: Tx, settingsSetId: string): Promise<SyncLimits> {
  await findSet(tx, settingsSetId);
  const row = await tx
    .selectFrom('syncLimits as l')
    .leftJoin('members as m', 'm.id', 'l.stoppedBy')
    .selectAll('l')
    .select('m.name as stoppedByName')
    .where('l.settingsSetId', '=', settingsSetId)
    .executeTakeFirst();
  if (!row) throw notFound('limit: check the connection of the set first');
  const { stoppedAt, stoppedReason, stoppedByName } = row;
  return {
    settingsSetId,
    version: row.version,
    customersMinutes: row.customersMinutes,
    subscriptionsMinutes: row.subscriptionsMinutes,
    usersMinutes: row.usersMinutes,
    sweepMinutes: row.sweepMinutes,
    seats: row.seats,
    amount: row.amount,
    currency: row.currency,
    customers: row.customers,
    errorPercent: row.errorPercent,
    stopped: stoppedAt && {
      at: stoppedAt.toISOString(),
      by: stoppedByName ?? '',
      reason: stoppedReason ?? '',
    },
    updatedAt: row.updatedAt.toISOString(),
  };
}

/** @throws Refusal 412 with the stored limits when they were saved by somebody else since they were read */
export function saveLimits(call: Call<'PUT /settings-sets/:id/sync-limits'>): Promise<SyncLimits> {
  const { db, body, params, version, doer, now } = call;
  return db(async (tx) => {
    const before = await readLimits(tx, params.id);
    const { numUpdatedRows } = await tx
      .updateTable('syncLimits')
      .set({ ...body, version: version + 1, updatedAt: now })
      .where('settingsSetId', '=', params.id)
      .where('version', '=', version)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) throw new Refusal(412, 'stale', { current: before });
    const known = Object.fromEntries(
      Object.keys(body).map((name) => [name, before[name as keyof SyncLimits]]),
    );
    const set = await findSet(tx, params.id);
    await record(tx, now, doer, {
      kind: 'settings-set.limits-saved',
      objectKind: 'settings-set',
      objectId: params.id,
      resellerId: set.resellerId,
      data: { name: set.name, changes: changes(known, { ...body }) },
    });
    return readLimits(tx, params.id);
  });
}
