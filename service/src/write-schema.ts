/** Writes what is generated: `schema.sql` (for review) and the table types from the migrations, `openapi.json` from the contract. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { startEmbedded } from './db/embedded.ts';
import { migrate } from './db/migrate.ts';
import { describeApi } from './http/openapi.ts';

const here = import.meta.dirname;

export async function describeSchema(client: pg.Client): Promise<string> {
  const { rows: columns } = await client.query<{ name: string; line: string }>(`
    select c.relname as name, string_agg(format('  %s %s%s%s', a.attname, format_type(a.atttypid, a.atttypmod),
        case when a.attnotnull then ' not null' else '' end,
        case when d.adbin is not null then ' default ' || pg_get_expr(d.adbin, d.adrelid) else '' end), E',\\n' order by a.attnum) as line
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
      left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
    where n.nspname = 'public' and c.relkind = 'r' and c.relname not like 'kysely%' and a.attnum > 0 and not a.attisdropped
    group by c.relname order by c.relname`);
  const list = (query: string, name: string) =>
    client.query<{ line: string }>(query, [name]).then((result) => result.rows.map((row) => row.line));
  const parts: string[] = ['-- Written by `npm run schema` from the migrations; not to be edited.'];
  for (const table of columns) {
    parts.push(`create table ${table.name} (\n${table.line}\n);`);
    const constraints = await list(
      `select format('alter table %s add constraint %s %s;', conrelid::regclass, conname, pg_get_constraintdef(oid)) as line
       from pg_constraint where conrelid = $1::regclass and contype <> 'n' order by conname`,
      table.name,
    );
    const indexes = await list(
      `select indexdef || ';' as line from pg_indexes where schemaname = 'public' and tablename = $1
         and indexname not in (select conname from pg_constraint) order by indexname`,
      table.name,
    );
    const policies = await list(
      `select format(E'create policy %s on %s for %s\\n  using (%s);', policyname, tablename, lower(cmd), qual) as line
       from pg_policies where tablename = $1 order by policyname`,
      table.name,
    );
    parts.push([...constraints, ...indexes, ...policies].join('\n'));
  }
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'concord-schema-'));
  const database = await startEmbedded(folder);
  try {
    await migrate(database.connection);
    const client = new pg.Client(database.connection);
    await client.connect();
    writeFileSync(join(here, '../schema.sql'), await describeSchema(client));
    await client.end();
    execFileSync(
      process.execPath,
      [
        resolve(here, '../../node_modules/kysely-codegen/dist/cli/bin.js'),
        '--dialect=postgres',
        `--url=postgres://concord@localhost/postgres?host=${database.connection.host}`,
        '--camel-case',
        '--singularize',
        '--date-parser=string',
        '--type-mapping={"int8":"number","json":"unknown","jsonb":"unknown"}',
        '--exclude-pattern=kysely*',
        `--out-file=${join(here, 'db/tables.generated.ts')}`,
      ],
      { stdio: ['ignore', 'ignore', 'inherit'] },
    );
  } finally {
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

if (import.meta.main) {
  await main();
  writeFileSync(join(here, '../openapi.json'), await describeApi());
}
