import type { ChangeVerb, Standing } from '@concord/contract/subscription-changes';
import { type CommerceSubscription, MicrosoftError } from '@concord/microsoft';
import type { Context } from '../context.ts';
import { operatorScope, type Tx } from '../db/database.ts';
import { changes, record } from '../events/record.ts';
import { text } from '../texts/texts.ts';
import { lockTarget, writeSeen } from './seen.ts';
import { standingOf } from './standing.ts';
import { type ChangeState, changeMoves, verbs } from './states.ts';
import type { ChangeRecord, Target } from './target.ts';
import type { Asked } from './verb.ts';

/** A change on its way. */
export interface Run {
  context: Context;
  change: ChangeRecord;
  target: Target;
}

/**
 * Subscription, mirror, change and event in one transaction.
 * @param unrestored why what Microsoft dropped could not be put back
 */
export function settleDone(run: Run, seen: CommerceSubscription, unrestored?: MicrosoftError): Promise<void> {
  const { change, context, target } = run;
  const before = change.before as Standing;
  const after = standingOf(seen);
  const words = unrestored
    ? {
        reason: text('change-half.text', { why: unrestored.explanation }) ?? '',
        next: text('change-half.next') ?? '',
        code: unrestored.code,
      }
    : { reason: null, next: null, code: null };
  return settle(run, 'done', async (tx, now) => {
    await writeSeen(tx, target, seen, now, before);
    await save(tx, run, {
      state: 'done',
      after: JSON.stringify(after),
      ...words,
      settledAt: now,
      dueAt: null,
    });
    await tell(tx, run, now, verbs[change.verb as ChangeVerb].event, {
      changes: changes({ ...before }, { ...after }),
      seats: after.seats,
      seatsBefore: before.seats,
      autoRenew: text(`switch.${after.autoRenew ? 'on' : 'off'}`),
      atTermEnd: text(`term-end.${after.scheduledChange?.atTermEnd ?? 'none'}`),
    });
    if (unrestored)
      await tell(tx, run, now, 'subscription.needs-attention', {
        reason: words.reason,
        next: words.next,
        lost: change.putBack,
        microsoftRequestId: unrestored.requestId,
      });
    context.log.debug({ change: change.id }, 'subscription changed');
  });
}

/** Microsoft said no: nothing was changed. */
export function settleRefused(run: Run, error: MicrosoftError): Promise<void> {
  const words = {
    reason: error.explanation,
    next: text(`change-remedy.${error.remedy}`) ?? '',
    code: error.code,
  };
  return settle(run, 'refused', async (tx, now) => {
    const microsoftRequestId = error.requestId ?? null;
    await save(tx, run, { state: 'refused', ...words, microsoftRequestId, settledAt: now, dueAt: null });
    await tell(tx, run, now, 'subscription.change-refused', {
      verb: text(`verb.${run.change.verb}`),
      ...words,
      microsoftRequestId,
    });
  });
}

/** To be looked at again: Microsoft works on it, or nobody knows whether it is done. */
export function settleWaiting(run: Run, why: 'working' | MicrosoftError, seconds: number): Promise<void> {
  const failed = why instanceof MicrosoftError;
  return settle(run, 'pending', async (tx, now) => {
    const dueAt = new Date(now.getTime() + seconds * 1000);
    const reason = failed ? why.explanation : (text('change-working.text') ?? '');
    await save(tx, run, {
      state: 'pending',
      reason,
      next: text('change-working.next') ?? '',
      code: failed ? why.code : null,
      attempts: run.change.attempts + 1,
      dueAt,
    });
    if (run.change.reason !== reason)
      await tell(tx, run, now, 'subscription.change-waits', {
        verb: text(`verb.${run.change.verb}`),
        reason,
      });
  });
}

/** Under locks in the order that holds everywhere: subscription, then its change, then the chain of events. */
async function settle(run: Run, to: ChangeState, write: (tx: Tx, now: Date) => Promise<void>): Promise<void> {
  const { context, change, target } = run;
  await context.db.in(operatorScope, async (tx) => {
    await lockTarget(tx, target.id);
    const { state } = await tx
      .selectFrom('subscriptionChanges')
      .select('state')
      .where('id', '=', change.id)
      .executeTakeFirstOrThrow();
    if (!changeMoves[state as ChangeState].includes(to)) return;
    await write(tx, context.clock.now());
  });
}

async function save(tx: Tx, { change }: Run, columns: Record<string, unknown>): Promise<void> {
  await tx.updateTable('subscriptionChanges').set(columns).where('id', '=', change.id).execute();
}

async function tell(tx: Tx, run: Run, at: Date, kind: string, data: Record<string, unknown>): Promise<void> {
  const { change, target } = run;
  const member = await tx
    .selectFrom('members')
    .select(['id', 'name'])
    .where('id', '=', change.askedBy)
    .executeTakeFirstOrThrow();
  await record(tx, at, member, {
    kind,
    objectKind: 'subscription',
    objectId: target.id,
    resellerId: target.resellerId,
    customerId: target.customerId,
    data: {
      number: target.number,
      asked: change.wanted as Asked,
      ...data,
      requestId: change.requestId,
      correlationId: change.correlationId,
    },
  });
}
