import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chownSync, closeSync, existsSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { type Account, databaseAccount, isReachable, postgresBinaries } from './binaries.ts';

export interface EmbeddedDatabase {
  /** For `pg`: a directory here means a unix socket. */
  connection: { host: string; port: number; user: string; database: string };
  stop(): Promise<void>;
}

const port = 5432;
const options = [
  'listen_addresses=',
  'max_connections=60',
  'shared_buffers=64MB',
  'max_wal_size=512MB',
  'jit=off',
  'log_destination=stderr',
  'lc_messages=C',
];

/**
 * Starts the PostgreSQL of the lockfile on a data directory, or adopts the server that an earlier process
 * left there. If the server dies it is started again; `stop` ends it when no other Concord process uses it.
 * @throws Error when the directory was made by another major version, or the server does not come up.
 */
export async function startEmbedded(dataDir: string, packageName?: string): Promise<EmbeddedDatabase> {
  const account = databaseAccount();
  const binaries = postgresBinaries(account, packageName);
  const root = account && !isReachable(dataDir) ? `/var/lib/concord/${short(dataDir)}` : dataDir;
  const cluster = join(root, 'postgres');
  const socket = socketFolder(root);
  mkdirSync(root, { recursive: true });
  makeOwned(cluster, account);
  makeOwned(socket, account);
  const connection = { host: socket, port, user: 'concord', database: 'postgres' };

  if (!existsSync(join(cluster, 'PG_VERSION'))) initialise(binaries, cluster, account);
  refuseOtherVersion(binaries, cluster);

  let child: ChildProcess | undefined;
  const launch = () => {
    const log = openSync(join(root, 'postgres.log'), 'a');
    const args = [
      '-D',
      cluster,
      '-k',
      socket,
      '-p',
      String(port),
      ...options.flatMap((option) => ['-c', option]),
    ];
    // Detached: Ctrl-C must reach the program first, which drains and then stops the database.
    child = spawn(join(binaries, 'bin/postgres'), args, {
      ...account,
      detached: true,
      stdio: ['ignore', log, log],
    });
    child.unref();
    closeSync(log);
  };
  const isStarting = () => child !== undefined && child.exitCode === null && child.signalCode === null;
  const isRunning = () => isStarting() || postmaster(cluster) !== undefined;
  if (!(await answers(connection))) launch();
  await until(
    () => answers(connection),
    60_000,
    `The database did not start; see ${join(root, 'postgres.log')}.`,
  );
  // Also a server that was adopted, which is not a child of this process.
  const watch = setInterval(() => isRunning() || launch(), 200);

  return {
    connection,
    async stop() {
      clearInterval(watch);
      if (await usedByOthers(connection)) return;
      const pid = postmaster(cluster);
      if (pid === undefined) return;
      signal(pid, 'SIGINT');
      await until(async () => !isAlive(pid), 30_000, 'The database did not stop within 30 seconds.');
    },
  };
}

function initialise(binaries: string, cluster: string, account: Account | undefined): void {
  const args = [
    '-D',
    cluster,
    '-U',
    'concord',
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
  ];
  execFileSync(join(binaries, 'bin/initdb'), args, { ...account, stdio: ['ignore', 'ignore', 'pipe'] });
}

function refuseOtherVersion(binaries: string, cluster: string): void {
  const made = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim();
  const ours = /(\d+)/.exec(
    execFileSync(join(binaries, 'bin/postgres'), ['--version'], { encoding: 'utf8' }),
  )?.[1];
  if (made === ours) return;
  throw new Error(
    `The data directory was made by PostgreSQL ${made}, this is ${ours}. Start the Concord version that made it, run "npx concord export", then import that file into an empty data directory.`,
  );
}

function makeOwned(path: string, account: Account | undefined): void {
  if (!existsSync(path)) mkdirSync(path, { mode: 0o700 });
  if (account) chownSync(path, account.uid, account.gid);
}

/** Socket paths are limited to 107 bytes. */
function socketFolder(root: string): string {
  const inside = join(root, 'socket');
  return inside.length < 80 ? inside : join(tmpdir(), `concord-${short(root)}`);
}

function short(path: string): string {
  return createHash('sha256').update(path).digest('hex').slice(0, 12);
}

async function answers(connection: EmbeddedDatabase['connection']): Promise<boolean> {
  return (await ask(connection, 'select 1')) !== undefined;
}

async function usedByOthers(connection: EmbeddedDatabase['connection']): Promise<boolean> {
  const rows = await ask(
    connection,
    "select from pg_stat_activity where application_name = 'concord' limit 1",
  );
  return (rows?.length ?? 0) > 0;
}

async function ask(
  connection: EmbeddedDatabase['connection'],
  question: string,
): Promise<unknown[] | undefined> {
  const client = new Client({
    ...connection,
    application_name: 'concord supervisor',
    connectionTimeoutMillis: 2000,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return (await client.query(question)).rows;
  } catch {
    return undefined;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function postmaster(cluster: string): number | undefined {
  const file = join(cluster, 'postmaster.pid');
  const pid = existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n', 1)[0]) : Number.NaN;
  return Number.isInteger(pid) && isAlive(pid) ? pid : undefined;
}

function isAlive(pid: number): boolean {
  if (!signal(pid, 0)) return false;
  // A dead process that nobody has waited for yet still takes signals.
  try {
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return process.platform !== 'linux';
  }
}

function signal(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    process.kill(pid, name);
    return true;
  } catch {
    return false;
  }
}

async function until(done: () => Promise<boolean>, limitMs: number, failure: string): Promise<void> {
  const end = performance.now() + limitMs;
  while (!(await done())) {
    if (performance.now() > end) throw new Error(failure);
    await delay(25);
  }
}
