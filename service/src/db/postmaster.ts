import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';

/** For `pg`: a directory as host means a unix socket. */
export interface LocalConnection {
  host: string;
  port: number;
  user: string;
  database: string;
}

export async function answers(connection: LocalConnection): Promise<boolean> {
  return (await ask(connection, 'select 1')) !== undefined;
}

/**
 * Whether another living Concord process uses the server. A process that died may be seen as connected for a
 * while longer: it does not count.
 */
export async function usedByOthers(connection: LocalConnection): Promise<boolean> {
  const question =
    "select distinct substring(application_name from '^concord (\\d+)$') as pid from pg_stat_activity";
  const rows = ((await ask(connection, question)) ?? []) as { pid: string | null }[];
  return rows.some(({ pid }) => pid !== null && Number(pid) !== process.pid && isAlive(Number(pid)));
}

async function ask(connection: LocalConnection, question: string): Promise<unknown[] | undefined> {
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

/** Process id of the server that runs on a cluster, whoever started it. */
export function postmaster(cluster: string): number | undefined {
  const file = join(cluster, 'postmaster.pid');
  const pid = existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n', 1)[0]) : Number.NaN;
  return Number.isInteger(pid) && isAlive(pid) ? pid : undefined;
}

export function isAlive(pid: number): boolean {
  if (!signal(pid, 0)) return false;
  // A dead process that nobody has waited for yet still takes signals.
  try {
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return process.platform !== 'linux';
  }
}

export function signal(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    process.kill(pid, name);
    return true;
  } catch {
    return false;
  }
}

export async function until(done: () => Promise<boolean>, limitMs: number, failure: string): Promise<void> {
  const end = performance.now() + limitMs;
  while (!(await done())) {
    if (performance.now() > end) throw new Error(failure);
    await delay(25);
  }
}
