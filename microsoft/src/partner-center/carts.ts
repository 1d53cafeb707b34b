import type { Door } from '../call.ts';
import type { CallIds, Cart, Checkout, NewCart } from '../commerce.ts';
import { count, list, need, object, part, text } from '../fields.ts';
import { at } from '../path.ts';
import { unlessAbsent } from './absent.ts';
import { placedOrder } from './orders.ts';

/**
 * Microsoft makes the cart even when lines are faulty: look at each line's error.
 * @see https://learn.microsoft.com/partner-center/developer/create-a-cart
 */
export async function createCart(door: Door, tenantId: string, cart: NewCart, ids: CallIds): Promise<Cart> {
  const { body } = await door.call({
    method: 'POST',
    path: at`/v1/customers/${tenantId}/carts`,
    as: 'app',
    ids,
    body: {
      partnerOnRecordAttestationAccepted: cart.partnerOnRecordAttestationAccepted,
      lineItems: cart.lines.map(({ transactionReseller, ...line }, id) => ({
        id,
        ...line,
        participants: transactionReseller && [{ key: 'transaction_reseller', value: transactionReseller }],
      })),
    },
    read: cartOf,
  });
  return body;
}

/** `undefined` when Microsoft no longer knows the cart; it lives seven days. */
export async function cart(door: Door, tenantId: string, cartId: string): Promise<Cart | undefined> {
  const { body } = await door.call({
    method: 'GET',
    path: at`/v1/customers/${tenantId}/carts/${cartId}`,
    as: 'app',
    expect: [404],
    read: unlessAbsent(cartOf),
  });
  return body;
}

/**
 * Orders a cart. A partial failure is a success with `errors`; called again, it repeats the orders made and retries
 * the rest.
 * @see https://learn.microsoft.com/partner-center/developer/checkout-a-cart
 */
export async function checkout(
  door: Door,
  tenantId: string,
  cartId: string,
  ids: CallIds,
): Promise<Checkout> {
  const { body } = await door.call({
    method: 'POST',
    path: at`/v1/customers/${tenantId}/carts/${cartId}/checkout`,
    as: 'app',
    ids,
    read: (answer): Checkout => {
      const result = object(answer);
      return {
        orders: list(result.orders).map(placedOrder),
        errors: list(result.orderErrors).map((value) => {
          const error = object(value);
          return {
            orderGroupId: text(error.orderGroupId) ?? '',
            code: text(error.code) ?? '',
            description: text(error.description) ?? '',
          };
        }),
      };
    },
  });
  return body;
}

function cartOf(value: unknown): Cart {
  const cart = object(value);
  return {
    id: need(cart, 'id'),
    status: text(cart.status) ?? '',
    expiresAt: text(cart.expirationTimestamp),
    lines: list(cart.lineItems).map((item) => {
      const line = object(item);
      const { errorCode, errorDescription } = part(line.error);
      return {
        catalogItemId: need(line, 'catalogItemId'),
        quantity: count(line.quantity),
        ...(errorCode !== undefined && {
          error: { code: text(errorCode) ?? '', description: text(errorDescription) ?? '' },
        }),
      };
    }),
  };
}
