import type { Door } from '../call.ts';
import type { CallIds } from '../commerce.ts';
import { count, type Json, word } from '../fields.ts';
import { allItems } from '../paging.ts';
import { at } from '../path.ts';
import { unlessAbsent } from './absent.ts';
import { type NewOrderLineItem, type Order, orderResource } from './order-resource.ts';
import { each, reader } from './resource.ts';

export type { NewOrderLineItem, Order, OrderLineItem } from './order-resource.ts';

export interface NewOrder extends Json {
  /** For a provider's customer of a reseller the lines name `partnerIdOnRecord`. */
  lineItems: NewOrderLineItem[];
  billingCycle?: string;
  currencyCode?: string;
  partnerOnRecordAttestationAccepted?: boolean;
}

/** Two questions to the list and to one order. */
export interface OrderView {
  /** With `pricing` and `totalPrice`. */
  includePrice?: boolean;
}

/** @see https://learn.microsoft.com/partner-center/developer/get-order-provisioning-status */
export interface LineProvisioning extends Json {
  lineItemNumber: number;
  /** `fulfilled`, `unfulfilled`, `prefulfillmentpending` */
  status: string;
  quantityProvisioningInformation?: { quantity: number; status: string }[];
}

/**
 * Places an order without a cart. Unlike a checkout it is not repeatable: after a lost answer look at the orders.
 * @param asUser a person's token, which the order for an indirect reseller's customer needs
 * @throws MicrosoftError 800060 (409) while another order for the customer is under way; 900206 without attestation
 * @see https://learn.microsoft.com/partner-center/developer/create-an-order
 * @see https://learn.microsoft.com/partner-center/developer/create-an-order-for-a-customer-of-an-indirect-reseller
 */
export async function createOrder(
  door: Door,
  tenantId: string,
  order: NewOrder,
  ids: CallIds,
  asUser = order.lineItems.some(({ partnerIdOnRecord }) => partnerIdOnRecord !== undefined),
): Promise<Order> {
  const { body } = await door.call({
    method: 'POST',
    path: at`/v1/customers/${tenantId}/orders`,
    as: asUser ? 'user' : 'app',
    ids,
    body: { referenceCustomerId: tenantId, ...order },
    read: orderResource,
  });
  return body;
}

/** `undefined` when Microsoft does not know it. @see https://learn.microsoft.com/partner-center/developer/get-an-order-by-id */
export async function order(
  door: Door,
  tenantId: string,
  orderId: string,
  { includePrice }: OrderView = {},
): Promise<Order | undefined> {
  const { body } = await door.call({
    method: 'GET',
    path: at`/v1/customers/${tenantId}/orders/${orderId}`,
    query: { include_price: includePrice },
    as: 'app',
    expect: [404],
    read: unlessAbsent(orderResource),
  });
  return body;
}

/**
 * All orders of a customer, or those of one billing cycle. Lags up to 15 minutes behind a checkout.
 * @see https://learn.microsoft.com/partner-center/developer/get-all-of-a-customer-s-orders
 * @see https://learn.microsoft.com/partner-center/developer/get-a-list-of-orders-by-customer-and-billing-cycle-type
 */
export async function orders(
  door: Door,
  tenantId: string,
  { includePrice, billingCycle }: OrderView & { billingCycle?: string } = {},
): Promise<Order[]> {
  return allItems(door, {
    path: at`/v1/customers/${tenantId}/orders`,
    query: { billingType: billingCycle, include_price: includePrice },
    as: 'app',
    read: orderResource,
  });
}

/**
 * Changes an order: a legacy add-on is bought with one line that names its `parentSubscriptionId`, a legacy billing
 * cycle is changed with `billingCycle` and all lines.
 * @throws MicrosoftError 6000, 6001, 800072, 800085 when the billing cycle cannot be changed
 * @see https://learn.microsoft.com/partner-center/developer/purchase-an-add-on-to-a-subscription
 * @see https://learn.microsoft.com/partner-center/developer/change-the-billing-cycle
 */
export async function patchOrder(
  door: Door,
  tenantId: string,
  orderId: string,
  change: Json & Pick<Order, 'billingCycle'> & { lineItems?: NewOrderLineItem[] },
  ids: CallIds,
): Promise<Order> {
  const { body } = await door.call({
    method: 'PATCH',
    path: at`/v1/customers/${tenantId}/orders/${orderId}`,
    as: 'app',
    ids,
    body: { id: orderId, referenceCustomerId: tenantId, ...change },
    read: orderResource,
  });
  return body;
}

/**
 * Cancels an order or some of its lines: perpetual software for 30 days, software subscriptions for seven, in the
 * sandbox everything. Other products are cancelled on their subscription.
 * @param lines all when absent
 * @throws MicrosoftError 800019, 800061, 800063, 800077 for the wrong product; 900117, 900213 after the window
 * @see https://learn.microsoft.com/partner-center/developer/cancel-software-purchases
 * @see https://learn.microsoft.com/partner-center/developer/cancel-an-order-from-the-integration-sandbox
 */
export function cancelOrder(
  door: Door,
  tenantId: string,
  orderId: string,
  ids: CallIds,
  lines?: { lineItemNumber: number; offerId: string }[],
): Promise<Order> {
  const cancelled = { status: 'cancelled', ...(lines && { lineItems: lines as NewOrderLineItem[] }) };
  return patchOrder(door, tenantId, orderId, cancelled, ids);
}

/** How far each line is. @see https://learn.microsoft.com/partner-center/developer/get-order-provisioning-status */
export async function orderProvisioning(
  door: Door,
  tenantId: string,
  orderId: string,
): Promise<LineProvisioning[]> {
  return allItems(door, {
    path: at`/v1/customers/${tenantId}/orders/${orderId}/provisioningstatus`,
    as: 'user',
    read: reader<LineProvisioning>([], {
      lineItemNumber: count,
      status: word,
      quantityProvisioningInformation: each(reader([], { quantity: count })),
    }),
  });
}
