import type { Context } from '../context.ts';
import type { Handle } from '../http/handle.ts';
import { change } from './change.ts';
import { preview } from './preview.ts';
import { revealPassword } from './reveal-password.ts';
import { listSubscriptions, readSubscription } from './store.ts';

export function subscriptionRoutes(handle: Handle, context: Context): void {
  handle('GET /subscriptions', ({ db, query }) => db((tx) => listSubscriptions(tx, query)));
  handle('GET /subscriptions/:id', ({ db, params, actor }) =>
    db((tx) => readSubscription(tx, params.id, actor.customerId !== null)),
  );
  handle('POST /subscriptions/:id/reveal-password', (call) => revealPassword(context, call));
  handle('GET /subscriptions/:id/preview', (call) => preview(context, call));
  handle('POST /subscriptions/:id/seats', (call) => change(context, call, 'seats', call.body));
  handle('POST /subscriptions/:id/suspend', (call) => change(context, call, 'suspend'));
  handle('POST /subscriptions/:id/resume', (call) => change(context, call, 'resume'));
  handle('POST /subscriptions/:id/cancel', (call) => change(context, call, 'cancel'));
  handle('POST /subscriptions/:id/auto-renew', (call) => change(context, call, 'auto-renew', call.body));
  handle('POST /subscriptions/:id/scheduled-change', (call) =>
    change(context, call, 'scheduled-change', { change: call.body }),
  );
  handle('DELETE /subscriptions/:id/scheduled-change', (call) =>
    change(context, call, 'drop-scheduled-change'),
  );
}
