import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type CommerceApi,
  cloud,
  createBudget,
  createDoor,
  createTokens,
  partnerCenter,
} from '@concord/microsoft';
import { demoSet, giveConsent, until } from '../service/src/testing/house.ts';
import { type Installation, openInstallation } from '../service/src/testing/installation.ts';
import { settled } from '../service/src/testing/shop.ts';
import type { Figure } from './figure.ts';

const size = { customers: 1_000, subscriptionsPerCustomer: 5, usersPerCustomer: 10 };
const latencyMs = 50;
/** So many customers are enough for the serial client, which takes its time. */
const serially = 60;
const anyNumber = 6_000_000;
const partner = {
  tenantId: '5c3a1b1e-6f0d-4c51-9d0e-0a4f6f3f1a01',
  applicationId: '0f6c1d2e-3b4a-4c5d-8e6f-7a8b9c0d1e01',
  secret: 'demo-application-secret-1',
};

/** A whole pull into the database, with the quota lifted and answers that take 50 ms, against two plain clients. */
export async function pull(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'concord-seed-'));
  const seed = join(folder, 'seed.yaml');
  const demo = readFileSync(join(import.meta.dirname, '../simulator/seeds/demo.yaml'), 'utf8');
  writeFileSync(seed, `${demo}\ngenerate: ${JSON.stringify(size)}\n`);
  const env = { CONCORD_CALLS_PER_MINUTE: String(anyNumber) };
  const house = await openInstallation({ seed, forgetful: true, env });
  try {
    const set = await demoSet(house);
    await giveConsent(house, set.id);
    await settled(house, set.id);
    await house.control('POST', 'settings', { latencyMs });
    const serial = await plain(house, serially, false);
    const unlimited = await plain(house, size.customers, true);
    // The second one is what every sweep is: all is known, and the program is warm.
    await whole(house, set.id);
    const ours = await whole(house, set.id);
    const name = `full pull at ${latencyMs} ms latency`;
    return [
      {
        name: `${name}, quota lifted, against a serial client: calls`,
        value: Math.round(ours.calls),
        unit: 'calls/s',
        baseline: Number(serial.toFixed(1)),
        ratio: ours.calls / serial,
        budget: '≥ 10 × the serial client',
        ok: ours.calls >= 10 * serial,
      },
      {
        name: `${name}, quota lifted: customers read whole and written, against a serial client that reads subscriptions alone`,
        value: Math.round(ours.customers),
        unit: 'customers/s',
        baseline: Number(serial.toFixed(1)),
        ratio: ours.customers / serial,
        budget: '≥ 10 × the serial client',
        ok: ours.customers >= 10 * serial,
      },
      {
        name: `${name}, quota lifted, against unlimited Promise.all over subscriptions: calls`,
        value: Math.round(ours.calls),
        unit: 'calls/s',
        baseline: Math.round(unlimited),
        ratio: ours.calls / unlimited,
        budget: '≥ 0.5 × Promise.all, which reads no people and writes nothing',
        ok: ours.calls >= 0.5 * unlimited,
      },
    ];
  } finally {
    await house.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Customers a second whose subscriptions a plain client reads: one after the other, or all at the same time. */
async function plain(house: Installation, count: number, together: boolean): Promise<number> {
  const api = client(house.simulator.url);
  // The token is there before.
  await api.partner().catch(() => undefined);
  const startedAt = performance.now();
  const tenantIds: string[] = [];
  for await (const { tenantId } of api.tenants()) {
    tenantIds.push(tenantId);
    if (tenantIds.length === count) break;
  }
  if (together) await Promise.all(tenantIds.map((id) => api.subscriptions(id)));
  else for (const id of tenantIds) await api.subscriptions(id);
  return (tenantIds.length * 1000) / (performance.now() - startedAt);
}

function client(address: string): CommerceApi {
  const where = cloud('simulator', address);
  const { tenantId, applicationId, secret } = partner;
  return partnerCenter(
    createDoor({
      cloud: where,
      now: () => new Date(),
      budget: createBudget({
        perMinute: anyNumber,
        burst: anyNumber / 25,
        now: () => new Date(),
        wait: (ms, signal) => sleep(ms, undefined, { signal }),
      }),
      tokens: createTokens({
        cloud: where,
        tenantId,
        applicationId,
        now: () => new Date(),
        secrets: {
          applicationSecret: () => Promise.resolve(secret),
          refreshToken: () => Promise.resolve(undefined),
          saveRefreshToken: () => Promise.resolve(),
        },
      }),
    }),
  );
}

async function whole(house: Installation, setId: string): Promise<{ customers: number; calls: number }> {
  const startedAt = performance.now();
  const { id } = await house.operator('POST /settings-sets/:id/sync', { params: { id: setId } });
  const run = await until(
    () => house.operator('GET /sync/runs/:id', { params: { id } }),
    ({ state }) => state !== 'running',
    300,
  );
  const seconds = (performance.now() - startedAt) / 1000;
  if (run.state !== 'done' || run.failed > 0)
    throw new Error(`the pull is ${run.state}, ${run.failed} failed`);
  return { customers: run.done / seconds, calls: run.calls / seconds };
}
