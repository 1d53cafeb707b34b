import type { Attribute } from '@concord/contract/resellers';
import { newId } from '../db/ids.ts';
import { notFound, Refusal, refusedField } from '../errors.ts';
import { changes, record } from '../events/record.ts';
import type { Call } from '../http/handle.ts';
import { toAttribute } from './store.ts';

export async function createAttribute({
  db,
  body,
  actor,
  doer,
  now,
}: Call<'POST /attributes'>): Promise<Attribute> {
  return db(async (tx) => {
    const row = await tx
      .insertInto('attributes')
      .values({ id: newId(), resellerId: actor.resellerId, ...body, updatedAt: now })
      .onConflict((conflict) => conflict.column('key').doNothing())
      .returningAll()
      .executeTakeFirst();
    if (!row) throw refusedField('key', 'key-taken');
    await record(tx, now, doer, {
      kind: 'attribute.created',
      objectKind: 'attribute',
      objectId: row.id,
      resellerId: row.resellerId,
      data: { name: body.name, changes: changes({}, body) },
    });
    return toAttribute(row);
  });
}

/** The key stays: settings sets and values name it. */
export async function updateAttribute({
  db,
  body,
  params,
  doer,
  now,
  version,
}: Call<'PUT /attributes/:id'>): Promise<Attribute> {
  return db(async (tx) => {
    const before = await tx
      .selectFrom('attributes')
      .selectAll()
      .where('id', '=', params.id)
      .executeTakeFirst();
    if (!before) throw notFound('attribute');
    if (before.key !== body.key) throw refusedField('key', 'key-fixed');
    const row = await tx
      .updateTable('attributes')
      .set({ ...body, format: body.format ?? null, version: version + 1, updatedAt: now })
      .where('id', '=', params.id)
      .where('version', '=', version)
      .returningAll()
      .executeTakeFirst();
    if (!row) throw new Refusal(412, 'stale', { current: toAttribute(before) });
    const { name, type, format, options, required } = before;
    await record(tx, now, doer, {
      kind: 'attribute.updated',
      objectKind: 'attribute',
      objectId: row.id,
      resellerId: row.resellerId,
      data: {
        name: body.name,
        changes: changes({ name, type, format, options, required }, { ...body, key: undefined }),
      },
    });
    return toAttribute(row);
  });
}
