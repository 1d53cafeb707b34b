import { orderSeats } from '../../contract-suite/order-walk.ts';
import { createTenant, newTenant } from '../../contract-suite/tenant-walk.ts';
import type { Walker } from '../../contract-suite/walk.ts';
import { type Known, knownFrom } from './model.ts';
import type { Random } from './random.ts';
import { lastDayOf } from './time.ts';

/** A new customer who has accepted the agreement. Answers with the tenant's id. */
export function newCustomer(walk: Walker, name: string): Promise<string> {
  return createTenant(walk, newTenant(name, walk.partner.reseller?.tenantId));
}

const product = { productId: 'CFQ7TTC0LH18', skuId: '0001' };
const trial = { productId: 'CFQ7TTC0LCHC', skuId: '0002', termDuration: 'P1M', billingCycle: 'none' };

/**
 * Seats for a month or for a year, or a trial.
 * @param mayTry whether the customer had no trial yet: each has one
 */
export function drawPurchase(random: Random, mayTry: boolean) {
  const quantity = 1 + random.below(9);
  if (mayTry && random.chance(0.3)) return { ...trial, quantity: 25 };
  return random.of([
    { ...product, quantity, termDuration: 'P1M', billingCycle: 'monthly' },
    { ...product, quantity, termDuration: 'P1Y', billingCycle: 'monthly' },
    { ...product, quantity, termDuration: 'P1Y', billingCycle: 'annual' },
  ]);
}

/** An order and the subscription that it became. */
export async function newOrder(
  walk: Walker,
  tenantId: string,
  purchase: ReturnType<typeof drawPurchase>,
): Promise<Known> {
  const { quantity, ...what } = purchase;
  const id = await orderSeats(walk, tenantId, quantity, what);
  const bought = await walk.read('subscription', () => walk.api.subscription(tenantId, id));
  if (!bought) throw new Error('the subscription of the order is lost');
  const known = knownFrom(tenantId, bought);
  const lastDay = lastDayOf(bought.effectiveStartDate.slice(0, 10), what.termDuration);
  const started = known.termDuration === what.termDuration && known.billingCycle === what.billingCycle;
  if (!known.isTrial && !(started && known.lastDay === lastDay))
    throw new Error(`the first term is ${known.termDuration} to ${known.lastDay} instead of ${lastDay}`);
  return known;
}
