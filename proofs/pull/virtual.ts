import { subscribe } from 'node:diagnostics_channel';
import { setTimeout as pause } from 'node:timers/promises';
import { createBudget } from '@concord/microsoft';
import { Clients, limitsOf } from '../../service/src/settings/client.ts';
import { demoSet, giveConsent, openHouse, until } from '../../service/src/testing/house.ts';
import { compareMirror } from '../../service/src/testing/mirror/exact.ts';
import { settled } from '../../service/src/testing/shop.ts';
import { demoSeedPath, readSeed } from '../../simulator/src/seed.ts';
import type { Size } from './field.ts';

type Say = (line: string) => void;

const least = 0.95;
const published = 500;
const begin = '2026-11-24T09:00:00.000Z';

/**
 * A pull at the published quota on the virtual clock: the simulator counts by it, and it moves on only while the pull
 * waits for its next call and none is under way.
 */
export async function pullOnVirtualClock(size: Size, say: Say): Promise<void> {
  const seed = { ...readSeed(demoSeedPath), generate: size };
  const house = await openHouse({ simulator: { seed, clock: begin, quotaPerMinute: published } });
  try {
    const set = await demoSet(house);
    await giveConsent(house, set.id);
    await settled(house, set.id);
    const { clock } = house.simulator;
    const flights = countFlights(house.simulator.url);
    const { context } = house.service;
    const budget = createBudget({
      ...limitsOf(published),
      now: () => new Date(clock.now()),
      async wait(ms, signal) {
        await flights.none();
        if (!signal?.aborted) clock.to(new Date(Date.parse(clock.now()) + ms).toISOString());
      },
    });
    context.clients = new Clients(context, () => budget);
    // What the set-up called is over when a minute has passed.
    clock.advance('PT2M');

    const { id } = await house.operator('POST /settings-sets/:id/sync', { params: { id: set.id } });
    const run = await until(
      () => house.operator('GET /sync/runs/:id', { params: { id } }),
      ({ state }) => state !== 'running',
      600,
    );
    const minutes = (Date.parse(run.finishedAt ?? '') - Date.parse(run.startedAt)) / 60_000;
    const share = run.calls / minutes / published;
    const { wrong, rows } = await compareMirror(
      {
        state: async <T>(collection: string) =>
          (await house.control<Record<string, T[]>>('GET', `state?collection=${collection}`))[collection] ??
          [],
        rows: async <T>(question: string) => (await context.db.pool.query(question)).rows as T[],
      },
      (await house.operator('GET /settings-sets/:id', { params: { id: set.id } })).tenantId,
    );
    say(`customers            ${run.total}`);
    say(`calls                ${run.calls} in ${minutes.toFixed(1)} virtual minutes, ${run.throttled} × 429`);
    say(
      `rate                 ${(run.calls / minutes).toFixed(0)}/min = ${(share * 100).toFixed(1)} % of ${published}/min`,
    );
    say(`rows compared        ${rows}, ${wrong.length} wrong`);
    if (run.state !== 'done' || wrong.length > 0)
      throw new Error([`The pull is ${run.state}.`, ...wrong].join('\n'));
    if (run.throttled > 0) throw new Error(`${run.throttled} × 429`);
    if (share < least) throw new Error(`The rate is below ${least * 100} % of what is allowed.`);
  } finally {
    await house.stop();
  }
}

/** Counts requests to the simulator that have no answer yet. */
function countFlights(address: string) {
  const { host } = new URL(address);
  let flights = 0;
  const ours = (message: unknown) => {
    const { request } = message as { request: { getHeader(name: string): unknown; path: string } };
    return request.getHeader('host') === host && !request.path.startsWith('/_simulator');
  };
  subscribe('http.client.request.start', (message) => {
    if (ours(message)) flights += 1;
  });
  subscribe('http.client.response.finish', (message) => {
    if (ours(message)) flights -= 1;
  });
  subscribe('http.client.request.error', (message) => {
    if (ours(message)) flights -= 1;
  });
  return {
    /** Resolves when nothing is under way, and nothing has begun since a moment. */
    async none(): Promise<void> {
      for (let quiet = 0; quiet < 2; quiet = flights === 0 ? quiet + 1 : 0) await pause(1);
    },
  };
}
