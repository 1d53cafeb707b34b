import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signedIn } from './caller.ts';
import { clusterOf } from './cluster.ts';
import { controls } from './house.ts';
import type { Site } from './kills/verify.ts';
import { endLeftOver } from './left-over.ts';
import { freePort, type Program, startProgram, startServiceProgram } from './processes.ts';

/** The whole house as `npm start` runs it: simulator and service as processes of their own, which may be killed. */
export interface Installation extends Site {
  /** The service's process of now. */
  service(): Program;
  /** Starts the service again after it was killed; address and sessions stay. */
  start(): Promise<void>;
  /** Stops the service as Ctrl-C does, and starts it again. */
  restart(): Promise<void>;
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
  const restart = async () => {
    await end(lives.at(-1));
    await start();
  };
  const stop = async () => {
    await end(lives.at(-1)).finally(() => end(microsoft));
    const left = endLeftOver(folder);
    rmSync(folder, { recursive: true, force: true });
    if (left.length > 0) throw new Error(`Left behind:\n${left.join('\n')}`);
  };
  try {
    await start();
    const url = `http://127.0.0.1:${ports.service}`;
    const signIns = { operator: { email: 'admin@concord.example' } };
    return {
      folder,
      database: () => clusterOf(folder).connection,
      url,
      signIns,
      simulator: { url: simulator },
      operator: await signedIn(url, 'operator', { ...signIns.operator, password: 'Test-pass-1' }),
      control: controls(simulator),
      service: () => lives.at(-1)!,
      start,
      restart,
      log: () => lives.map((life) => life.output()).join(''),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

const secondsToStop = 30;

/** Ends a program as Ctrl-C does. @throws Error when it does not end; it is killed then. */
async function end(program: Program | undefined): Promise<void> {
  if (!program) return;
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    program.child.kill('SIGKILL');
  }, secondsToStop * 1000);
  await program.stop();
  clearTimeout(timer);
  if (late)
    throw new Error(`A program did not stop within ${secondsToStop} s:\n${program.output().slice(-2000)}`);
}
