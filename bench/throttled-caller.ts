/** One of the processes of the throttled run: calls as fast as the shared budget lets it, and says how often that was. */
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { cloud, createDoor, createTokens, MicrosoftError } from '@concord/microsoft';
import { systemClock } from '../service/src/clock.ts';
import { type Connection, openDatabase } from '../service/src/db/database.ts';
import { createSharedBudget } from '../service/src/settings/pace.ts';
import type { Calls } from './throttled.ts';

interface Work {
  simulator: string;
  connection: Connection;
  perMinute: number;
  warmUp: number;
  seconds: number;
  account: number;
}

const partner = {
  tenantId: '5c3a1b1e-6f0d-4c51-9d0e-0a4f6f3f1a02',
  applicationId: '0f6c1d2e-3b4a-4c5d-8e6f-7a8b9c0d1e02',
};
const path = '/v1/customers/5c3a1b1e-6f0d-4c51-9d0e-0a4f6f3f1c02/subscriptions';

const [work] = (await once(process, 'message')) as [Work];
const where = cloud('simulator', work.simulator);
const db = openDatabase(work.connection, 2);
const wait = (ms: number, signal?: AbortSignal) => sleep(ms, undefined, { signal });
const limits = { perMinute: work.perMinute, burst: work.perMinute / 25 };
const calls: Calls = { made: 0, refused: 0 };
const begin = performance.now() + work.warmUp * 1000;
const end = begin + work.seconds * 1000;
const door = createDoor({
  cloud: where,
  now: () => systemClock.now(),
  budget: createSharedBudget({
    db,
    partnerAccountId: `00000000-0000-4000-8000-${String(work.account).padStart(12, '0')}`,
    limits,
    clock: systemClock,
    wait,
    failed: (error) => console.error(error),
  }),
  tokens: createTokens({
    cloud: where,
    ...partner,
    now: () => systemClock.now(),
    secrets: {
      applicationSecret: async () => 'demo-application-secret-2',
      refreshToken: async () => undefined,
      saveRefreshToken: async () => {},
    },
  }),
  observe({ status }) {
    const now = performance.now();
    if (status === 429) calls.refused += 1;
    if (status === 200 && now >= begin && now < end) calls.made += 1;
  },
});

async function caller(): Promise<void> {
  while (performance.now() < end) {
    await door.call({ method: 'GET', path, as: 'app', priority: 'sync' }).catch((error: unknown) => {
      if (!(error instanceof MicrosoftError)) throw error;
    });
  }
}
await Promise.all(Array.from({ length: 20 }, caller));
process.send?.(calls);
