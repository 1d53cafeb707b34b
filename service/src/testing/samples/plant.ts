import type pg from 'pg';
import { type Companies, type Owner, ownersOf } from './companies.ts';
import { tables } from './index.ts';
import { above, beside, idOf, type Level, type Row } from './table.ts';

export interface Standing {
  table: string;
  id: string;
  /** Primary key as one text. */
  key: string;
  owner: Owner;
}

/** SQL that writes a row and answers with its key. */
export function insertion(table: string, row: Row, key: string): { text: string; values: unknown[] } {
  const columns = Object.keys(row);
  const places = columns.map((_, index) => `$${index + 1}`).join(', ');
  return {
    text: `insert into ${table} (${columns.join(', ')}) values (${places}) returning ${key} as key`,
    values: Object.values(row),
  };
}

/** Expression for a row's key: its primary key, or the whole row where there is none. */
export async function keysOf(client: pg.Pool): Promise<Map<string, string>> {
  const { rows } = await client.query<{ table: string; key: string | null }>(
    `select c.relname as table, (select 'concat_ws(''/'', ' || string_agg(quote_ident(a.attname), ', ') || ')'
       from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = any (i.indkey)
       where i.indrelid = c.oid and i.indisprimary) as key
     from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`,
  );
  return new Map(rows.map(({ table, key }) => [table, key ?? `${table}::text`]));
}

/** Which owners can have rows of a table. */
export function ownersFor(all: Companies, level: Level): Owner[] {
  return ownersOf(all).filter(
    ({ customer }) => level === 'both' || (level === 'customer') === (customer !== null),
  );
}

/** Writes one row of every table for every owner, past row-level security. */
export async function plantSamples(pool: pg.Pool, all: Companies): Promise<Standing[]> {
  const keys = await keysOf(pool);
  const standing: Standing[] = [];
  for (const [table, { level, row }] of Object.entries(tables(all))) {
    for (const owner of ownersFor(all, level)) {
      for (const id of standingIds(table, owner, all)) {
        const { rows } = await pool.query<{ key: string }>(
          insertion(table, row(owner, id), keys.get(table) ?? ''),
        );
        standing.push({ table, id, key: rows[0]!.key, owner });
      }
    }
  }
  return standing;
}

function standingIds(table: string, owner: Owner, all: Companies): string[] {
  if (table === 'resellers') return [owner.reseller];
  if (table === 'customers') return [owner.customer ?? ''];
  // A second order, for a second subscription: an order becomes one subscription only.
  if (table === 'orders') return [idOf(table, owner), beside('spare orders', owner, all)];
  // Spare ones, for rows of which an account or a set has one.
  if (table === 'partner_accounts' || table === 'settings_sets')
    return [idOf(table, owner), above(`spare ${table}`, owner)];
  return [idOf(table, owner)];
}
