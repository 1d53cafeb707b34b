import type { Context } from '../../context.ts';
import type { Handle } from '../../http/handle.ts';
import { listMirrorSubscriptions, tenantsOf } from '../mirror/show.ts';
import { listAccounts } from '../runs/accounts.ts';
import { askForCustomer, askForSet } from '../runs/ask.ts';
import { continueRun, stopRun } from '../runs/decide.ts';
import { listRuns, readRun } from '../runs/list.ts';

export function pullRoutes(handle: Handle, context: Context): void {
  handle('GET /sync/accounts', ({ db }) => db(async (tx) => ({ items: await listAccounts(tx) })));
  handle('GET /sync/runs', ({ db, query }) => db((tx) => listRuns(tx, query)));
  handle('GET /sync/runs/:id', ({ db, params }) => db((tx) => readRun(tx, params.id)));
  handle('POST /sync/runs/:id/continue', continueRun);
  handle('POST /sync/runs/:id/stop', stopRun);
  handle('POST /settings-sets/:id/sync', (call) => askForSet(context, call));
  handle('POST /customers/:id/sync', (call) => askForCustomer(context, call));
  handle('GET /customers/:id/tenants', ({ db, params }) =>
    db(async (tx) => ({ items: await tenantsOf(tx, params.id) })),
  );
  handle('GET /mirror-subscriptions', ({ db, query }) => db((tx) => listMirrorSubscriptions(tx, query)));
}
