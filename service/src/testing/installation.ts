import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signedIn } from './caller.ts';
import { clusterOf } from './cluster.ts';
import { controls } from './house.ts';
import type { Site } from './kills/verify.ts';
import { endLeftOver } from './left-over.ts';
import { freePort, type Program, startServiceProgram, startSimulatorProgram } from './processes.ts';

/** The whole house as `npm start` runs it: simulator and service as processes of their own, which may be killed. */
export interface Installation extends Site {
  microsoft: Program;
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

export interface InstallationOptions {
  env?: Record<string, string>;
  /** File with the simulator's beginning; default: the demo. */
  seed?: string;
  /** Calls a minute that the simulator allows; default: any number. */
  quota?: number;
  /** The simulator's world lives in memory only. */
  forgetful?: boolean;
  /** Puts something in front of a server: answers with the port on which that listens. */
  through?: (server: 'microsoft' | 'service', port: number) => Promise<number>;
}

export async function openInstallation(options: InstallationOptions = {}): Promise<Installation> {
  const { seed, quota = 0, forgetful = false, through = (_, port) => Promise.resolve(port) } = options;
  const folder = mkdtempSync(join(tmpdir(), 'concord-'));
  // The database's own account must be able to reach it.
  chmodSync(folder, 0o755);
  const ports = { service: await freePort(), simulator: await freePort() };
  const fronts = {
    service: await through('service', ports.service),
    microsoft: await through('microsoft', ports.simulator),
  };
  const args = ['--quota', String(quota), ...(seed ? ['--seed', seed] : [])];
  const microsoft = await startSimulatorProgram(ports, forgetful ? undefined : folder, args);
  const env: Record<string, string> = {
    CONCORD_PUBLIC_URL: `http://localhost:${fronts.service}`,
    CONCORD_SYNC: 'off',
    ...options.env,
  };

  const lives: Program[] = [];
  const start = async () => {
    lives.push(await startServiceProgram({ ...ports, simulator: fronts.microsoft }, folder, env));
  };
  const restart = async () => {
    await end(lives.at(-1));
    await start();
  };
  const stop = async () => {
    const problems: unknown[] = [];
    for (const program of [lives.at(-1), microsoft])
      await end(program).catch((error: unknown) => problems.push(error));
    const left = endLeftOver(folder);
    rmSync(folder, { recursive: true, force: true });
    if (problems.length > 0) throw problems[0];
    if (left.length > 0) throw new Error(`Left behind:\n${left.join('\n')}`);
  };
  try {
    await start();
    const url = `http://127.0.0.1:${fronts.service}`;
    const password = env['CONCORD_ADMIN_PASSWORD'] ?? 'Test-pass-1';
    const signIns = { operator: { email: 'admin@concord.example', password } };
    return {
      folder,
      database: () => clusterOf(folder).connection,
      url,
      signIns,
      simulator: { url: `http://localhost:${fronts.microsoft}` },
      operator: await signedIn(url, 'operator', signIns.operator),
      control: controls(`http://localhost:${ports.simulator}`),
      microsoft,
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
