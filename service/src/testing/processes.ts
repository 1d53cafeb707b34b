import { type ChildProcess, spawn } from 'node:child_process';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../../..');

/** A program of ours as a process of its own, which a test may kill. */
export interface Program {
  child: ChildProcess;
  pid: number;
  /** What it wrote to both outputs. */
  output: () => string;
  exited: Promise<number | null>;
  /** Ends it as Ctrl-C does, and waits. */
  stop(): Promise<void>;
  kill(signal: NodeJS.Signals): Promise<void>;
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

/** Starts `simulator/src/bin.ts` or `service/src/main.ts` and waits until it says that it is ready. */
export async function startProgram(
  script: string,
  args: string[],
  env: Record<string, string> = {},
): Promise<Program> {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', join(root, script), ...args],
    {
      cwd: root,
      env: { PATH: process.env.PATH ?? '', ...env },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    },
  );
  let written = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => (written += chunk.toString()));
  const exited = new Promise<number | null>((done) => child.once('exit', (code) => done(code)));
  const ready = new Promise<void>((done) => child.once('message', () => done()));
  const ended = exited.then((code) => {
    throw new Error(`${script} ended with ${code}:\n${written}`);
  });
  await Promise.race([ready, ended]);
  ended.catch(() => undefined);
  const kill = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await exited;
  };
  return { child, pid: child.pid ?? 0, output: () => written, exited, kill, stop: () => kill('SIGTERM') };
}

export interface Ports {
  service: number;
  simulator: number;
}

/** @param dataDir where its world is kept; without one it lives in memory only */
export const startSimulatorProgram = (ports: Ports, dataDir: string | undefined, args: string[] = []) =>
  startProgram('simulator/src/bin.ts', [
    '--port',
    String(ports.simulator),
    ...(dataDir === undefined ? [] : ['--data', join(dataDir, 'simulator')]),
    ...args,
  ]);

export const startServiceProgram = (ports: Ports, dataDir: string, env: Record<string, string> = {}) =>
  startProgram('service/src/main.ts', [], {
    PORT: String(ports.service),
    CONCORD_SIMULATOR_PORT: String(ports.simulator),
    CONCORD_DATA_DIR: dataDir,
    CONCORD_ADMIN_PASSWORD: 'Test-pass-1',
    CONCORD_LOG_LEVEL: 'warn',
    ...env,
  });
