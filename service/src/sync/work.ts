import type { Context } from '../context.ts';
import { changesWork } from './changes-work.ts';
import { carryOut, dueImports } from './import/carry-out.ts';
import { duePulls } from './pull/due.ts';
import { pull } from './pull/pull.ts';
import { reconcileWork } from './reconcile/work.ts';
import { dueTenants, readOne } from './runs/tenant.ts';

/** The work of the sync, as workers find it. */
export function syncWork(context: Context): void {
  const { workflows } = context;
  changesWork(context);
  reconcileWork(context);
  workflows.define('import', (partnerAccountId) => carryOut(context, partnerAccountId));
  workflows.due('import', (now) => dueImports(context, now));
  workflows.define('sync-tenant', (runId) => readOne(context, runId));
  workflows.due('sync-tenant', (now) => dueTenants(context, now));
  workflows.define('sync-pull', (partnerAccountId) => pull(context, partnerAccountId));
  workflows.due('sync-pull', (now) => duePulls(context, now));
}
