import type { Context } from '../context.ts';
import { operatorScope } from '../db/database.ts';
import type { Handle } from '../http/handle.ts';
import { orderFacts } from './facts.ts';
import { cancelOrder, checkNow, confirmOwnership, retryOrder } from './move.ts';
import { factsFor, readDomain, readOrdering } from './ordering.ts';
import { placeOrder } from './place.ts';
import { preflight } from './preflight.ts';
import { listOrders, readOrder } from './store.ts';

export function orderRoutes(handle: Handle, context: Context): void {
  handle('GET /ordering', (call) => readOrdering(context, call));
  handle('GET /ordering/domain', (call) => readDomain(context, call));
  handle('POST /ordering/preflight', async (call) =>
    preflight(context, await factsFor(context, call, call.body.planId, call.body.customerId), call.body),
  );

  handle('GET /orders', ({ db, query }) => db((tx) => listOrders(tx, query)));
  handle('POST /orders', (call) => placeOrder(context, call));
  handle('GET /orders/:id', async ({ db, params, actor }) => {
    const forCustomer = actor.customerId !== null;
    const order = await db((tx) => readOrder(tx, params.id, forCustomer));
    if (!order.steps.some((step) => step.name === 'invitation' && step.state === 'waiting')) return order;
    const facts = await context.db.in(operatorScope, (tx) => orderFacts(tx, order.customerId, order.planId));
    return { ...order, invitationLink: facts.invitationLink };
  });
  handle('POST /orders/:id/confirm-ownership', (call) => confirmOwnership(context, call));
  handle('POST /orders/:id/retry', (call) => retryOrder(context, call));
  handle('POST /orders/:id/check-now', (call) => checkNow(context, call));
  handle('POST /orders/:id/cancel', (call) => cancelOrder(context, call));
}
