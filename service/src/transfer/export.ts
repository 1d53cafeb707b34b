import { sql } from 'kysely';
import type { Context } from '../context.ts';
import { operatorScope } from '../db/database.ts';
import { format, type Header, movedTables } from './tables.ts';

const rowsAtOnce = 500;

/** A reseller comes after its parent. */
const order: Partial<Record<string, string>> = { resellers: ' order by cardinality(path)' };

/**
 * The whole installation as JSON lines, of one instant, independent of PostgreSQL's version. Secrets stay sealed:
 * the file is worth nothing without the master key, and needs it.
 */
export async function exportAll(context: Context, write: (line: string) => Promise<void>): Promise<void> {
  const header: Header = { concord: format, exportedAt: context.clock.now().toISOString() };
  await write(JSON.stringify(header));
  await context.db.in(
    operatorScope,
    async (tx) => {
      // The tables are read one after the other; none may change in between.
      await sql`set local statement_timeout = 0`.execute(tx);
      for (const table of movedTables) {
        await sql
          .raw(
            `declare ${table}_rows cursor for select to_jsonb(t)::text as row from ${table} t${order[table] ?? ''}`,
          )
          .execute(tx);
        for (;;) {
          const { rows } = await sql
            .raw<{ row: string }>(`fetch ${rowsAtOnce} from ${table}_rows`)
            .execute(tx);
          if (rows.length === 0) break;
          for (const { row } of rows) await write(`{"table":"${table}","row":${row}}`);
        }
        await sql.raw(`close ${table}_rows`).execute(tx);
      }
    },
    'repeatable read',
  );
}
