import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signedIn } from './caller.ts';
import { controls, type Front } from './house.ts';
import { leftOver } from './left-over.ts';
import { freePort, type Program, startProgram, startServiceProgram } from './processes.ts';

/** The whole house as `npm start` runs it: simulator and service as processes of their own, which may be killed. */
export interface Installation extends Front {
  folder: string;
  /** The service's process of now. */
  service(): Program;
  /** Starts the service again after it was killed; address and sessions stay. */
  start(): Promise<void>;
  /** All that the service wrote, over all its lives. */
  log(): string;
  /** Ends everything. @throws Error naming processes that stayed behind. */
  stop(): Promise<void>;
}

/** @param options.seed file with the simulator's beginning; default: the demo */
export async function openInstallation(
  options: { env?: Record<string, string>; seed?: string } = {},
): Promise<Installation> {
  const folder = mkdtempSync(join(tmpdir(), 'concord-'));
  // The database's own account must be able to reach it.
  chmodSync(folder, 0o755);
  const ports = { service: await freePort(), simulator: await freePort() };
  const data = ['--port', String(ports.simulator), '--data', join(folder, 'simulator'), '--quota', '0'];
  const seed = options.seed ? ['--seed', options.seed] : [];
  const microsoft = await startProgram('simulator/src/bin.ts', [...data, ...seed]);
  const simulator = `http://localhost:${ports.simulator}`;

  const lives: Program[] = [];
  const start = async () => void lives.push(await startServiceProgram(ports, folder, options.env));
  const stop = async () => {
    await lives.at(-1)?.stop();
    await microsoft.stop();
    const left = leftOver(folder);
    rmSync(folder, { recursive: true, force: true });
    if (left.length > 0) throw new Error(`Left behind:\n${left.join('\n')}`);
  };
  try {
    await start();
    const url = `http://127.0.0.1:${ports.service}`;
    const signIns = { operator: { email: 'admin@concord.example' } };
    return {
      folder,
      url,
      signIns,
      simulator: { url: simulator },
      operator: await signedIn(url, 'operator', { ...signIns.operator, password: 'Test-pass-1' }),
      control: controls(simulator),
      service: () => lives.at(-1)!,
      start,
      log: () => lives.map((life) => life.output()).join(''),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
