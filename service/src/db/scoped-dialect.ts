import { AsyncLocalStorage } from 'node:async_hooks';
import { CompiledQuery, type DatabaseConnection, PostgresDialect, PostgresDriver } from 'kysely';
import type { Pool } from 'pg';

/** Statements with which a transaction begins; set around the call that begins it. */
export const entering = new AsyncLocalStorage<string>();

/** Begins a transaction and enters its scope in one round trip, so that there is no moment without a scope. */
class ScopedDriver extends PostgresDriver {
  override async beginTransaction(
    connection: DatabaseConnection,
    { isolationLevel = 'read committed' }: { isolationLevel?: string },
  ): Promise<void> {
    const scope = entering.getStore();
    if (!scope) throw new Error('a transaction needs a scope');
    await connection.executeQuery(
      CompiledQuery.raw(`start transaction isolation level ${isolationLevel}; ${scope}`),
    );
  }
}

export class ScopedDialect extends PostgresDialect {
  #pool: Pool;

  constructor(pool: Pool) {
    super({ pool });
    this.#pool = pool;
  }

  override createDriver(): PostgresDriver {
    return new ScopedDriver({ pool: this.#pool });
  }
}
