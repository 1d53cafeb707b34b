import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoSeedPath } from '@concord/simulator/seed';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoSet, giveConsent, until } from '../../testing/house.ts';
import { type Installation, openInstallation } from '../../testing/installation.ts';
import { compareMirror } from '../../testing/mirror/exact.ts';
import { settled } from '../../testing/shop.ts';

let house: Installation;
const folder = mkdtempSync(join(tmpdir(), 'concord-seed-'));
beforeAll(async () => {
  const seed = join(folder, 'seed.yaml');
  const size = { customers: 240, subscriptionsPerCustomer: 2, usersPerCustomer: 2 };
  writeFileSync(seed, `${readFileSync(demoSeedPath, 'utf8')}\ngenerate: ${JSON.stringify(size)}\n`);
  const env = { CONCORD_CALLS_PER_MINUTE: '600000' };
  house = await openInstallation({ seed, forgetful: true, env });
}, 240_000);
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await house?.stop();
});

test('killed between batches, a pull goes on where it was, and is exact', async () => {
  const set = await demoSet(house);
  await giveConsent(house, set.id);
  await settled(house, set.id);
  const { id } = await house.operator('POST /settings-sets/:id/sync', { params: { id: set.id } });
  const look = () => house.operator('GET /sync/runs/:id', { params: { id } });
  const struckAt: number[] = [];
  for (const from of [1, 100]) {
    const { done } = await until(look, (run) => run.done >= from);
    await house.service().kill('SIGKILL');
    struckAt.push(done);
    await house.start();
  }
  const over = await until(look, ({ state }) => state !== 'running', 120);
  expect(over).toMatchObject({ state: 'done', done: over.total, failed: 0 });
  expect(Math.max(...struckAt)).toBeLessThan(over.total ?? 0);

  const client = new pg.Client(house.database());
  await client.connect();
  const { tenantId } = await house.operator('GET /settings-sets/:id', { params: { id: set.id } });
  const { wrong, rows } = await compareMirror(
    {
      state: async <T>(collection: string) =>
        (await house.control<Record<string, T[]>>('GET', `state?collection=${collection}`))[collection] ?? [],
      rows: async <T>(question: string) => (await client.query(question)).rows as T[],
    },
    tenantId,
  );
  await client.end();
  expect(wrong).toEqual([]);
  expect(rows).toBeGreaterThan(240 * 5);
}, 240_000);
