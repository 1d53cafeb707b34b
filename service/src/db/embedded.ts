import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chownSync, closeSync, existsSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Account, databaseAccount, isReachable, postgresBinaries } from './binaries.ts';
import {
  answers,
  isAlive,
  type LocalConnection,
  postmaster,
  signal,
  until,
  usedByOthers,
} from './postmaster.ts';

export interface EmbeddedDatabase {
  connection: LocalConnection;
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
    // A start that failed is tried again by the watch.
    child.on('error', () => {
      child = undefined;
    });
    child.unref();
    closeSync(log);
  };
  const isStarting = () => child !== undefined && child.exitCode === null && child.signalCode === null;
  const isRunning = () => isStarting() || postmaster(cluster) !== undefined;
  if (!(await answers(connection))) launch();
  // Also while starting, because a killed server's lock may outlive it for seconds; and also for a server that
  // was adopted, which is not a child of this process.
  const watch = setInterval(() => isRunning() || launch(), 200);
  try {
    const failure = `The database did not start; see ${join(root, 'postgres.log')}.`;
    await until(() => answers(connection), 60_000, failure);
  } catch (error) {
    clearInterval(watch);
    throw error;
  }

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
