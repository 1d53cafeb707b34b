import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { freePort, type Ports } from '../../service/src/testing/processes.ts';

const longestMs = 600_000;

export interface SignIn {
  email: string;
  password: string;
}

/** An installation that runs. */
export interface Running {
  child: ChildProcess;
  url: string;
  /** From the command to the first page, in ms. */
  ms: number;
  /** What the first start printed. */
  signIn: SignIn | undefined;
}

export async function freePorts(): Promise<Ports> {
  return { service: await freePort(), simulator: await freePort() };
}

/**
 * `npm start` as a newcomer types it, up to its first page.
 * @throws Error with what it printed, when it ends before
 */
export async function start(folder: string, home: string, ports: Ports): Promise<Running> {
  const began = performance.now();
  const child = spawn('npm', ['start'], {
    cwd: folder,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...newcomer(),
      HOME: home,
      PORT: String(ports.service),
      CONCORD_SIMULATOR_PORT: String(ports.simulator),
    },
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (printed += chunk));
  const url = `http://localhost:${ports.service}`;
  while (!(await answers(`${url}/operator`))) {
    if (performance.now() - began > longestMs) throw new Error(`No page after 10 minutes:\n${printed}`);
    if (child.exitCode !== null) throw new Error(`npm start ended with ${child.exitCode}:\n${printed}`);
    await new Promise((done) => setTimeout(done, 50));
  }
  const ms = performance.now() - began;
  // The first sign-in is printed when the demo is planted, a moment after the first page.
  const printedAll = /Customer Control Panel .*\n/;
  while (!printedAll.test(printed)) await new Promise((done) => setTimeout(done, 20));
  const [, email, password] = /^ *operator +(\S+) +(\S+)$/m.exec(printed) ?? [];
  return { child, url, ms, signIn: email && password ? { email, password } : undefined };
}

/** The machine's own settings, such as its certificates; nothing of Concord and of the npm that runs this proof. */
export function newcomer(): NodeJS.ProcessEnv {
  const own = /^(npm_|CONCORD_|DATABASE_URL$|PORT$|INIT_CWD$|NODE$|NODE_OPTIONS$|VITEST)/i;
  const bin = /node_modules/;
  const given = Object.entries(process.env).filter(([name]) => !own.test(name));
  const path = process.env.PATH?.split(':').filter((folder) => !bin.test(folder));
  return { ...Object.fromEntries(given), PATH: path?.join(':') };
}

async function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    ({ ok }) => ok,
    () => false,
  );
}

/** Ends it: by a signal to npm alone, or to its whole group as a terminal's Ctrl-C does. */
export async function stop(
  { child }: Running,
  signal: NodeJS.Signals,
  { group }: { group: boolean },
): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const ended = once(child, 'exit');
  process.kill(group ? -child.pid : child.pid, signal);
  await ended;
}
