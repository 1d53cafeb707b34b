import { MicrosoftError } from '@concord/microsoft';
import { Attention, type Outcome, type Step, type StepRun } from '../outcome.ts';
import type { CartResult } from './cart.ts';

export interface CheckoutResult {
  orderId: string;
}

/** Stale availability, and a cart that is gone: a new cart mends both. */
const cartIsStale = new Set(['400019', '800008']);

/**
 * Buys. The only step that costs money, so after a lost answer it reads the cart before anything else: a cart
 * that was ordered answers a second checkout with the order it made.
 * https://learn.microsoft.com/partner-center/developer/checkout-a-cart
 */
export const checkout: Step = async (run) => {
  const { commerce, order, ids, resumed } = run;
  const tenantId = order.tenantId ?? '';
  const { cartId } = run.result<CartResult>('cart');
  if (resumed && !(await commerce.cart(tenantId, cartId))) return orderedAlready(run);
  try {
    const { orders, errors } = await commerce.checkout(tenantId, cartId, ids);
    const [placed] = orders;
    if (placed) return done(placed.id);
    const [error] = errors;
    throw new Attention('checkout', { code: error?.code ?? '', description: error?.description ?? '' });
  } catch (error) {
    if (error instanceof MicrosoftError && cartIsStale.has(error.code)) return orderedAlready(run);
    throw error;
  }
};

const done = (orderId: string): Outcome => ({ kind: 'done', result: { orderId } satisfies CheckoutResult });

/** The cart is gone: an order that it made is in the order list; if there is none, a new cart is needed. */
async function orderedAlready(run: StepRun): Promise<Outcome> {
  const { commerce, order, step } = run;
  const { catalogItemId } = run.result<CartResult>('cart');
  const since = (step.startedAt ?? run.now).getTime() - 60_000;
  const orders = await commerce.orders(order.tenantId ?? '');
  const made = orders.find(
    ({ createdAt, lines }) =>
      createdAt !== undefined &&
      Date.parse(createdAt) >= since &&
      lines.some((line) => line.offerId === catalogItemId && line.quantity === order.seats),
  );
  return made ? done(made.id) : { kind: 'back', to: 'cart' };
}
