import pg from 'pg';
import type { Connection } from '../db/database.ts';
import { format, type Header, type Line, movedTables } from './tables.ts';

const rowsAtOnce = 500;

/**
 * Fills an empty, migrated database from an export, in one transaction: all of it or nothing. Events keep their
 * numbers and hashes.
 * @returns how many rows came in
 * @throws Error when the database is not empty, or the file is not an export that this version reads
 */
export async function importAll(connection: Connection, lines: AsyncIterable<string>): Promise<number> {
  const client = new pg.Client(connection);
  await client.connect();
  let rows = 0;
  try {
    await client.query('begin');
    const { rows: found } = await client.query('select from resellers limit 1');
    if (found.length > 0)
      throw new Error('This installation is not empty. Import into a new data directory or database.');
    await client.query('alter table events disable trigger event_append');
    const batch: Line[] = [];
    const flush = async () => {
      if (batch.length === 0) return;
      const [{ table }] = batch as [Line];
      const body = JSON.stringify(batch.splice(0).map((line) => line.row));
      await client.query(
        `insert into ${table} overriding system value select * from jsonb_populate_recordset(null::${table}, $1)`,
        [body],
      );
    };
    let header: Header | undefined;
    for await (const text of lines) {
      if (!header) {
        header = readHeader(text);
        continue;
      }
      if (text.trim() === '') continue;
      const line = readLine(text);
      if (batch.length >= rowsAtOnce || (batch[0] && batch[0].table !== line.table)) await flush();
      batch.push(line);
      rows += 1;
    }
    if (!header) throw new Error('The file is empty.');
    await flush();
    await client.query('alter table events enable trigger event_append');
    await continueCounting(client);
    await client.query('commit');
    return rows;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    await client.end();
  }
}

function readHeader(text: string): Header {
  try {
    const header = JSON.parse(text) as Header;
    if (header.concord === format) return header;
  } catch {
    // refused below
  }
  throw new Error('This is not an export that this version of Concord reads.');
}

function readLine(text: string): Line {
  const line = JSON.parse(text) as Line;
  if (!(movedTables as readonly string[]).includes(line.table))
    throw new Error(`The export names a table ${line.table} that this version does not have.`);
  return line;
}

/** Visible numbers and the event chain go on where the export ended. */
async function continueCounting(client: pg.Client): Promise<void> {
  for (const table of movedTables) {
    await client.query(
      `select setval(pg_get_serial_sequence($1, 'number'), (select max((to_jsonb(t) ->> 'number')::bigint) from ${table} t))
       where exists (select from information_schema.columns where table_name = $1 and column_name = 'number')
         and exists (select from ${table})`,
      [table],
    );
  }
  await client.query(
    `update event_chain set seq = e.seq, hash = e.hash from (select seq, hash from events order by seq desc limit 1) e`,
  );
}
