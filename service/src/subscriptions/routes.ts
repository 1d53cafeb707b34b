import type { Context } from '../context.ts';
import type { Handle } from '../http/handle.ts';
import { revealPassword } from './reveal-password.ts';
import { listSubscriptions, readSubscription } from './store.ts';

export function subscriptionRoutes(handle: Handle, context: Context): void {
  handle('GET /subscriptions', ({ db, query }) => db((tx) => listSubscriptions(tx, query)));
  handle('GET /subscriptions/:id', ({ db, params, actor }) =>
    db((tx) => readSubscription(tx, params.id, actor.customerId !== null)),
  );
  handle('POST /subscriptions/:id/reveal-password', (call) => revealPassword(context, call));
}
