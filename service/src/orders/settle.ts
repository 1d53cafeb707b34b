import { MicrosoftError } from '@concord/microsoft';
import type { Tx } from '../db/database.ts';
import { concord, record } from '../events/record.ts';
import { text } from '../texts/texts.ts';
import { type Attention, after, type Outcome, type StepRun } from './outcome.ts';

const longestPauseSeconds = 30 * 60;

/** Stores what a step came to. True when the next step may begin at once. */
export async function settle(tx: Tx, run: StepRun, outcome: Outcome): Promise<boolean> {
  const { order, step, context } = run;
  const now = context.clock.now();
  if (outcome.kind === 'wait') {
    const words = wording(`waiting.${outcome.reason}`, outcome.values);
    // The same question may be asked again: a wait is an answer, so the next look has ids of its own.
    await saveStep(tx, run, {
      state: 'waiting',
      ...words,
      code: outcome.reason,
      requestId: null,
      dueAt: outcome.dueAt,
    });
    await saveOrder(tx, run, { state: 'waiting', dueAt: outcome.dueAt });
    if (step.reason !== words.reason)
      await tell(tx, run, now, 'order.waiting', { reason: words.reason, next: words.next });
    return false;
  }
  if (outcome.kind === 'back') {
    const again = { state: 'pending', requestId: null, result: null, finishedAt: null };
    await saveStep(tx, run, again);
    await tx
      .updateTable('orderSteps')
      .set(again)
      .where('orderId', '=', order.id)
      .where('name', '=', outcome.to)
      .execute();
    await tell(tx, run, now, 'order.step-repeated', { to: outcome.to });
    return true;
  }
  await outcome.apply?.(tx);
  const result = outcome.result ? JSON.stringify(outcome.result) : null;
  await saveStep(tx, run, {
    state: 'done',
    finishedAt: now,
    result,
    reason: null,
    next: null,
    code: null,
    dueAt: null,
  });
  const last = step.name === 'complete';
  // Until then the order stays as it began this step: provisioning, and due.
  if (last) await saveOrder(tx, run, { state: 'completed', dueAt: null });
  await tell(tx, run, now, last ? 'order.completed' : 'order.step-done');
  return !last;
}

/** A fault that time mends is tried again; everything else waits for a person, with the reason. Nothing is undone. */
export async function settleError(tx: Tx, run: StepRun, error: MicrosoftError | Attention): Promise<void> {
  const { step, context } = run;
  const now = context.clock.now();
  const microsoft = error instanceof MicrosoftError;
  const words = microsoft
    ? { reason: error.explanation, next: text(`remedy.${error.remedy}`) ?? null }
    : wording(`attention.${error.code}`, error.values);
  // An answer, even a refusal, ends what the ids stood for. Without one they are kept, and looked up first: those of
  // the attempt whose outcome is open, which may be a later one than the step's first.
  const requestId = microsoft && error.uncertain ? (error.requestId ?? step.requestId) : null;
  if (microsoft && error.remedy === 'retry') {
    const pause = Math.max(
      (error.retryAfterMs ?? 0) / 1000,
      Math.min(longestPauseSeconds, 2 ** Math.min(step.attempts, 11)),
    );
    const dueAt = after(now, pause);
    await saveStep(tx, run, { state: 'retrying', ...words, code: error.code, requestId, dueAt });
    await saveOrder(tx, run, { state: 'provisioning', dueAt });
    await tell(tx, run, now, 'order.step-retrying', {
      ...words,
      code: error.code,
      attempt: step.attempts,
      microsoftRequestId: error.requestId,
    });
    return;
  }
  await saveStep(tx, run, { state: 'failed', ...words, code: error.code, requestId, dueAt: null });
  await saveOrder(tx, run, { state: 'needs-attention', dueAt: null });
  await tell(tx, run, now, 'order.needs-attention', {
    ...words,
    code: error.code,
    ...(microsoft && { microsoftRequestId: error.requestId }),
  });
}

function wording(key: string, values: Record<string, string | number> = {}) {
  return { reason: text(`${key}.text`, values) ?? key, next: text(`${key}.next`, values) ?? null };
}

async function saveStep(tx: Tx, { order, step }: StepRun, columns: Record<string, unknown>): Promise<void> {
  await tx
    .updateTable('orderSteps')
    .set(columns)
    .where('orderId', '=', order.id)
    .where('name', '=', step.name)
    .execute();
}

async function saveOrder(
  tx: Tx,
  { order }: StepRun,
  columns: { state: string; dueAt: Date | null },
): Promise<void> {
  await tx.updateTable('orders').set(columns).where('id', '=', order.id).execute();
}

function tell(
  tx: Tx,
  run: StepRun,
  at: Date,
  kind: string,
  data: Record<string, unknown> = {},
): Promise<void> {
  const { order, step, ids } = run;
  return record(tx, at, concord, {
    kind,
    objectKind: 'order',
    objectId: order.id,
    resellerId: order.resellerId,
    customerId: order.customerId,
    data: {
      number: order.number,
      step: step.name,
      ...data,
      requestId: ids.requestId,
      correlationId: ids.correlationId,
    },
  });
}
