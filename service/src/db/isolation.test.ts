import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readConfig } from '../config.ts';
import { openLog } from '../log.ts';
import { type Service, startService } from '../service.ts';
import { examineTables } from '../testing/isolation/attempts.ts';
import { examineCatalogue } from '../testing/isolation/catalogue.ts';
import { companies } from '../testing/samples/companies.ts';
import { tables } from '../testing/samples/index.ts';
import { plantSamples, type Standing } from '../testing/samples/plant.ts';

const all = companies();
let service: Service;
let standing: Standing[];
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'concord-'));
  const config = readConfig({ PORT: '0', CONCORD_DATA_DIR: folder, CONCORD_ROLE: 'api' });
  const clock = { now: () => new Date('2026-11-24T09:00:00Z') };
  service = await startService(config, openLog('fatal'), { clock });
  standing = await plantSamples(service.context.db.pool, all);
});
afterAll(async () => {
  await service?.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('roles, privileges and policies are as the design says', async () => {
  const { pool } = service.context.db;
  expect(await examineCatalogue(pool, Object.keys(tables(all)))).toEqual([]);
});

test('under every scope, and without one, each table reads and writes exactly the own rows', async () => {
  const { violations, attempts } = await examineTables(service.context.db.pool, all, standing);
  expect(violations).toEqual([]);
  expect(attempts).toBeGreaterThan(1000);
});
