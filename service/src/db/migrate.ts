import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import pg from 'pg';
import { applicationName } from './application-name.ts';
import type { Connection } from './database.ts';

const folder = join(import.meta.dirname, '../../migrations');

/**
 * Brings the schema up to date: SQL files in order, forward only, under a lock, so that several processes
 * may start at once.
 * @throws Error when a file fails or the database has migrations that this version does not know.
 */
export async function migrate(connection: Connection): Promise<string[]> {
  const kysely = new Kysely<unknown>({
    dialect: new PostgresDialect({
      pool: new pg.Pool({ ...connection, max: 2, application_name: applicationName }),
    }),
  });
  try {
    const migrator = new Migrator({ db: kysely, provider: { getMigrations: async () => readMigrations() } });
    const { error, results } = await migrator.migrateToLatest();
    if (error) throw new Error('The database could not be brought up to date.', { cause: error });
    return (results ?? []).map((result) => result.migrationName);
  } finally {
    await kysely.destroy();
  }
}

function readMigrations() {
  const files = readdirSync(folder).filter((file) => file.endsWith('.sql'));
  return Object.fromEntries(
    files.map((file) => [
      file.replace(/\.sql$/, ''),
      {
        up: (db: Kysely<unknown>) =>
          sql
            .raw(readFileSync(join(folder, file), 'utf8'))
            .execute(db)
            .then(() => undefined),
      },
    ]),
  );
}
