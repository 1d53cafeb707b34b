import type { LiveMessage } from '@concord/contract/events';
import type pg from 'pg';
import type { Scope } from '../db/database.ts';

interface Notice extends LiveMessage {
  resellerId: string;
  customerId: string | null;
}

export interface Live {
  /** Hears of every change that the scope may see; returns how to stop. */
  listen(scope: Scope, subtree: Set<string>, hear: (message: LiveMessage) => void): () => void;
  /** Tells the panels of progress that is not worth an event, e.g. a line of a connection check. */
  tell(pool: pg.Pool, notice: Notice): Promise<void>;
  close(): Promise<void>;
}

const channel = 'concord_live';

/** One LISTEN connection a process, restored when the database comes back. */
export function openLive(pool: pg.Pool): Live {
  const listeners = new Set<{ scope: Scope; subtree: Set<string>; hear: (message: LiveMessage) => void }>();
  let client: pg.PoolClient | undefined;
  let closed = false;

  async function connect(): Promise<void> {
    if (closed) return;
    const mine = await pool.connect().catch(() => undefined);
    if (!mine) return later();
    if (closed) return mine.release(true);
    client = mine;
    const lost = () => {
      if (client !== mine) return;
      client = undefined;
      mine.release(true);
      later();
    };
    mine.on('notification', (message) => spread(message.payload));
    mine.once('error', lost);
    mine.once('end', lost);
    await mine.query(`listen ${channel}`).catch(lost);
  }

  function later(): void {
    if (!closed) setTimeout(() => void connect(), 500).unref();
  }

  function spread(payload: string | undefined): void {
    if (!payload) return;
    const { resellerId, customerId, ...message } = JSON.parse(payload) as Notice;
    for (const { scope, subtree, hear } of listeners) {
      const mine =
        scope.kind === 'operator' ||
        (scope.kind === 'reseller' && subtree.has(resellerId)) ||
        (scope.kind === 'customer' && customerId === scope.id);
      if (mine) hear(message);
    }
  }

  void connect();
  return {
    listen(scope, subtree, hear) {
      const listener = { scope, subtree, hear };
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async tell(pool, notice) {
      await pool.query('select pg_notify($1, $2)', [channel, JSON.stringify(notice)]);
    },
    async close() {
      closed = true;
      const mine = client;
      client = undefined;
      mine?.release(true);
    },
  };
}
