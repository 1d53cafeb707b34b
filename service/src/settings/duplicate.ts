import type { SettingsSet } from '@concord/contract/settings';
import { newId } from '../db/ids.ts';
import { record } from '../events/record.ts';
import type { Call } from '../http/handle.ts';
import { findSet, readSet } from './store.ts';

/** Copies a set; secrets and consent are not copied, the copy starts inactive. */
export async function duplicateSet({
  db,
  params,
  doer,
  now,
}: Call<'POST /settings-sets/:id/duplicate'>): Promise<SettingsSet> {
  return db(async (tx) => {
    const {
      number: _number,
      version: _version,
      consent: _consent,
      ...original
    } = await findSet(tx, params.id);
    const copy = {
      ...original,
      id: newId(),
      name: `${original.name.slice(0, 93)} (copy)`,
      active: false,
      secretExpiresOn: null,
    };
    await tx
      .insertInto('settingsSets')
      .values({ ...copy, createdAt: now, updatedAt: now })
      .execute();
    await record(tx, now, doer, {
      kind: 'settings-set.duplicated',
      objectKind: 'settings-set',
      objectId: copy.id,
      resellerId: copy.resellerId,
      data: { name: copy.name, from: params.id },
    });
    return readSet(tx, copy.id);
  });
}
