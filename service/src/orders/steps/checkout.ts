import { MicrosoftError } from '@concord/microsoft';
import { text } from '../../texts/texts.ts';
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
  if (resumed && !(await commerce.cart(tenantId, cartId))) return orderedAlready(run, true);
  try {
    const { orders, errors } = await commerce.checkout(tenantId, cartId, ids);
    const [placed] = orders;
    if (placed) return done(placed.id);
    const [error] = errors;
    throw new Attention('checkout', { code: error?.code ?? '', description: error?.description ?? '' });
  } catch (error) {
    if (error instanceof MicrosoftError && cartIsStale.has(error.code))
      return orderedAlready(run, resumed || error.uncertain);
    throw error;
  }
};

const done = (orderId: string): Outcome => ({ kind: 'done', result: { orderId } satisfies CheckoutResult });

/** How long an order may be missing in the list of orders, in ms: published 15 minutes, and a little more. */
const listLag = 20 * 60_000;

/**
 * The cart cannot be checked out any more. An order that it made is in the list of orders; without one a new cart is
 * needed. After a lost answer that is only sure when the cart is still open, or when the list has caught up.
 * https://learn.microsoft.com/partner-center/developer/get-all-of-a-customer-s-orders
 */
async function orderedAlready(run: StepRun, mayBeOrdered: boolean): Promise<Outcome> {
  const { commerce, order, step, now } = run;
  const tenantId = order.tenantId ?? '';
  const { cartId, catalogItemId } = run.result<CartResult>('cart');
  const startedAt = (step.startedAt ?? now).getTime();
  const orders = await commerce.orders(tenantId);
  const made = orders.find(
    ({ createdAt, lines }) =>
      createdAt !== undefined &&
      Date.parse(createdAt) >= startedAt - 60_000 &&
      lines.some((line) => line.offerId === catalogItemId && line.quantity === order.seats),
  );
  if (made) return done(made.id);
  const again: Outcome = { kind: 'back', to: 'cart' };
  if (!mayBeOrdered) return again;
  const cart = await commerce.cart(tenantId, cartId);
  const status = cart?.status.toLowerCase();
  if (status === 'active') return again;
  if (now.getTime() - startedAt < listLag) throw notListedYet();
  if (status === 'ordered') throw new Attention('order-not-listed');
  return again;
}

/** Keeps the ids of the step, under which it looks again soon. */
const notListedYet = () =>
  new MicrosoftError({
    remedy: 'retry',
    code: 'order-not-listed',
    description: '',
    explanation: text('attention.order-not-listed.wait') ?? '',
    uncertain: true,
  });
