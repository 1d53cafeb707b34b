import type { Page, PageQuery } from '@concord/contract/page';
import type { Attribute, Reseller } from '@concord/contract/resellers';
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';
import { page } from '../db/page.ts';
import { matches } from '../db/search.ts';
import { notFound } from '../errors.ts';

function selectResellers(tx: Tx) {
  return tx
    .selectFrom('resellers as r')
    .leftJoin('resellers as parent', 'parent.id', 'r.parentId')
    .select([
      'r.id',
      'r.number',
      'r.version',
      'r.name',
      'r.parentId',
      'parent.name as parentName',
      sql<number>`cardinality(r.path) - 1`.as('level'),
      'r.country',
      'r.currency',
      'r.domain',
      'r.tenantId',
      'r.createdAt',
      'r.updatedAt',
      sql<
        Record<string, string>
      >`(select coalesce(jsonb_object_agg(key, value), '{}') from reseller_attributes where reseller_id = r.id)`.as(
        'attributes',
      ),
      sql<number>`(select count(*) from customers where reseller_id = r.id)`.as('customers'),
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof selectResellers>['executeTakeFirstOrThrow']>>;

const toReseller = (row: Row): Reseller => ({
  ...row,
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
});

export async function readReseller(tx: Tx, id: string): Promise<Reseller> {
  const row = await selectResellers(tx).where('r.id', '=', id).executeTakeFirst();
  if (!row) throw notFound('reseller');
  return toReseller(row);
}

export async function listResellers(tx: Tx, query: PageQuery): Promise<Page<Reseller>> {
  let rows = selectResellers(tx);
  if (query.q) rows = rows.where(matches(query.q, ['r.name', 'r.domain'], 'r.number'));
  // The tree from the top down: a reseller follows its parent.
  const tree = sql`(select string_agg(lower(a.name) || a.id::text, '/' order by array_position(r.path, a.id)) from resellers a where a.id = any (r.path))`;
  const found = await page(tx, rows, {
    query,
    id: sql`r.id`,
    fallback: 'tree',
    sorts: {
      tree: { by: tree, type: 'text' },
      number: { by: sql`r.number`, type: 'bigint' },
      name: { by: sql`lower(r.name)`, type: 'text' },
      updatedAt: { by: sql`r.updated_at`, type: 'timestamptz' },
    },
  });
  return { ...found, items: found.items.map(toReseller) };
}

type AttributeRow = Omit<Attribute, 'updatedAt' | 'type'> & { updatedAt: Date; type: string };

export const toAttribute = ({
  id,
  key,
  name,
  type,
  format,
  options,
  required,
  version,
  updatedAt,
}: AttributeRow): Attribute => ({
  id,
  key,
  name,
  type: type as Attribute['type'],
  format,
  options,
  required,
  version,
  updatedAt: updatedAt.toISOString(),
});

export async function listAttributes(tx: Tx): Promise<Attribute[]> {
  return (await tx.selectFrom('attributes').selectAll().orderBy('name').execute()).map(toAttribute);
}

/** The attribute of a reseller, or of the nearest reseller above it that has one. */
export async function inheritedAttribute(
  tx: Tx,
  resellerId: string,
  key: string,
): Promise<string | undefined> {
  const row = await tx
    .selectFrom('resellers as r')
    .innerJoin('resellerAttributes as a', (join) => join.on(sql<boolean>`a.reseller_id = any (r.path)`))
    .select('a.value')
    .where('r.id', '=', resellerId)
    .where('a.key', '=', key)
    .where('a.value', '!=', '')
    .orderBy(sql`array_position(r.path, a.reseller_id) desc`)
    .limit(1)
    .executeTakeFirst();
  return row?.value;
}
