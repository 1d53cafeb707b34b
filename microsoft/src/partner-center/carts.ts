import type { Door } from '../call.ts';
import type { CallIds } from '../commerce.ts';
import { type Json, list, object, text } from '../fields.ts';
import { at } from '../path.ts';
import { unlessAbsent } from './absent.ts';
import { type Cart, cartResource, type NewCartLineItem } from './cart-resource.ts';
import { type Order, orderResource } from './order-resource.ts';

export type {
  Cart,
  CartError,
  CartLineItem,
  NewCartLineItem,
  Participant,
  Pricing,
} from './cart-resource.ts';

export interface NewCart {
  lineItems: NewCartLineItem[];
  /** Needed when a provider names a reseller (otherwise error 900206). */
  partnerOnRecordAttestationAccepted?: boolean;
}

/** @see https://learn.microsoft.com/partner-center/developer/cart-resources#cartcheckoutresult */
export interface CartCheckoutResult extends Json {
  orders: Order[];
  /** Groups of lines that could not be ordered. */
  orderErrors: OrderError[];
}

export interface OrderError extends Json {
  orderGroupId: string;
  code: string;
  description: string;
}

/**
 * Microsoft makes the cart even when lines are faulty: look at each line's `error`. It lives seven days.
 * @see https://learn.microsoft.com/partner-center/developer/create-a-cart
 * @see https://learn.microsoft.com/partner-center/developer/create-a-cart-with-add-ons
 */
export async function createCart(door: Door, tenantId: string, cart: NewCart, ids: CallIds): Promise<Cart> {
  const { body } = await door.call({
    method: 'POST',
    path: at`/v1/customers/${tenantId}/carts`,
    as: 'app',
    ids,
    body: { ...cart, lineItems: cart.lineItems.map((line, id) => ({ id, ...line })) },
    read: cartResource,
  });
  return body;
}

/**
 * `undefined` when Microsoft no longer knows the cart.
 * @see https://learn.microsoft.com/partner-center/developer/cart-resources
 */
export async function cart(door: Door, tenantId: string, cartId: string): Promise<Cart | undefined> {
  const { body } = await door.call({
    method: 'GET',
    path: at`/v1/customers/${tenantId}/carts/${cartId}`,
    as: 'app',
    expect: [404],
    read: unlessAbsent(cartResource),
  });
  return body;
}

/**
 * Replaces a cart that is not yet ordered; lines left out are gone.
 * @throws MicrosoftError 800008 when it has expired; 800064 (409), 800065 when it is ordered
 * @see https://learn.microsoft.com/partner-center/developer/update-a-cart
 */
export async function updateCart(door: Door, tenantId: string, cart: Cart, ids: CallIds): Promise<Cart> {
  const { body } = await door.call({
    method: 'PUT',
    path: at`/v1/customers/${tenantId}/carts/${cart.id}`,
    as: 'app',
    ids,
    body: cart,
    read: cartResource,
  });
  return body;
}

/**
 * Orders a cart. A partial failure is a success with `orderErrors`; called again, it repeats the orders made and
 * retries the rest.
 * @throws MicrosoftError 800008 when the cart is unknown; 800009 with faulty lines; 400019 with a stale availability;
 *   800064 (409) and 800065 when it is being or has been submitted
 * @see https://learn.microsoft.com/partner-center/developer/checkout-a-cart
 */
export async function checkout(
  door: Door,
  tenantId: string,
  cartId: string,
  ids: CallIds,
): Promise<CartCheckoutResult> {
  const { body } = await door.call({
    method: 'POST',
    path: at`/v1/customers/${tenantId}/carts/${cartId}/checkout`,
    as: 'app',
    ids,
    read: (answer): CartCheckoutResult => {
      const result = object(answer);
      return {
        ...result,
        orders: list(result.orders).map(orderResource),
        orderErrors: list(result.orderErrors).map(orderError),
      };
    },
  });
  return body;
}

function orderError(value: unknown): OrderError {
  const error = object(value);
  return {
    ...error,
    orderGroupId: text(error.orderGroupId) ?? '',
    code: text(error.code) ?? '',
    description: text(error.description) ?? '',
  };
}
