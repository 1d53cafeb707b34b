import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoSeedPath } from '@concord/simulator/seed';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoSet, giveConsent, until } from '../../testing/house.ts';
import { type Installation, openInstallation } from '../../testing/installation.ts';
import { settled } from '../../testing/shop.ts';

const customers = 320;
let house: Installation;
const folder = mkdtempSync(join(tmpdir(), 'concord-seed-'));
beforeAll(async () => {
  const seed = join(folder, 'seed.yaml');
  const size = { customers, subscriptionsPerCustomer: 2, usersPerCustomer: 2 };
  writeFileSync(seed, `${readFileSync(demoSeedPath, 'utf8')}\ngenerate: ${JSON.stringify(size)}\n`);
  const env = { CONCORD_CALLS_PER_MINUTE: '600000' };
  house = await openInstallation({ seed, forgetful: true, env });
}, 240_000);
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await house?.stop();
});

test('killed between and within batches, an import goes on, and nothing is made twice', async () => {
  const set = await demoSet(house);
  await giveConsent(house, set.id);
  await settled(house, set.id);
  const run = await house.operator('POST /settings-sets/:id/sync', { params: { id: set.id } });
  await until(
    () => house.operator('GET /sync/runs/:id', { params: { id: run.id } }),
    ({ state }) => state === 'done',
    120,
  );
  const { partnerAccount } = await house.operator('GET /settings-sets/:id', { params: { id: set.id } });
  const at = { params: { id: partnerAccount.id } };
  const look = () => house.operator('GET /partner-accounts/:id/import', at);
  const { items: resellers } = await house.operator('GET /resellers');
  const body = { filter: {}, decision: 'create' as const, resellerId: resellers[0]?.id };
  const { count } = await house.operator('POST /partner-accounts/:id/import/decisions', { ...at, body });
  expect(count).toBeGreaterThanOrEqual(customers);
  await house.operator('POST /partner-accounts/:id/import/decisions', { ...at, body: { ...body, count } });
  await house.operator('POST /partner-accounts/:id/import/apply', { ...at, body: { count } });
  const struckAt: number[] = [];
  for (const from of [0, 1, 200]) {
    const { progress } = await until(look, (found) => (found.progress?.done ?? 0) >= from, 60);
    await house.service().kill('SIGKILL');
    struckAt.push(progress?.done ?? 0);
    await house.start();
  }
  const { progress } = await until(look, ({ states }) => states.queued === 0, 120);
  expect(progress).toMatchObject({ total: count, done: count, failed: 0 });
  expect(Math.min(...struckAt)).toBeLessThan(count);

  const client = new pg.Client(house.database());
  await client.connect();
  const ask = async (question: string) => (await client.query(question)).rows as unknown[];
  const doubled = await ask(`
    select tenant_id::text from bindings where ended_at is null group by 1 having count(*) > 1
    union all select data ->> 'tenantId' from events where kind = 'customer.imported' group by 1 having count(*) > 1`);
  expect(doubled).toEqual([]);
  const orphans = await ask(`
    select c.company_name from customers c where c.created_at >= (select min(queued_at) from import_rows)
      and not exists (select from bindings b where b.customer_id = c.id)`);
  expect(orphans).toEqual([]);
  expect(await ask("select 1 from events where kind = 'customer.imported'")).toHaveLength(count);
  expect(await ask('select field, ours, theirs from differences where closed_at is null')).toEqual([]);
  await client.end();
}, 240_000);
