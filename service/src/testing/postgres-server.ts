import { execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { databaseAccount, postgresBinaries } from '../db/binaries.ts';
import { ask } from './cluster.ts';
import { until } from './house.ts';
import { freePort } from './processes.ts';

/** A PostgreSQL server that belongs to somebody else: over TCP, with a password. */
export interface PostgresServer {
  /** For `DATABASE_URL`. */
  url: string;
  stop(): Promise<void>;
}

/** @param packageName npm package with the binaries of the version wanted */
export async function startPostgres(packageName: string): Promise<PostgresServer> {
  const account = databaseAccount();
  const binaries = postgresBinaries(account, packageName);
  const folder = mkdtempSync(join(tmpdir(), 'postgres-'));
  const [cluster, passwordFile] = [join(folder, 'cluster'), join(folder, 'password')];
  const password = randomUUID();
  chmodSync(folder, 0o755);
  mkdirSync(cluster, { mode: 0o700 });
  writeFileSync(passwordFile, password);
  if (account) for (const path of [cluster, passwordFile]) chownSync(path, account.uid, account.gid);
  const owner = ['-U', 'owner', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`];
  const create = ['-D', cluster, ...owner, '-E', 'UTF8', '--locale=C'];
  execFileSync(join(binaries, 'bin/initdb'), create, { ...account, stdio: ['ignore', 'ignore', 'pipe'] });

  const port = await freePort();
  const options = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=150',
    'fsync=off',
  ];
  const args = ['-D', cluster, '-p', String(port), ...options.flatMap((option) => ['-c', option])];
  const child = spawn(join(binaries, 'bin/postgres'), args, { ...account, stdio: 'ignore' });
  const exited = new Promise((done) => child.once('exit', done));
  const url = `postgres://owner:${password}@127.0.0.1:${port}/postgres`;
  await until(
    () =>
      ask({ connectionString: url }, 'select 1')
        .then(() => true)
        .catch(() => false),
    Boolean,
  );
  return {
    url,
    async stop() {
      child.kill('SIGINT');
      await exited;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
