import type { Logger } from 'pino';
import { type Clock, simulatorClock, systemClock } from './clock.ts';
import type { Config } from './config.ts';
import type { Context } from './context.ts';
import { openDatabase } from './db/database.ts';
import { startEmbedded } from './db/embedded.ts';
import { migrate } from './db/migrate.ts';
import { openLive } from './events/stream.ts';
import { buildServer } from './http/server.ts';
import { openMail } from './notifications/mail.ts';
import { dueOrders, provision } from './orders/provision.ts';
import { reportWork } from './reports/work.ts';
import { runCheck } from './settings/check.ts';
import { Clients } from './settings/client.ts';
import { openKeyring } from './settings/keyring.ts';
import { carryOn, dueChanges } from './subscriptions/carry.ts';
import { syncWork } from './sync/work.ts';
import { carryOn as carryTransfer, dueTransfers } from './transfers/carry.ts';
import { createWorkflows } from './workflows/workflows.ts';

export interface Service {
  context: Context;
  /** Address of API and panels; undefined in the role `worker`. */
  url: string | undefined;
  stop(): Promise<void>;
}

/** Starts the roles that the configuration names on its database. The order of starting is the reverse of stopping. */
export async function startService(
  config: Config,
  log: Logger,
  options: { simulator?: string; clock?: Clock } = {},
): Promise<Service> {
  const stops: (() => unknown)[] = [];
  const stop = async () => {
    for (const end of stops.splice(0).reverse()) await end();
  };
  try {
    return await start();
  } catch (error) {
    await stop();
    throw error;
  }

  async function start(): Promise<Service> {
    const embedded = config.databaseUrl ? undefined : await startEmbedded(config.dataDir);
    if (embedded) stops.push(() => embedded.stop());
    const connection = embedded?.connection ?? { connectionString: config.databaseUrl ?? '' };
    await migrate(connection);
    const db = openDatabase(connection);
    stops.push(() => db.close());
    const follower = options.simulator && !options.clock ? simulatorClock(options.simulator) : undefined;
    await follower?.follow();
    stops.push(() => follower?.stop());
    const clock = options.clock ?? follower ?? systemClock;
    const live = openLive(db.pool);
    stops.push(() => live.close());
    const workflows = createWorkflows(connection, clock, log);
    const keyring = openKeyring(config);
    let url: string | undefined;
    const context: Context = {
      config,
      log,
      clock,
      db,
      live,
      mail: openMail(config),
      workflows,
      keyring,
      clients: new Clients({ config, db, keyring, clock, log }),
      simulator: options.simulator ?? null,
      publicUrl: () => config.publicUrl ?? url ?? `http://localhost:${config.port}`,
    };
    stops.push(() => context.clients.close());
    workflows.define('order', (id) => provision(context, id));
    workflows.define('connection-check', (id) => runCheck(context, context.clients, id));
    workflows.define('subscription-change', (id) => carryOn(context, id));
    workflows.due('subscription-change', (now) => dueChanges(context, now));
    workflows.due('order', (now) => dueOrders(context, now));
    workflows.define('transfer', (key) => carryTransfer(context, key));
    workflows.due('transfer', (now) => dueTransfers(context, now));
    syncWork(context);
    reportWork(context);
    await workflows.start({ work: config.role !== 'api' });
    stops.push(() => workflows.stop());
    if (config.role !== 'worker') {
      const app = await buildServer(context);
      const address = await app.listen({ port: config.port, host: config.host });
      stops.push(() => app.close());
      url = address.replace('127.0.0.1', 'localhost').replace('0.0.0.0', 'localhost');
    }
    return { context, url, stop };
  }
}
