import type { SettingsSet } from '@concord/contract/settings';
import type { Tx } from '../db/database.ts';
import { notFound } from '../errors.ts';
import { type Doer, record } from '../events/record.ts';
import { readSet } from './store.ts';

/** An inactive set takes no new orders; what was ordered goes on. */
export async function setActive(
  tx: Tx,
  id: string,
  active: boolean,
  doer: Doer,
  now: Date,
): Promise<SettingsSet> {
  const row = await tx
    .updateTable('settingsSets')
    .set((set) => ({ active, version: set('version', '+', 1), updatedAt: now }))
    .where('id', '=', id)
    .returning(['name', 'resellerId'])
    .executeTakeFirst();
  if (!row) throw notFound('settings set');
  await record(tx, now, doer, {
    kind: active ? 'settings-set.activated' : 'settings-set.deactivated',
    objectKind: 'settings-set',
    objectId: id,
    resellerId: row.resellerId,
    data: { name: row.name },
  });
  return readSet(tx, id);
}
