import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeApi } from '../http/openapi.ts';
import { describeSchema } from '../write-schema.ts';
import { type EmbeddedDatabase, startEmbedded } from './embedded.ts';
import { migrate } from './migrate.ts';

const folder = mkdtempSync(join(tmpdir(), 'concord-'));
const service = join(import.meta.dirname, '../..');
let database: EmbeddedDatabase;
beforeAll(async () => {
  database = await startEmbedded(folder);
});
afterAll(async () => {
  await database?.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('several processes may migrate at once, and it is done once', async () => {
  const applied = await Promise.all([
    migrate(database.connection),
    migrate(database.connection),
    migrate(database.connection),
  ]);
  expect(applied.filter((names) => names.length > 0)).toHaveLength(1);
});

test('schema.sql is what the migrations make (npm run schema writes it)', async () => {
  const client = new pg.Client(database.connection);
  await client.connect();
  try {
    expect(await describeSchema(client)).toBe(readFileSync(join(service, 'schema.sql'), 'utf8'));
  } finally {
    await client.end();
  }
});

test('openapi.json is what the contract says (npm run schema writes it)', async () => {
  expect(await describeApi()).toBe(readFileSync(join(service, 'openapi.json'), 'utf8'));
});
