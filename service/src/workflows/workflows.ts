import { sql } from 'kysely';
import pg from 'pg';
import { fromKysely, PgBoss } from 'pg-boss';
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import { applicationName } from '../db/application-name.ts';
import type { Connection, Tx } from '../db/database.ts';
import { holding } from './lock.ts';

export interface Workflows {
  /** Names a kind of work. `run` gets the key of what is to be done; it must be safe to call again. */
  define(name: string, run: (key: string) => Promise<void>): void;
  /** Names work that comes due by itself: asked every second, by the clock that was handed in. */
  due(name: string, find: (now: Date) => Promise<string[]>): void;
  /** Hands work over in the transaction that made it necessary: both are committed, or neither. */
  enqueue(tx: Tx, name: string, key: string): Promise<void>;
  /**
   * Does work at once in this process, under the lock that a worker takes for the same key.
   * @returns false when somebody else is at it: then nothing was done
   */
  alone(name: string, key: string, work: () => Promise<void>): Promise<boolean>;
  start(options: { work: boolean }): Promise<void>;
  /** Aborted when the process stops: long work comes to a good place soon, and goes on at the next start. */
  stopping: AbortSignal;
  stop(): Promise<void>;
}

const concurrency = 4;
const tickMs = 1000;
const restMs = 15_000;

/**
 * Durable work over any number of processes: pg-boss hands it out, and one key is worked on by one process
 * at a time. That is a lock of a database session: a process that dies gives it up at once, and the next
 * tick hands its work to another.
 */
export function createWorkflows(connection: Connection, clock: Clock, log: Logger): Workflows {
  const boss = new PgBoss({
    ...connection,
    schema: 'pgboss',
    max: 4,
    application_name: applicationName,
    useListenNotify: true,
    supervise: true,
  });
  // Locks have connections of their own: waiting for one must never stop the work that holds another.
  const locks = new pg.Pool({ ...connection, max: 4 * concurrency, application_name: applicationName });
  locks.on('error', () => undefined);
  boss.on('error', (error) => log.debug({ err: error }, 'queue'));
  const stopping = new AbortController();
  const work = new Map<string, (key: string) => Promise<void>>();
  const dues = new Map<string, (now: Date) => Promise<string[]>>();
  const running = new Set<string>();
  /** When this process handed a key out that nobody has begun here yet: not every second again. */
  const handedOut = new Map<string, number>();
  let timer: NodeJS.Timeout | undefined;
  let ticking: Promise<void> | undefined;

  async function run(name: string, key: string): Promise<void> {
    running.add(`${name}/${key}`);
    handedOut.delete(`${name}/${key}`);
    try {
      await holding(locks, `${name}/${key}`, () => work.get(name)?.(key) ?? Promise.resolve());
    } catch (error) {
      log.error({ err: error, work: name, key }, 'work failed and will be tried again');
      throw error;
    } finally {
      running.delete(`${name}/${key}`);
    }
  }

  async function tick(): Promise<void> {
    for (const [name, find] of dues) {
      try {
        const at = performance.now();
        const rested = (key: string) =>
          at - (handedOut.get(`${name}/${key}`) ?? Number.NEGATIVE_INFINITY) > restMs;
        for (const key of await find(clock.now())) {
          if (running.has(`${name}/${key}`) || !rested(key)) continue;
          handedOut.set(`${name}/${key}`, at);
          await boss.send(name, { key }, { singletonKey: key });
        }
      } catch (error) {
        log.debug({ error: String(error), work: name }, 'could not look for due work');
      }
    }
  }

  return {
    define: (name, handler) => void work.set(name, handler),
    due: (name, find) => void dues.set(name, find),
    alone: (name, key, work) => holding(locks, `${name}/${key}`, work),
    async enqueue(tx, name, key) {
      // The queue's tables are not the application role's; the transaction takes that role again at once.
      await sql`set local role none`.execute(tx);
      await boss.send(name, { key }, { singletonKey: key, db: fromKysely(tx.withoutPlugins()) });
      await sql`set local role concord_app`.execute(tx);
    },
    async start({ work: works }) {
      await boss.start();
      for (const name of work.keys()) {
        // short: one waiting job a key; what is asked for twice is done once.
        await boss.createQueue(name, {
          policy: 'short',
          notify: true,
          retryLimit: 5,
          retryDelay: 1,
          heartbeatSeconds: 10,
          expireInSeconds: 900,
        });
        if (!works) continue;
        const options = {
          localConcurrency: concurrency,
          pollingIntervalSeconds: 1,
          notifyPollingIntervalSeconds: 5,
        };
        await boss.work<{ key: string }>(name, options, async ([job]) => {
          if (job) await run(name, job.data.key);
        });
      }
      if (works) {
        timer = setInterval(() => {
          ticking ??= tick().finally(() => {
            ticking = undefined;
          });
        }, tickMs);
      }
    },
    stopping: stopping.signal,
    async stop() {
      stopping.abort();
      clearInterval(timer);
      await ticking;
      await boss.stop({ graceful: true, timeout: 10_000 });
      await locks.end();
    },
  };
}
