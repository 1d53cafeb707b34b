import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Budget } from '@concord/microsoft';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock } from '../clock.ts';
import { type Database, openDatabase } from '../db/database.ts';
import { type EmbeddedDatabase, startEmbedded } from '../db/embedded.ts';
import { migrate } from '../db/migrate.ts';
import { createSharedBudget } from './pace.ts';

const limits = { perMinute: 2_400, burst: 96 };
const folder = mkdtempSync(join(tmpdir(), 'concord-'));
let server: EmbeddedDatabase;
/** One for each of the processes that share the row. */
let databases: Database[];
beforeAll(async () => {
  server = await startEmbedded(folder);
  await migrate(server.connection);
  databases = [1, 2, 3].map(() => openDatabase(server.connection, 2));
});
afterAll(async () => {
  for (const db of databases ?? []) await db.close();
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** The same partner account, seen from three processes. */
function threeBudgets(): Budget[] {
  const partnerAccountId = randomUUID();
  return databases.map((db) =>
    createSharedBudget({
      db,
      partnerAccountId,
      limits,
      clock: systemClock,
      wait: (ms, signal) => sleep(ms, undefined, { signal }),
      failed: (error) => {
        throw error;
      },
    }),
  );
}

test('three processes together keep the rate, use it up, and each gets its share', async () => {
  const budgets = threeBudgets();
  const until = performance.now() + 3_000;
  const made: { at: number; by: number }[] = [];
  await Promise.all(
    budgets.map(async (budget, by) => {
      const caller = async () => {
        while (performance.now() < until) {
          await budget.take(1, { priority: 'sync' });
          made.push({ at: performance.now(), by });
        }
      };
      await Promise.all(Array.from({ length: 30 }, caller));
    }),
  );
  const perMs = (limits.perMinute - limits.burst + 1) / 60_000;
  made.sort((a, b) => a.at - b.at);
  const surplus = made.flatMap(({ at }, i) =>
    made.slice(i).map((later, j) => j + 1 - (later.at - at) * perMs - limits.burst),
  );
  expect(surplus.reduce((most, one) => Math.max(most, one), 0)).toBeLessThanOrEqual(1);
  const calls = made.filter(({ at }) => at < until).length;
  expect(calls).toBeGreaterThan(0.95 * 3_000 * perMs);
  for (const by of [0, 1, 2]) {
    expect(made.filter((one) => one.by === by).length / made.length).toBeGreaterThan(0.25);
  }
});

test('a person is let through although the sync of all processes waits', async () => {
  const budgets = threeBudgets();
  const giveUp = new AbortController();
  const { signal } = giveUp;
  const sync = budgets.flatMap((budget) =>
    Array.from({ length: 200 }, () =>
      budget.take(1, { priority: 'sync', signal }).then(
        () => true,
        () => false,
      ),
    ),
  );
  await Promise.race(sync);
  await budgets[0]!.take(1, { priority: 'order' });
  const first = await Promise.race([
    budgets[1]!.take(3, { priority: 'person' }).then(() => 'person'),
    Promise.all(sync).then(() => 'sync'),
  ]);
  expect(first).toBe('person');
  giveUp.abort();
  const served = (await Promise.all(sync)).filter(Boolean).length;
  expect(served).toBeLessThan(300);
});

test('what one process is told by Microsoft, the others keep too', async () => {
  const [one, other] = threeBudgets();
  await one!.take(1, { priority: 'order' });
  one!.refused(600);
  const begin = performance.now();
  await one!.take(1, { priority: 'order' });
  await other!.take(1, { priority: 'person' });
  expect(performance.now() - begin).toBeGreaterThan(550);
});

test('a steady stream asks the database far less often than it calls', async () => {
  const [db] = databases;
  let asked = 0;
  const budget = createSharedBudget({
    db: {
      ...db!,
      in(...given) {
        asked += 1;
        return db!.in(...given);
      },
    },
    partnerAccountId: randomUUID(),
    limits,
    clock: systemClock,
    wait: (ms, signal) => sleep(ms, undefined, { signal }),
    failed: () => {},
  });
  for (let i = 0; i < 40; i++) await budget.take(1, { priority: 'order' });
  expect(asked).toBeLessThan(8);
});
