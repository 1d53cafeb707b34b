import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbedded } from '../service/src/db/embedded.ts';
import { migrate } from '../service/src/db/migrate.ts';
import { freePort, startSimulatorProgram } from '../service/src/testing/processes.ts';
import type { Figure } from './figure.ts';

/** High, so that a run of seconds says as much as one of minutes at the published 500. */
const perMinute = 6_000;
const warmUp = 3;
const seconds = 10;

/** What one of the callers made, and how often Microsoft said 429. */
export interface Calls {
  made: number;
  refused: number;
}

/** A full pull by one and by three processes that share the service's rate budget. */
export async function throttled(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'concord-bench-'));
  // The database runs under another account when this runs as root.
  chmodSync(folder, 0o755);
  const ports = { service: await freePort(), simulator: await freePort() };
  const simulator = await startSimulatorProgram(ports, folder, ['--quota', String(perMinute)]);
  const database = await startEmbedded(folder);
  try {
    await migrate(database.connection);
    const figures: Figure[] = [];
    for (const processes of [1, 3]) {
      const work = { simulator: `http://127.0.0.1:${ports.simulator}`, connection: database.connection };
      figures.push(await run(processes, { ...work, perMinute, warmUp, seconds, account: processes }));
    }
    return figures;
  } finally {
    await database.stop();
    await simulator.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function run(processes: number, work: object): Promise<Figure> {
  const children = Array.from({ length: processes }, () =>
    fork(join(import.meta.dirname, 'throttled-caller.ts')),
  );
  const all = await Promise.all(children.map((child) => resultOf(child, { ...work, processes })));
  const made = all.reduce((sum, one) => sum + one.made, 0);
  const refused = all.reduce((sum, one) => sum + one.refused, 0);
  const rate = (made * 60) / seconds;
  return {
    name: `throttled run by ${processes} process${processes > 1 ? 'es' : ''} (${refused} × 429)`,
    value: Math.round(rate),
    unit: 'calls/min',
    baseline: perMinute,
    ratio: rate / perMinute,
    budget: '≥ 0.95 × the quota, no 429',
    ok: rate >= perMinute * 0.95 && rate <= perMinute && refused === 0,
  };
}

async function resultOf(child: ChildProcess, work: object): Promise<Calls> {
  child.send(work);
  const [result] = (await once(child, 'message')) as [Calls];
  child.kill();
  return result;
}
