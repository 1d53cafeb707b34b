import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { demoSet, giveConsent } from '../../service/src/testing/house.ts';
import { type Installation, openInstallation } from '../../service/src/testing/installation.ts';
import { compareMirror } from '../../service/src/testing/mirror/exact.ts';
import { settled } from '../../service/src/testing/shop.ts';

/** How big the simulated partner is. */
export interface Size {
  customers: number;
  subscriptionsPerCustomer: number;
  usersPerCustomer: number;
}

/** A partner account of that size, whose settings set has consent and a checked connection; nothing is read yet. */
export interface Field extends Installation {
  setId: string;
  /** Begins a full pull. @returns the run's id */
  begin(): Promise<string>;
  /** What the mirror and the simulator disagree about. */
  compare(): Promise<{ wrong: string[]; rows: number }>;
}

export async function openField(size: Size, quota: number, env: Record<string, string>): Promise<Field> {
  const folder = mkdtempSync(join(tmpdir(), 'concord-seed-'));
  const seed = join(folder, 'seed.yaml');
  const demo = readFileSync(join(import.meta.dirname, '../../simulator/seeds/demo.yaml'), 'utf8');
  writeFileSync(seed, `${demo}\ngenerate: ${JSON.stringify(size)}\n`);
  const house = await openInstallation({ seed, quota, forgetful: true, env });
  rmSync(folder, { recursive: true });
  try {
    const set = await demoSet(house);
    await giveConsent(house, set.id);
    await settled(house, set.id);
    const { tenantId } = await house.operator('GET /settings-sets/:id', { params: { id: set.id } });
    return {
      ...house,
      setId: set.id,
      begin: async () =>
        (await house.operator('POST /settings-sets/:id/sync', { params: { id: set.id } })).id,
      compare: () => compare(house, tenantId),
    };
  } catch (error) {
    await house.stop();
    throw error;
  }
}

async function compare(house: Installation, partnerTenantId: string) {
  const client = new pg.Client(house.database());
  await client.connect();
  try {
    return await compareMirror(
      {
        async state<T>(collection: string) {
          const all = await house.control<Record<string, T[]>>('GET', `state?collection=${collection}`);
          return all[collection] ?? [];
        },
        rows: async <T>(question: string) => (await client.query(question)).rows as T[],
      },
      partnerTenantId,
    );
  } finally {
    await client.end();
  }
}
