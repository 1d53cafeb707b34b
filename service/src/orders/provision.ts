import { randomUUID } from 'node:crypto';
import type { OrderState, StepName } from '@concord/contract/orders';
import { type CommerceApi, MicrosoftError } from '@concord/microsoft';
import type { Context } from '../context.ts';
import { operatorScope, type Tx } from '../db/database.ts';
import { Attention, type StepRun } from './outcome.ts';
import { settle, settleError } from './settle.ts';
import { orderMoves } from './states.ts';
import { steps } from './steps/index.ts';
import { findOrder, findSteps, lockOrder, type OrderRecord, type StepRecord } from './store.ts';

/**
 * Carries an order as far as it goes now. Safe to call again at any time, after a kill -9 too: what is known is
 * in the rows, and every step looks before it acts again.
 */
export async function provision(context: Context, orderId: string): Promise<void> {
  let begun = await context.db.in(operatorScope, (tx) => begin(tx, context, orderId));
  if (!begun) return;
  const { commerce } = await context.clients.for(begun.order.settingsSetId);
  while (begun) begun = await attempt(context, commerce, begun);
}

/** Runs one step. Its outcome, and that the next step begins, are stored in one transaction. */
async function attempt(context: Context, commerce: CommerceApi, begun: Begun): Promise<Begun | undefined> {
  const { order, step, all, resumed } = begun;
  const run: StepRun = {
    context,
    order,
    step,
    commerce,
    resumed,
    now: context.clock.now(),
    ids: { requestId: step.requestId ?? '', correlationId: step.correlationId },
    result: <T>(name: StepName) => all.find((one) => one.name === name)?.result as T,
  };
  try {
    const outcome = await steps[step.name as StepName](run);
    return await context.db.in(operatorScope, async (tx) => {
      // Order before event chain, as everywhere: two transactions that lock both never wait for each other.
      await lockOrder(tx, order.id);
      if (!(await settle(tx, run, outcome))) return undefined;
      if (outcome.kind !== 'done') return begin(tx, context, order.id);
      const settled = { ...step, state: 'done', result: outcome.result ?? null };
      const known = all.map((one) => (one.name === step.name ? settled : one));
      // Only what a step wrote itself changes the order while this process holds it.
      const current = outcome.apply ? await findOrder(tx, order.id) : order;
      return start(tx, current, known, context.clock.now());
    });
  } catch (error) {
    if (!(error instanceof MicrosoftError || error instanceof Attention)) throw error;
    await context.db.in(operatorScope, (tx) => settleError(tx, run, error));
    return undefined;
  }
}

interface Begun {
  order: OrderRecord;
  step: StepRecord;
  all: StepRecord[];
  resumed: boolean;
}

/** Looks whether the order is due, and for which step. */
async function begin(tx: Tx, context: Context, orderId: string): Promise<Begun | undefined> {
  const order = await lockOrder(tx, orderId);
  const now = context.clock.now();
  if (!orderMoves[order.state as OrderState].includes('provisioning')) return undefined;
  if (!order.dueAt || order.dueAt > now) return undefined;
  return start(tx, order, await findSteps(tx, orderId), now);
}

/** Stores, before anything is called, that the next step begins and under which ids. */
async function start(tx: Tx, order: OrderRecord, all: StepRecord[], now: Date): Promise<Begun | undefined> {
  const step = all.find(({ state }) => state !== 'done' && state !== 'skipped');
  if (!step || step.state === 'failed') return undefined;
  const resumed = step.requestId !== null;
  const started = {
    state: 'running',
    attempts: step.attempts + 1,
    requestId: step.requestId ?? randomUUID(),
    startedAt: step.startedAt ?? now,
  };
  await tx
    .updateTable('orderSteps')
    .set(started)
    .where('orderId', '=', order.id)
    .where('name', '=', step.name)
    .execute();
  if (order.state !== 'provisioning') {
    await tx.updateTable('orders').set({ state: 'provisioning' }).where('id', '=', order.id).execute();
  }
  return { order: { ...order, state: 'provisioning' }, step: { ...step, ...started }, all, resumed };
}

/** Orders that a worker has to look at now. */
export async function dueOrders(context: Context, now: Date): Promise<string[]> {
  const rows = await context.db.in(operatorScope, (tx) =>
    tx.selectFrom('orders').select('id').where('dueAt', '<=', now).orderBy('dueAt').limit(100).execute(),
  );
  return rows.map(({ id }) => id);
}
