import type { Door } from '../call.ts';
import type { PlacedOrder } from '../commerce.ts';
import { count, list, need, object, text, word } from '../fields.ts';
import { allItems } from '../paging.ts';
import { at } from '../path.ts';
import { unlessAbsent } from './absent.ts';

/** @see https://learn.microsoft.com/partner-center/developer/get-an-order-by-id */
export async function order(door: Door, tenantId: string, orderId: string): Promise<PlacedOrder | undefined> {
  const { body } = await door.call({
    method: 'GET',
    path: at`/v1/customers/${tenantId}/orders/${orderId}`,
    as: 'app',
    expect: [404],
    read: unlessAbsent(placedOrder),
  });
  return body;
}

/**
 * Lags up to 15 minutes behind a checkout.
 * @see https://learn.microsoft.com/partner-center/developer/get-all-of-a-customer-s-orders
 */
export async function orders(door: Door, tenantId: string): Promise<PlacedOrder[]> {
  return allItems(door, { path: at`/v1/customers/${tenantId}/orders`, as: 'app', read: placedOrder });
}

/** A line's `subscriptionId` is missing until Microsoft has provisioned it. */
export function placedOrder(value: unknown): PlacedOrder {
  const order = object(value);
  return {
    id: need(order, 'id'),
    status: word(order.status) || 'unknown',
    createdAt: text(order.creationDate),
    lines: list(order.lineItems).map((item) => {
      const line = object(item);
      return {
        lineNumber: count(line.lineItemNumber),
        offerId: need(line, 'offerId'),
        quantity: count(line.quantity),
        subscriptionId: text(line.subscriptionId) || undefined,
        partnerIdOnRecord: text(line.partnerIdOnRecord) || undefined,
      };
    }),
  };
}
