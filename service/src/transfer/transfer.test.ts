import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startEmbedded } from '../db/embedded.ts';
import { migrate } from '../db/migrate.ts';
import { demoSet, giveConsent, type House, openHouse, until } from '../testing/house.ts';
import { exportAll } from './export.ts';
import { importAll } from './import.ts';
import { leftTables, movedTables } from './tables.ts';

let house: House;
const folder = mkdtempSync(join(tmpdir(), 'concord-'));
beforeAll(async () => {
  house = await openHouse();
  const { id } = await demoSet(house);
  await giveConsent(house, id);
  // The check that follows a consent renews the token: let it end before anything is compared.
  await until(
    () => house.operator('GET /settings-sets/:id/checks/latest', { params: { id } }),
    ({ check }) => check !== null && check.state !== 'running',
  );
  // What the sync keeps of a set that was checked, a worker writes by itself.
  await until(
    () => house.service.context.db.pool.query('select from sync_accounts'),
    ({ rowCount }) => rowCount === 1,
  );
});
afterAll(async () => {
  await house?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const tablesOf = async (client: pg.Client | pg.Pool) =>
  (
    await client.query<{ name: string }>(
      "select tablename as name from pg_tables where schemaname = 'public' and tablename not like 'kysely%' order by 1",
    )
  ).rows.map(({ name }) => name);

/** All rows of a table as text, in an order that both sides share. */
const dump = async (client: pg.Client | pg.Pool, table: string) =>
  (
    await client.query<{ row: string }>(`select to_jsonb(t)::text as row from ${table} t order by 1`)
  ).rows.map(({ row }) => row);

async function collect(): Promise<string[]> {
  const lines: string[] = [];
  await exportAll(house.service.context, async (line) => void lines.push(line));
  return lines;
}

async function* each(lines: string[]): AsyncGenerator<string> {
  yield* lines;
}

test('every table is either moved or left behind on purpose', async () => {
  const known = [...movedTables, ...leftTables].toSorted();
  expect(await tablesOf(house.service.context.db.pool)).toEqual(known);
});

test('an export fills an empty installation row by row, and its chain goes on', async () => {
  const lines = await collect();
  const database = await startEmbedded(folder);
  try {
    await migrate(database.connection);
    const rows = await importAll(database.connection, each(lines));
    expect(rows).toBe(lines.length - 1);
    const client = new pg.Client(database.connection);
    await client.connect();
    for (const table of movedTables) {
      expect(await dump(client, table)).toEqual(await dump(house.service.context.db.pool, table));
    }
    const { rows: heads } = await client.query('select seq, hash from event_chain');
    const { rows: last } = await client.query('select seq, hash from events order by seq desc limit 1');
    expect(heads).toEqual(last);
    await client.end();
    await expect(importAll(database.connection, each(lines))).rejects.toThrow('not empty');
  } finally {
    await database.stop();
  }
});

test('a foreign or broken file changes nothing', async () => {
  await expect(
    importAll({ host: '/nowhere', port: 1, user: 'x', database: 'x' }, each([])),
  ).rejects.toThrow();
  const lines = await collect();
  const database = await startEmbedded(folder);
  const broken = [...lines.slice(0, 20), '{"table":"pg_class","row":{}}'];
  try {
    const client = new pg.Client(database.connection);
    await client.connect();
    await client.query('truncate resellers cascade');
    await expect(importAll(database.connection, each(broken))).rejects.toThrow('does not have');
    await expect(importAll(database.connection, each(['{}']))).rejects.toThrow('not an export');
    expect(await dump(client, 'resellers')).toEqual([]);
    await client.end();
  } finally {
    await database.stop();
  }
});
