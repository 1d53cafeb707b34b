import type { Order, OrderState } from '@concord/contract/orders';
import type { Context } from '../context.ts';
import type { Tx } from '../db/database.ts';
import { Refusal } from '../errors.ts';
import { record } from '../events/record.ts';
import type { Call } from '../http/handle.ts';
import { isCancellable } from './states.ts';
import { findSteps, lockOrder, type OrderRecord, readOrder } from './store.ts';

type Move =
  | 'POST /orders/:id/confirm-ownership'
  | 'POST /orders/:id/retry'
  | 'POST /orders/:id/check-now'
  | 'POST /orders/:id/cancel';

/** Changes an order that the caller may see, tells the worker and the log, and answers with the order as it stands. */
async function move(
  context: Context,
  call: Call<Move>,
  kind: string,
  change: (tx: Tx, order: OrderRecord) => Promise<void>,
  wake = true,
): Promise<Order> {
  const { params, doer, now, actor } = call;
  await call.db(async (tx) => {
    const order = await lockOrder(tx, params.id);
    await change(tx, order);
    if (wake) {
      await tx.updateTable('orders').set({ dueAt: now }).where('id', '=', order.id).execute();
      await context.workflows.enqueue(tx, 'order', order.id);
    }
    const { resellerId, customerId, number } = order;
    await record(tx, now, doer, {
      kind,
      objectKind: 'order',
      objectId: order.id,
      resellerId,
      customerId,
      data: { number },
    });
  });
  return call.db((tx) => readOrder(tx, params.id, actor.customerId !== null));
}

const refuseUnless = (right: boolean, code: string) => {
  if (!right) throw new Refusal(409, code);
};

export const confirmOwnership = (context: Context, call: Call<'POST /orders/:id/confirm-ownership'>) =>
  move(context, call, 'order.ownership-confirmed', async (tx, order) => {
    const steps = await findSteps(tx, order.id);
    const asked = steps.some(({ name, state }) => name === 'ownership' && state === 'waiting');
    refuseUnless(asked && order.state === 'waiting', 'nothing-to-confirm');
    const confirmed = { ownershipConfirmedBy: call.actor.id, ownershipConfirmedAt: call.now };
    await tx.updateTable('orders').set(confirmed).where('id', '=', order.id).execute();
  });

export const retryOrder = (context: Context, call: Call<'POST /orders/:id/retry'>) =>
  move(context, call, 'order.retried', async (tx, order) => {
    refuseUnless(order.state === 'needs-attention', 'nothing-to-retry');
    const again = { state: 'pending', reason: null, next: null, code: null };
    await tx
      .updateTable('orderSteps')
      .set(again)
      .where('orderId', '=', order.id)
      .where('state', '=', 'failed')
      .execute();
    await tx.updateTable('orders').set({ state: 'provisioning' }).where('id', '=', order.id).execute();
  });

export const checkNow = (context: Context, call: Call<'POST /orders/:id/check-now'>) =>
  move(context, call, 'order.checked-now', async (_tx, order) =>
    refuseUnless(order.state === 'waiting', 'order-not-waiting'),
  );

/** Allowed until the checkout has been tried. A tenant that was made stays with its customer. */
export const cancelOrder = (context: Context, call: Call<'POST /orders/:id/cancel'>) =>
  move(
    context,
    call,
    'order.cancelled',
    async (tx, order) => {
      refuseUnless(isCancellable(order.state as OrderState, await findSteps(tx, order.id)), 'order-bought');
      await tx
        .updateTable('orders')
        .set({ state: 'cancelled', dueAt: null })
        .where('id', '=', order.id)
        .execute();
      await tx
        .updateTable('orderSteps')
        .set({ state: 'skipped', dueAt: null })
        .where('orderId', '=', order.id)
        .where('state', 'not in', ['done'])
        .execute();
    },
    false,
  );
