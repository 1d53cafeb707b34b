import type { Subscription } from '../entities.ts';
import type { Simulator } from '../server.ts';

/** Puts a copy of the customer's first subscription under another id, with an order id of its own. */
export function holder({ world }: Simulator, cid: string) {
  const begun = world.subscriptions.where('tenant', cid)[0];
  if (!begun) throw new Error('no subscription to copy');
  return (id: string, more: Partial<Subscription>): Subscription =>
    world.subscriptions.put({ ...begun, orderId: `order-${id}`, ...more, id });
}
