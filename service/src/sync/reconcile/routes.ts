import type { Context } from '../../context.ts';
import type { Handle } from '../../http/handle.ts';
import { decide } from '../differences/decide.ts';
import { groupDifferences } from '../differences/groups.ts';
import { readHistory } from '../differences/history.ts';
import { listDifferences, readDifference } from '../differences/store.ts';
import { setStopped } from '../limits/kill-switch.ts';
import { readLimits, saveLimits } from '../limits/limits.ts';
import { setPolicyActive } from '../policies/activate.ts';
import { createPolicy, deletePolicy, updatePolicy } from '../policies/save.ts';
import { listPolicies, readPolicy } from '../policies/store.ts';
import { tryPolicy } from '../policies/trial.ts';
import { apply, approve, drop } from './move.ts';
import { planByHand } from './plan-by-hand.ts';
import { listLines, listReconciliations, readReconciliation } from './store.ts';

/** Differences, what is decided of them, and what is done. */
export function reconcileRoutes(handle: Handle, context: Context): void {
  handle('GET /differences', ({ db, query }) => db((tx) => listDifferences(tx, query)));
  handle('GET /differences/groups', ({ db, query }) => db((tx) => groupDifferences(tx, query)));
  handle('GET /differences/history', ({ db, query, now }) => db((tx) => readHistory(tx, query.days, now)));
  handle('GET /differences/:id', ({ db, params }) => db((tx) => readDifference(tx, params.id)));
  handle('POST /differences/decisions', decide);

  handle('GET /policies', ({ db }) => db(async (tx) => ({ items: await listPolicies(tx) })));
  handle('POST /policies', createPolicy);
  handle('GET /policies/:id', ({ db, params }) => db((tx) => readPolicy(tx, params.id)));
  handle('PUT /policies/:id', updatePolicy);
  handle('DELETE /policies/:id', async (call) => {
    await deletePolicy(call);
    return undefined;
  });
  handle('POST /policies/:id/trial', ({ db, params }) => db((tx) => tryPolicy(tx, params.id)));
  handle('POST /policies/:id/activate', (call) => setPolicyActive(call, true));
  handle('POST /policies/:id/deactivate', (call) => setPolicyActive(call, false));

  handle('GET /settings-sets/:id/sync-limits', ({ db, params }) => db((tx) => readLimits(tx, params.id)));
  handle('PUT /settings-sets/:id/sync-limits', saveLimits);
  handle('POST /settings-sets/:id/stop-writes', (call) => setStopped(call, true));
  handle('POST /settings-sets/:id/allow-writes', (call) => setStopped(call, false));

  handle('GET /reconciliations', ({ db, query }) => db((tx) => listReconciliations(tx, query)));
  handle('POST /reconciliations', (call) => planByHand(context, call));
  handle('GET /reconciliations/:id', ({ db, params }) => db((tx) => readReconciliation(tx, params.id)));
  handle('GET /reconciliations/:id/lines', ({ db, params, query }) =>
    db((tx) => listLines(tx, params.id, query)),
  );
  handle('POST /reconciliations/:id/approve', approve);
  handle('POST /reconciliations/:id/apply', (call) => apply(context, call));
  handle('POST /reconciliations/:id/drop', drop);
}
