import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';

export interface Cluster {
  /** Process id of the postmaster. */
  pid: number;
  /** Folder with the data files. */
  folder: string;
  connection: pg.ClientConfig;
}

/** The embedded cluster of an installation as its lock file describes it. @see https://www.postgresql.org/docs/current/storage-file-layout.html */
export function clusterOf(dataDir: string): Cluster {
  const folder = join(dataDir, 'postgres');
  const [pid, , , port, socket] = readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n');
  const connection = { host: socket, port: Number(port), user: 'concord', database: 'postgres' };
  return { pid: Number(pid), folder, connection };
}

/** Asks one question past row-level security. */
export async function ask<T extends pg.QueryResultRow>(
  connection: pg.ClientConfig,
  text: string,
  values: unknown[] = [],
): Promise<T[]> {
  const client = new pg.Client({ ...connection, application_name: 'test' });
  // A database that is killed while it is asked is told of by the query.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<T>(text, values)).rows;
  } finally {
    await client.end().catch(() => undefined);
  }
}
