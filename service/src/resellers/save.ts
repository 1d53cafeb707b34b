import type { Attribute, Reseller, ResellerInput } from '@concord/contract/resellers';
import type { Tx } from '../db/database.ts';
import { newId } from '../db/ids.ts';
import { notFound, Refusal, refusedField } from '../errors.ts';
import { changes, record } from '../events/record.ts';
import type { Call } from '../http/handle.ts';
import { listAttributes, readReseller } from './store.ts';

export async function createReseller({
  db,
  body,
  actor,
  doer,
  now,
}: Call<'POST /resellers'>): Promise<Reseller> {
  return db(async (tx) => {
    const parentId = body.parentId ?? actor.resellerId;
    const parent = await tx
      .selectFrom('resellers')
      .select('id')
      .where('id', '=', parentId)
      .executeTakeFirst();
    if (!parent) throw notFound('reseller');
    const id = newId();
    const { attributes, parentId: _parentId, ...columns } = body;
    await tx
      .insertInto('resellers')
      .values({ id, ...columns, parentId, createdAt: now, updatedAt: now })
      .execute();
    await saveAttributes(tx, id, attributes);
    await record(tx, now, doer, {
      kind: 'reseller.created',
      objectKind: 'reseller',
      objectId: id,
      resellerId: id,
      data: { name: body.name, changes: changes({}, { ...columns, ...attributes }) },
    });
    return readReseller(tx, id);
  });
}

/** A reseller keeps its place in the tree. @throws Refusal 412 with the stored reseller after a stale edit. */
export async function updateReseller({
  db,
  body,
  params,
  doer,
  now,
  version,
}: Call<'PUT /resellers/:id'>): Promise<Reseller> {
  return db(async (tx) => {
    const before = await readReseller(tx, params.id);
    const { attributes, parentId: _parentId, ...columns } = body;
    const row = { ...columns, domain: body.domain ?? null, tenantId: body.tenantId ?? null };
    const updated = await tx
      .updateTable('resellers')
      .set({ ...row, version: version + 1, updatedAt: now })
      .where('id', '=', params.id)
      .where('version', '=', version)
      .executeTakeFirst();
    if (updated.numUpdatedRows === 0n) throw new Refusal(412, 'stale', { current: before });
    await saveAttributes(tx, params.id, attributes);
    const { name, country, currency, domain, tenantId } = before;
    await record(tx, now, doer, {
      kind: 'reseller.updated',
      objectKind: 'reseller',
      objectId: params.id,
      resellerId: params.id,
      data: {
        name: body.name,
        changes: changes(
          { name, country, currency, domain, tenantId, ...before.attributes },
          { ...row, ...attributes },
        ),
      },
    });
    return readReseller(tx, params.id);
  });
}

async function saveAttributes(
  tx: Tx,
  resellerId: string,
  values: ResellerInput['attributes'],
): Promise<void> {
  const definitions = new Map((await listAttributes(tx)).map((attribute) => [attribute.key, attribute]));
  const trimmed = Object.entries(values).map(([key, value]) => [key, value.trim()] as const);
  for (const [key, value] of trimmed) {
    const problem = attributeProblem(definitions.get(key), value);
    if (problem) throw refusedField(`attributes.${key}`, problem);
  }
  await tx.deleteFrom('resellerAttributes').where('resellerId', '=', resellerId).execute();
  const rows = trimmed
    .filter(([, value]) => value !== '')
    .map(([key, value]) => ({ resellerId, key, value }));
  if (rows.length > 0) await tx.insertInto('resellerAttributes').values(rows).execute();
}

function attributeProblem(attribute: Attribute | undefined, value: string): string | undefined {
  if (!attribute) return 'attribute-unknown';
  if (value === '') return attribute.required ? 'required' : undefined;
  if (attribute.format && !new RegExp(`^(?:${attribute.format})$`, 'u').test(value)) return 'format';
  if (attribute.type === 'list' && !attribute.options.includes(value)) return 'not-an-option';
  if (attribute.type === 'date' && !/^\d{4}-\d{2}-\d{2}$/.test(value)) return 'date';
  if (attribute.type === 'checkbox' && !['true', 'false'].includes(value)) return 'not-an-option';
  return undefined;
}
