import { orderSeats } from '../../contract-suite/order-walk.ts';
import { createTenant, newTenant } from '../../contract-suite/tenant-walk.ts';
import type { Walker } from '../../contract-suite/walk.ts';
import { type Known, knownFrom } from './model.ts';

/** A new customer who has accepted the agreement. Answers with the tenant's id. */
export function newCustomer(walk: Walker, name: string): Promise<string> {
  return createTenant(walk, newTenant(name, walk.partner.reseller?.tenantId));
}

/** An order and the subscription that it became. */
export async function newOrder(walk: Walker, tenantId: string, quantity: number): Promise<Known> {
  const id = await orderSeats(walk, tenantId, quantity);
  const bought = await walk.read('subscription', () => walk.api.subscription(tenantId, id));
  if (!bought) throw new Error('the subscription of the order is lost');
  return knownFrom(tenantId, bought);
}
