import type { Context } from '../../context.ts';
import { operatorScope } from '../../db/database.ts';
import { dueAcceptances, endAcceptances } from '../differences/accept-ends.ts';
import { isDayDue, noteDay } from '../differences/history.ts';
import { applyPlan, duePlans } from './apply.ts';
import { duePolicies, planByPolicy } from './by-policy.ts';

/** What differences and plans need of the workers. */
export function reconcileWork(context: Context): void {
  const { workflows, db } = context;
  workflows.define('reconciliation', (id) => applyPlan(context, id));
  workflows.due('reconciliation', (now) => duePlans(context, now));
  workflows.define('policy-plans', (settingsSetId) => planByPolicy(context, settingsSetId));
  workflows.due('policy-plans', () => duePolicies(context));
  workflows.define('accepted-differences', () => endAcceptances(context));
  workflows.due('accepted-differences', (now) => dueAcceptances(context, now));
  workflows.define('difference-days', () => db.in(operatorScope, (tx) => noteDay(tx, context.clock.now())));
  workflows.due('difference-days', async (now) =>
    (await db.in(operatorScope, (tx) => isDayDue(tx, now))) ? ['all'] : [],
  );
}
