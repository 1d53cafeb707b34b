import type { Checkout } from '../commerce.ts';
import { MicrosoftError } from '../errors.ts';
import { product } from './partner-walk.ts';
import { demand, type Walker } from './walk.ts';

export const seats = 3;

/** What is bought: by default a year, paid by the month. */
interface Bought {
  productId: string;
  skuId: string;
  termDuration: string;
  billingCycle: string;
}

const year: Bought = { ...product, termDuration: 'P1Y', billingCycle: 'monthly' };

/** An order from the catalogue to the one active subscription that it becomes. Answers with the subscription's id. */
export async function orderSeats(
  walk: Walker,
  tenantId: string,
  quantity = seats,
  bought = year,
): Promise<string> {
  const { api, partner } = walk;
  const known = await walk.read('subscriptions', () => api.subscriptions(tenantId));
  const made = await buy(walk, tenantId, quantity, bought);
  const [first] = made.orders;
  demand(made.orders.length === 1 && first !== undefined, 'one order came of the cart', made);
  const orderId = first?.id ?? '';
  const order = await walk.until(
    'order',
    () => api.order(tenantId, orderId),
    (one) => one?.status === 'completed' && one.lines[0]?.subscriptionId !== undefined,
  );
  const line = order?.lines[0];
  demand(
    line?.quantity === quantity && line.partnerIdOnRecord === partner.reseller?.mpnId,
    'the line',
    order,
  );
  const listed = await walk.until(
    'orders',
    () => api.orders(tenantId),
    (all) => all.some(({ id }) => id === orderId),
  );
  demand(listed.filter(({ id }) => id === orderId).length === 1, 'the order is listed once', listed);
  const held = await walk.read('subscriptions', () => api.subscriptions(tenantId));
  demand(held.length === known.length + 1, 'one subscription came of the order', held);
  const id = line?.subscriptionId ?? '';
  const got = await walk.read('subscription', () => api.subscription(tenantId, id));
  demand(got?.status === 'active' && got.quantity === quantity, 'the subscription is active', got);
  demand(got?.partnerId === partner.reseller?.mpnId, 'the partner of record', got);
  return id;
}

/** A stale catalogue item is read again and put into a new cart, as the error's remedy says. */
async function buy(
  walk: Walker,
  tenantId: string,
  quantity: number,
  { productId, skuId, termDuration, billingCycle }: Bought,
): Promise<Checkout> {
  const { api, partner } = walk;
  const mpnId = partner.reseller?.mpnId;
  for (let attempt = 1; ; attempt++) {
    const items = await walk.read('catalogue', () =>
      api.catalogue({ ...product, productId, skuId, tenantId }),
    );
    const line = {
      catalogItemId: items[0]?.catalogItemId ?? '',
      quantity,
      termDuration,
      billingCycle,
      transactionReseller: mpnId,
    };
    const attested = mpnId === undefined ? undefined : true;
    const cart = await walk.write('createCart', (ids) =>
      api.createCart(tenantId, { lines: [line], partnerOnRecordAttestationAccepted: attested }, ids),
    );
    const read = await walk.read('cart', () => api.cart(tenantId, cart.id));
    demand(read?.id === cart.id && read.lines.length === 1, 'the cart is read again', read);
    try {
      const made = await walk.write('checkout', (ids) => checkedOut(walk, tenantId, cart.id, ids));
      const again = await walk.write('checkout', (ids) => api.checkout(tenantId, cart.id, ids));
      demand(again.orders[0]?.id === made.orders[0]?.id, 'a second checkout orders nothing', again);
      return made;
    } catch (error) {
      if (!(error instanceof Stale) || attempt === 5) throw error;
    }
  }
}

class Stale extends Error {}

/** Groups that were refused are ordered by another checkout of the same cart; a stale item needs another cart. */
async function checkedOut(
  { api }: Walker,
  tenantId: string,
  cartId: string,
  ids: Parameters<Walker['api']['checkout']>[2],
): Promise<Checkout> {
  try {
    const made = await api.checkout(tenantId, cartId, ids);
    if (made.orders.length > 0) return made;
    if (made.errors.some(({ code }) => code === '400019')) throw new Stale();
    throw new MicrosoftError({
      remedy: 'retry',
      code: made.errors[0]?.code ?? 'no-order',
      description: made.errors[0]?.description ?? '',
      explanation: 'No order came of the cart.',
    });
  } catch (error) {
    // After a lost answer the cart may be ordered all the same: then the checkout itself is asked again.
    if (error instanceof MicrosoftError && error.code === '400019' && !error.uncertain) throw new Stale();
    throw error;
  }
}
