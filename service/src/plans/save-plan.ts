import type { Plan } from '@concord/contract/plans';
import { newId } from '../db/ids.ts';
import { notFound, Refusal } from '../errors.ts';
import { changes, record } from '../events/record.ts';
import type { Call } from '../http/handle.ts';
import { readPlan } from './store.ts';

export async function createPlan({ db, body, doer, now }: Call<'POST /plans'>): Promise<Plan> {
  return db(async (tx) => {
    const service = await tx
      .selectFrom('services')
      .select('resellerId')
      .where('id', '=', body.serviceId)
      .executeTakeFirst();
    if (!service) throw notFound('service');
    const id = newId();
    await tx
      .insertInto('plans')
      .values({ id, resellerId: service.resellerId, ...body, updatedAt: now })
      .execute();
    const data = { name: body.name, changes: changes({}, body) };
    await record(tx, now, doer, {
      kind: 'plan.created',
      objectKind: 'plan',
      objectId: id,
      resellerId: service.resellerId,
      data,
    });
    return readPlan(tx, id);
  });
}

/** Orders keep the price they were placed at; a new price holds for the next order. */
export async function updatePlan({
  db,
  body,
  params,
  doer,
  now,
  version,
}: Call<'PUT /plans/:id'>): Promise<Plan> {
  return db(async (tx) => {
    const before = await readPlan(tx, params.id);
    const row = await tx
      .updateTable('plans')
      .set({ ...body, description: body.description ?? null, version: version + 1, updatedAt: now })
      .where('id', '=', params.id)
      .where('version', '=', version)
      .returning('resellerId')
      .executeTakeFirst();
    if (!row) throw new Refusal(412, 'stale', { current: before });
    const old = Object.fromEntries(Object.keys(body).map((key) => [key, before[key as keyof Plan]]));
    const data = { name: body.name, changes: changes(old, body) };
    await record(tx, now, doer, {
      kind: 'plan.updated',
      objectKind: 'plan',
      objectId: params.id,
      resellerId: row.resellerId,
      data,
    });
    return readPlan(tx, params.id);
  });
}
