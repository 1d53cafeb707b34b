import type { Door } from '../call.ts';
import type { CallIds, Cart, Checkout, NewCart, PlacedOrder } from '../commerce.ts';
import { text } from '../fields.ts';
import * as carts from './carts.ts';
import * as orders from './orders.ts';

/** Carts and orders as the port speaks of them. */

export async function createCart(door: Door, tenantId: string, cart: NewCart, ids: CallIds): Promise<Cart> {
  const made = await carts.createCart(
    door,
    tenantId,
    {
      partnerOnRecordAttestationAccepted: cart.partnerOnRecordAttestationAccepted,
      lineItems: cart.lines.map(({ transactionReseller, ...line }) => ({
        ...line,
        ...(transactionReseller && {
          participants: [{ key: 'transaction_reseller', value: transactionReseller }],
        }),
      })),
    },
    ids,
  );
  return cartOf(made);
}

export async function cart(door: Door, tenantId: string, cartId: string): Promise<Cart | undefined> {
  const found = await carts.cart(door, tenantId, cartId);
  return found && cartOf(found);
}

export async function checkout(
  door: Door,
  tenantId: string,
  cartId: string,
  ids: CallIds,
): Promise<Checkout> {
  const result = await carts.checkout(door, tenantId, cartId, ids);
  return {
    orders: result.orders.map(placedOrder),
    errors: result.orderErrors.map(({ orderGroupId, code, description }) => ({
      orderGroupId,
      code,
      description,
    })),
  };
}

export async function order(door: Door, tenantId: string, orderId: string): Promise<PlacedOrder | undefined> {
  const found = await orders.order(door, tenantId, orderId);
  return found && placedOrder(found);
}

export async function ordersOf(door: Door, tenantId: string): Promise<PlacedOrder[]> {
  return (await orders.orders(door, tenantId)).map(placedOrder);
}

function cartOf(cart: carts.Cart): Cart {
  return {
    id: cart.id,
    status: text(cart.status) ?? '',
    expiresAt: text(cart.expirationTimestamp),
    lines: cart.lineItems.map(({ catalogItemId, quantity, error }) => ({
      catalogItemId,
      quantity,
      ...(error?.errorCode !== undefined && {
        error: { code: error.errorCode, description: text(error.errorDescription) ?? '' },
      }),
    })),
  };
}

function placedOrder(order: orders.Order): PlacedOrder {
  return {
    id: order.id,
    status: order.status || 'unknown',
    createdAt: text(order.creationDate),
    lines: order.lineItems.map((line) => ({
      lineNumber: line.lineItemNumber,
      offerId: line.offerId,
      quantity: line.quantity,
      subscriptionId: text(line.subscriptionId) || undefined,
      partnerIdOnRecord: line.partnerIdOnRecord || undefined,
    })),
  };
}
