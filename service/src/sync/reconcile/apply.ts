import { MicrosoftError } from '@concord/microsoft';
import type { Context } from '../../context.ts';
import { operatorScope } from '../../db/database.ts';
import { finish } from './finish.ts';
import type { Line } from './line.ts';
import type { Outcome } from './outcome.ts';
import { pushSubscription } from './push-subscription.ts';
import { pushUser } from './push-user.ts';
import { settleLine } from './settle-line.ts';
import { isAsPlannedStill } from './stale.ts';
import { step } from './step.ts';

/**
 * Carries a plan out as far as it goes now, line by line. Safe to call again at any time, after a kill -9 too: what
 * was begun is in the lines, and a line that was begun is looked at before it is done again.
 */
export async function applyPlan(context: Context, id: string): Promise<void> {
  const plan = await findDue(context, id);
  if (!plan) return;
  if (!plan.begun && !(await isAsPlannedStill(context, plan))) return;
  for (;;) {
    const next = await step(context, id);
    if (next === 'stopped') return;
    if (next === 'ended') break;
    if (next === 'taken') continue;
    if (!(await settleLine(context, next, await push(context, next)))) return;
  }
  await finish(context, id);
}

/** What a plan that runs has to know of itself. */
export interface Running {
  id: string;
  partnerAccountId: string;
  /** A policy's takes rest on the mirror alone: what is otherwise at Microsoft by now, the next reading finds. */
  byPolicy: boolean;
  begun: boolean;
}

async function findDue({ db, clock }: Context, id: string): Promise<Running | undefined> {
  return db.in(operatorScope, async (tx) => {
    const plan = await tx
      .selectFrom('reconciliations')
      .select(['id', 'partnerAccountId', 'policyId', 'dueAt'])
      .where('id', '=', id)
      .where('state', '=', 'running')
      .executeTakeFirst();
    if (!plan?.dueAt || plan.dueAt > clock.now()) return undefined;
    const begun = await tx
      .selectFrom('reconciliationLines')
      .select('id')
      .where('reconciliationId', '=', id)
      .where((line) => line.or([line('attempts', '>', 0), line('state', '=', 'running')]))
      .limit(1)
      .executeTakeFirst();
    const { partnerAccountId, policyId } = plan;
    return { id, partnerAccountId, byPolicy: policyId !== null, begun: begun !== undefined };
  });
}

/** A call that went wrong is tried so often. */
const mostAttempts = 6;

async function push(context: Context, line: Line): Promise<Outcome> {
  try {
    return await (line.objectKind === 'user' ? pushUser(context, line) : pushSubscription(context, line));
  } catch (error) {
    if (!(error instanceof MicrosoftError)) throw error;
    const { remedy, code, explanation: reason, retryAfterMs = 0 } = error;
    if (remedy === 'retry' && line.attempts < mostAttempts)
      return { kind: 'wait', seconds: Math.max(retryAfterMs / 1000, 5 * 2 ** line.attempts), reason };
    return { kind: remedy === 'fix-input' ? 'refused' : 'failed', code, reason };
  }
}

/** Plans that a worker has to look at now. */
export async function duePlans({ db }: Context, now: Date): Promise<string[]> {
  const rows = await db.in(operatorScope, (tx) =>
    tx
      .selectFrom('reconciliations')
      .select('id')
      .where('dueAt', '<=', now)
      .where('state', '=', 'running')
      .orderBy('dueAt')
      .limit(100)
      .execute(),
  );
  return rows.map(({ id }) => id);
}
