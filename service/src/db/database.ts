import { CamelCasePlugin, type IsolationLevel, Kysely, type Transaction } from 'kysely';
import pg from 'pg';
import { applicationName } from './application-name.ts';
import { entering, ScopedDialect } from './scoped-dialect.ts';
import type { DB } from './tables.generated.ts';

export type Tx = Transaction<DB>;

/** Whose rows a transaction may see and change. */
export type Scope =
  | { kind: 'operator' }
  | { kind: 'reseller'; id: string }
  | { kind: 'customer'; id: string };

export const operatorScope: Scope = { kind: 'operator' };

export interface Database {
  /** Runs `work` in one transaction under the application's role and the given scope. */
  in<T>(scope: Scope, work: (tx: Tx) => Promise<T>, isolation?: IsolationLevel): Promise<T>;
  pool: pg.Pool;
  close(): Promise<void>;
}

export type Connection =
  | { connectionString: string }
  | { host: string; port: number; user: string; database: string };

// Numbers and money leave the database as text; counts are small enough for JavaScript numbers.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
pg.types.setTypeParser(pg.types.builtins.DATE, (day) => day);

export function openDatabase(connection: Connection, size = 10): Database {
  const pool = new pg.Pool({
    ...connection,
    max: size,
    application_name: applicationName,
    connectionTimeoutMillis: 10_000,
  });
  // Without both listeners a restart of the database would end this process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const kysely = new Kysely<DB>({
    dialect: new ScopedDialect(pool),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });
  return {
    pool,
    in: (scope, work, isolation = 'read committed') =>
      entering.run(enter(scope), () => kysely.transaction().setIsolationLevel(isolation).execute(work)),
    close: () => kysely.destroy(),
  };
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function enter(scope: Scope): string {
  const id = scope.kind === 'operator' ? '' : scope.id;
  if (id && !uuid.test(id)) throw new Error('a scope needs a UUID');
  return `set local role concord_app; set local concord.scope_kind = '${scope.kind}'; set local concord.scope_id = '${id}'`;
}
