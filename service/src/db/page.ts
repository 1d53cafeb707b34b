import type { Page, PageQuery } from '@concord/contract/page';
import { type Expression, type SelectQueryBuilder, type SqlBool, sql } from 'kysely';
import { Refusal } from '../errors.ts';
import type { Tx } from './database.ts';

/** A column that a list can be sorted by: its SQL and how its value is compared again. */
export type SortColumns = Record<
  string,
  { by: ReturnType<typeof sql>; type: 'text' | 'bigint' | 'timestamptz' | 'date' | 'numeric' }
>;

interface Cursor {
  value: string | null;
  id: string;
  back?: boolean;
}

/**
 * One page by keyset: rows after (or before) the cursor's `(sort value, id)`. Any page costs the same,
 * the millionth row included. `id` must be the table's primary key.
 * @throws Refusal 400 for a sort column or cursor that this list does not have.
 */
export async function page<O extends { id: string }, DB, TB extends keyof DB>(
  tx: Tx,
  rows: SelectQueryBuilder<DB, TB, O>,
  options: { query: PageQuery; sorts: SortColumns; fallback: string; id: ReturnType<typeof sql> },
): Promise<Page<O>> {
  const { query, sorts, id } = options;
  const sort = sorts[query.sort ?? options.fallback];
  if (!sort)
    throw new Refusal(400, 'unknown-sort', {
      params: { sort: query.sort ?? '', known: Object.keys(sorts).join(', ') },
    });
  const cursor = query.cursor ? readCursor(query.cursor) : undefined;
  const descending = (query.order === 'desc') !== Boolean(cursor?.back);
  const direction = sql.raw(descending ? 'desc' : 'asc');
  // Nulls sort as the smallest value, so that one comparison serves both directions.
  const key = sql`(${sort.by} is not null, ${sort.by}, ${id})`;
  let ordered = rows
    .select(sql<string | null>`(${sort.by})::text`.as('sortValue'))
    .orderBy(sql`${sort.by} is not null ${direction}`)
    .orderBy(sql`${sort.by} ${direction}`)
    .orderBy(sql`${id} ${direction}`)
    .limit(query.limit + 1);
  if (cursor) {
    const type = sql.raw(sort.type);
    const beyond = sql.raw(descending ? '<' : '>');
    const condition =
      cursor.value === null
        ? descending
          ? sql<SqlBool>`${sort.by} is null and ${id} < ${cursor.id}`
          : sql<SqlBool>`${sort.by} is not null or ${id} > ${cursor.id}`
        : sql<SqlBool>`${key} ${beyond} (true, ${cursor.value}::${type}, ${cursor.id})`;
    ordered = ordered.where(sql<SqlBool>`(${condition})` as Expression<SqlBool>);
  }
  const found = (await ordered.execute()) as unknown as (O & { sortValue: string | null })[];
  const more = found.length > query.limit;
  const shown = found.slice(0, query.limit);
  if (cursor?.back) shown.reverse();
  const edge = (row: (typeof shown)[number] | undefined, back: boolean) =>
    row && writeCursor({ value: row.sortValue, id: row.id, ...(back && { back }) });
  return {
    items: shown.map(({ sortValue: _sortValue, ...row }) => row as unknown as O),
    next: (cursor?.back ? true : more) ? edge(shown.at(-1), false) : undefined,
    previous: (cursor?.back ? more : cursor !== undefined) ? edge(shown[0], true) : undefined,
    total: await count(tx, rows),
  };
}

/** Exact up to ten thousand: nobody reads on from there by counting. */
async function count<O, DB, TB extends keyof DB>(
  tx: Tx,
  rows: SelectQueryBuilder<DB, TB, O>,
): Promise<number> {
  const limited = rows.clearSelect().select(sql`1`.as('one')).limit(10_000);
  const result = await sql<{ count: number }>`select count(*) as count from (${limited}) as rows`.execute(tx);
  return result.rows[0]?.count ?? 0;
}

function writeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

function readCursor(text: string): Cursor {
  try {
    const cursor = JSON.parse(Buffer.from(text, 'base64url').toString()) as Cursor;
    if (typeof cursor.id === 'string' && (cursor.value === null || typeof cursor.value === 'string'))
      return cursor;
  } catch {
    // refused below
  }
  throw new Refusal(400, 'unknown-cursor');
}
