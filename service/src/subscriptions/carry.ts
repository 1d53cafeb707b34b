import type { ChangeVerb } from '@concord/contract/subscription-changes';
import { type CommerceApi, type CommerceSubscription, MicrosoftError } from '@concord/microsoft';
import type { Context } from '../context.ts';
import { operatorScope } from '../db/database.ts';
import { isPutBack, putBack } from './put-back.ts';
import { type Run, settleDone, settleRefused, settleWaiting } from './settle.ts';
import { standingOf } from './standing.ts';
import { verbs } from './states.ts';
import { type ChangeRecord, findTarget } from './target.ts';
import type { Asked, PutBack } from './verb.ts';

/** How long Microsoft is given for a change that it accepted and does later. */
const workingSeconds = 60;

/**
 * Carries the pending change of a subscription as far as it goes now. Safe to call again at any time, after a
 * kill -9 too: it looks what is true at Microsoft before it acts.
 */
export async function carryOn(context: Context, subscriptionId: string): Promise<void> {
  const now = context.clock.now();
  const found = await context.db.in(operatorScope, async (tx) => {
    const change = await tx
      .selectFrom('subscriptionChanges')
      .selectAll()
      .where('subscriptionId', '=', subscriptionId)
      .where('state', '=', 'pending')
      .executeTakeFirst();
    if (!change?.dueAt || change.dueAt > now) return undefined;
    return { change, target: await findTarget(tx, subscriptionId) };
  });
  if (!found) return;
  const { commerce } = await context.clients.for(found.target.settingsSetId);
  await carry({ context, ...found }, commerce, true);
}

/**
 * Does a change whose row is stored.
 * @param resumed an earlier try may have done it already
 */
export async function carry(run: Run, commerce: CommerceApi, resumed: boolean): Promise<void> {
  let done: CommerceSubscription | undefined;
  try {
    done = await act(run, commerce, resumed);
    if (!done) return await settleWaiting(run, 'working', workingSeconds);
    const wanted = run.change.putBack as PutBack | null;
    if (wanted && !isPutBack(wanted, done)) {
      const ids = { requestId: run.change.putBackRequestId, correlationId: run.change.correlationId };
      if (!(await putBack(commerce, run.target, wanted, ids)))
        return await settleWaiting(run, 'working', workingSeconds);
    }
    const { tenantId, microsoftId } = run.target;
    const seen = (await commerce.subscription(tenantId, microsoftId)) ?? done;
    await settleDone(run, seen);
  } catch (error) {
    if (!(error instanceof MicrosoftError)) throw error;
    // What may have been done, or is half done, is looked up again in a while.
    if (error.uncertain || (error.remedy === 'retry' && (resumed || done)))
      return settleWaiting(run, error, backoff(run.change, error));
    // The change itself is made, but not what had to be put back after it: said, never silent.
    if (done) return settleDone(run, done, error);
    await settleRefused(run, error);
  }
}

/** @returns the subscription with the change made; `undefined` while Microsoft works on it */
async function act(
  { change, target }: Run,
  commerce: CommerceApi,
  resumed: boolean,
): Promise<CommerceSubscription | undefined> {
  const verb = verbs[change.verb as ChangeVerb];
  const asked = change.wanted as Asked;
  if (resumed) {
    const seen = await commerce.subscription(target.tenantId, target.microsoftId);
    if (seen && verb.isDone(asked, standingOf(seen))) return seen;
  }
  const ids = { requestId: change.requestId, correlationId: change.correlationId };
  return (await verb.call(commerce, target, asked, ids)).subscription;
}

const longestPauseSeconds = 30 * 60;
const backoff = ({ attempts }: ChangeRecord, { retryAfterMs = 0 }: MicrosoftError) =>
  Math.max(retryAfterMs / 1000, Math.min(longestPauseSeconds, 2 ** Math.min(attempts, 11)));

/** Subscriptions with a change that a worker has to look at now. */
export async function dueChanges(context: Context, now: Date): Promise<string[]> {
  const rows = await context.db.in(operatorScope, (tx) =>
    tx
      .selectFrom('subscriptionChanges')
      .select('subscriptionId')
      .where('dueAt', '<=', now)
      .orderBy('dueAt')
      .limit(100)
      .execute(),
  );
  return rows.map(({ subscriptionId }) => subscriptionId);
}
