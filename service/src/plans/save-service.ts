import type { Service } from '@concord/contract/plans';
import { newId } from '../db/ids.ts';
import { Refusal } from '../errors.ts';
import { changes, record } from '../events/record.ts';
import type { Call } from '../http/handle.ts';
import { findSet } from '../settings/store.ts';
import { readService } from './store.ts';

export async function createService({ db, body, doer, now }: Call<'POST /services'>): Promise<Service> {
  return db(async (tx) => {
    const { resellerId } = await findSet(tx, body.settingsSetId);
    const id = newId();
    await tx
      .insertInto('services')
      .values({ id, resellerId, ...body, updatedAt: now })
      .execute();
    const data = { name: body.name, changes: changes({}, body) };
    await record(tx, now, doer, {
      kind: 'service.created',
      objectKind: 'service',
      objectId: id,
      resellerId,
      data,
    });
    return readService(tx, id);
  });
}

/** The settings set stays while plans exist: their subscriptions live in its partner account. */
export async function updateService({
  db,
  body,
  params,
  doer,
  now,
  version,
}: Call<'PUT /services/:id'>): Promise<Service> {
  return db(async (tx) => {
    const before = await readService(tx, params.id);
    if (before.settingsSetId !== body.settingsSetId && before.plans > 0)
      throw new Refusal(409, 'service-has-plans');
    const row = await tx
      .updateTable('services')
      .set({ ...body, description: body.description ?? null, version: version + 1, updatedAt: now })
      .where('id', '=', params.id)
      .where('version', '=', version)
      .returning('resellerId')
      .executeTakeFirst();
    if (!row) throw new Refusal(412, 'stale', { current: before });
    const { name, description, settingsSetId } = before;
    const data = { name: body.name, changes: changes({ name, description, settingsSetId }, body) };
    await record(tx, now, doer, {
      kind: 'service.updated',
      objectKind: 'service',
      objectId: params.id,
      resellerId: row.resellerId,
      data,
    });
    return readService(tx, params.id);
  });
}
