import { addDuration } from '@concord/rules';
import type { Order } from '../entities.ts';
import { snake } from './billing-cycle.ts';
import { createOrder } from './create-order.ts';
import { type CustomerCall, type Operation, ok } from './operation.ts';
import { orderResource } from './order-resource.ts';
import { refuse } from './refusal.ts';
import { attributes, collection } from './resource.ts';

const docs = 'https://learn.microsoft.com/partner-center/developer';

/** @throws Refusal 404 20000 */
export function orderOf(call: CustomerCall): Order {
  const order = call.world.orders.get(call.params['oid']?.toLowerCase());
  if (order?.tenantId !== call.tenant.id || order.partnerTenantId !== call.partner.id)
    throw refuse(404, 20000, 'The order was not found.');
  return order;
}

/** The list lags behind: by the setting, or by a quarter of an hour while the fault `order-list-lag` is on. */
function listOrders(call: CustomerCall) {
  const late = call.faults.fires(['order-list-lag'], call.method, call.url);
  const lag = late ? 'PT15M' : call.world.settings().orderListLag;
  const cycle = call.query['billingtype'];
  const orders = call.world.orders
    .where('tenant', call.tenant.id)
    .filter((order) => order.partnerTenantId === call.partner.id)
    .filter((order) => addDuration(order.createdAt, lag) <= call.at)
    .filter((order) => cycle === undefined || snake(order.billingCycle) === snake(cycle));
  return ok(collection(orders.map(orderResource), `/customers/${call.tenant.id}/orders`));
}

export const orderOperations: Operation[] = [
  {
    method: 'POST',
    path: '/customers/:cid/orders',
    of: 'customer',
    auth: 'any',
    source: `${docs}/create-an-order`,
    models: 'the same checks; app+user for a reseller’s customer; 900275, 900203, 900169, 800070',
    handle: createOrder,
  },
  {
    method: 'GET',
    path: '/customers/:cid/orders',
    of: 'customer',
    auth: 'any',
    source: `${docs}/get-all-of-a-customer-s-orders`,
    models: 'lag by setting or fault',
    handle: listOrders,
  },
  {
    method: 'GET',
    path: '/customers/:cid/orders/:oid',
    of: 'customer',
    auth: 'any',
    source: `${docs}/get-an-order-by-id`,
    models: '404 20000; `pending`, then `completed` with subscription ids',
    handle: (call) => ok(orderResource(orderOf(call))),
  },
  {
    method: 'GET',
    path: '/customers/:cid/orders/:oid/provisioningstatus',
    of: 'customer',
    auth: 'user',
    source: `${docs}/get-order-provisioning-status`,
    models: 'each line: pending, then prefulfilled and fulfilled',
    handle(call) {
      const order = orderOf(call);
      const status = order.status === 'completed' ? 'fulfilled' : 'prefulfillmentPending';
      const items = order.lines.map((line) => ({
        lineItemNumber: line.lineItemNumber,
        status,
        quantityProvisioningInformation: [{ quantity: line.quantity, status }],
        attributes: attributes('OrderLineItemProvisioningStatus'),
      }));
      return ok(collection(items));
    },
  },
];
