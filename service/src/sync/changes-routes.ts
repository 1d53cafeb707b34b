import type { FastifyInstance } from 'fastify';
import type { Context } from '../context.ts';
import type { Handle } from '../http/handle.ts';
import { clearAlert, listAlerts } from './alerts/list.ts';
import { freshnessGroups } from './freshness/groups.ts';
import { freshnessRows } from './freshness/rows.ts';
import { standings } from './freshness/standing.ts';
import { syncHealth } from './health.ts';
import { listInbox } from './inbox/list.ts';
import { receiveWebhooks } from './inbox/receive.ts';
import { changeFlow } from './lag/flow.ts';
import { paceGraph } from './pace-log.ts';
import { accountRow, askForWebhook, readWebhook } from './registration/show.ts';

/** What was heard of changes, how fresh everything is, and what a person has to know. */
export function changesRoutes(handle: Handle, context: Context, app: FastifyInstance): void {
  receiveWebhooks(app, context);
  handle('GET /partner-accounts/:id/webhook', ({ db, params }) => db((tx) => readWebhook(tx, params.id)));
  handle('POST /partner-accounts/:id/webhook', (call) => askForWebhook(context, call));
  handle('GET /partner-accounts/:id/flow', ({ db, params, query, now }) =>
    db(async (tx) => {
      await accountRow(tx, params.id);
      return changeFlow(tx, params.id, query.hours, now);
    }),
  );
  handle('GET /partner-accounts/:id/inbox', ({ db, params, query }) =>
    db(async (tx) => {
      await accountRow(tx, params.id);
      return listInbox(tx, params.id, query);
    }),
  );
  handle('GET /partner-accounts/:id/pace', ({ db, params, query }) =>
    db((tx) => paceGraph(context, tx, params.id, query.hours)),
  );
  handle('GET /sync/freshness', async ({ db, query, now }) => {
    const known = await standings(context);
    return { items: await db((tx) => freshnessGroups(tx, known, query, now)) };
  });
  handle('GET /sync/freshness/tenants', async ({ db, query, actor, now }) => {
    const known = await standings(context);
    const found = await db((tx) => freshnessRows(tx, known, query, now));
    if (actor.scope.kind === 'operator') return found;
    // How the operator's account stands at Microsoft is the operator's to know.
    return { ...found, items: found.items.map((row) => ({ ...row, reason: null })) };
  });
  handle('GET /sync/health', ({ db, now }) => syncHealth(context, db, now));
  handle('GET /alerts', ({ db, query }) => db((tx) => listAlerts(tx, query)));
  handle('POST /alerts/:id/clear', ({ db, params, body, doer, now }) =>
    db((tx) => clearAlert(tx, params.id, body.note, doer, now)),
  );
}
