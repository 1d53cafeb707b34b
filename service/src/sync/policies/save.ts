import type { Policy, PolicyInput } from '@concord/contract/differences';
import type { Tx } from '../../db/database.ts';
import { newId } from '../../db/ids.ts';
import { notFound, Refusal } from '../../errors.ts';
import { changes, record } from '../../events/record.ts';
import type { Call } from '../../http/handle.ts';
import { readPolicy } from './store.ts';

export function createPolicy({ db, body, actor, doer, now }: Call<'POST /policies'>): Promise<Policy> {
  return db(async (tx) => {
    const columns = await columnsOf(tx, body, actor.resellerId);
    const id = newId();
    await tx
      .insertInto('policies')
      .values({ id, ...columns, updatedAt: now })
      .execute();
    const { resellerId } = columns;
    await record(tx, now, doer, {
      kind: 'policy.created',
      objectKind: 'policy',
      objectId: id,
      resellerId,
      data: { name: body.name, changes: changes({}, columns) },
    });
    return readPolicy(tx, id);
  });
}

/**
 * A policy that is changed is switched off: it is tried again before it decides.
 * @throws Refusal 412 with the stored policy when it was saved by somebody else since it was read
 */
export function updatePolicy(call: Call<'PUT /policies/:id'>): Promise<Policy> {
  const { db, body, params, version, doer, now } = call;
  return db(async (tx) => {
    const before = await readPolicy(tx, params.id);
    const columns = await columnsOf(tx, body, before.resellerId, before.position);
    const { numUpdatedRows } = await tx
      .updateTable('policies')
      .set({ ...columns, active: false, activatedBy: null, version: version + 1, updatedAt: now })
      .where('id', '=', params.id)
      .where('version', '=', version)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) throw new Refusal(412, 'stale', { current: before });
    const known = Object.fromEntries(
      Object.keys(columns).map((name) => [name, before[name as keyof Policy]]),
    );
    await record(tx, now, doer, {
      kind: 'policy.updated',
      objectKind: 'policy',
      objectId: params.id,
      resellerId: columns.resellerId,
      data: {
        name: body.name,
        changes: changes({ ...known, active: before.active }, { ...columns, active: false }),
      },
    });
    return readPolicy(tx, params.id);
  });
}

/** What it decided stays decided. */
export function deletePolicy({ db, params, doer, now }: Call<'DELETE /policies/:id'>): Promise<void> {
  return db(async (tx) => {
    const { id, name, resellerId } = await readPolicy(tx, params.id);
    await tx.updateTable('differences').set({ policyId: null }).where('policyId', '=', id).execute();
    await tx.deleteFrom('policies').where('id', '=', id).execute();
    await record(tx, now, doer, {
      kind: 'policy.deleted',
      objectKind: 'policy',
      objectId: id,
      resellerId,
      data: { name },
    });
  });
}

async function columnsOf(tx: Tx, input: PolicyInput, fallbackReseller: string, fallbackPosition?: number) {
  const resellerId = input.resellerId ?? fallbackReseller;
  const owner = await tx.selectFrom('resellers').select('id').where('id', '=', resellerId).executeTakeFirst();
  if (!owner) throw notFound('reseller');
  const settingsSetId = input.settingsSetId ?? null;
  if (settingsSetId) {
    const set = await tx
      .selectFrom('settingsSets')
      .select('id')
      .where('id', '=', settingsSetId)
      .executeTakeFirst();
    if (!set) throw notFound('settings set');
  }
  return {
    resellerId,
    name: input.name,
    settingsSetId,
    objectKind: input.objectKind ?? null,
    field: input.field ?? null,
    decision: input.decision,
    acceptDays: input.decision === 'accept' ? (input.acceptDays ?? null) : null,
    position: input.position ?? fallbackPosition ?? (await lastPosition(tx, resellerId)) + 1,
  };
}

async function lastPosition(tx: Tx, resellerId: string): Promise<number> {
  const row = await tx
    .selectFrom('policies')
    .select(({ fn }) => fn.max('position').as('last'))
    .where('resellerId', '=', resellerId)
    .executeTakeFirst();
  return row?.last ?? 0;
}
