import { addDuration } from '@concord/rules';
import type { Order } from '../entities.ts';
import { record } from './audit.ts';
import { snake } from './cart-lines.ts';
import { resolveItem } from './catalogue.ts';
import { type CustomerCall, created, type Operation, ok } from './operation.ts';
import { orderResource } from './order-resource.ts';
import { placeOrder } from './place-order.ts';
import { checkPurchase } from './purchase-checks.ts';
import { refuse } from './refusal.ts';
import { attributes, collection } from './resource.ts';

const docs = 'https://learn.microsoft.com/partner-center/developer';

/** @throws Refusal 404 20000 */
function orderOf(call: CustomerCall): Order {
  const order = call.world.orders.get(call.params['oid']?.toLowerCase());
  if (order?.tenantId !== call.tenant.id || order.partnerTenantId !== call.partner.id)
    throw refuse(404, 20000, 'The order was not found.');
  return order;
}

/** An order without a cart. Its lines carry no term: the first term offered with the order's billing cycle is taken. */
function createOrder(call: CustomerCall) {
  const { body, tenant } = call;
  if (call.relationship.resellerTenantId !== undefined && !call.user)
    throw refuse(403, 900329, 'App-only credentials are not supported for customers of a reseller.');
  const billingCycle = snake(body.text('billingCycle') ?? 'monthly');
  const accepted = body.flag('partnerOnRecordAttestationAccepted');
  const lines = body.list('lineItems').map((line) => ({
    offerId: line.text('offerId') ?? '',
    quantity: line.whole('quantity') ?? 0,
    billingCycle,
    friendlyName: line.text('friendlyName'),
    partnerIdOnRecord: line.text('partnerIdOnRecord'),
    additionalPartnerIdsOnRecord: line.texts('additionalPartnerIdsOnRecord'),
    provisioningContext: line.map('provisioningContext'),
    attestationAccepted: line.flag('attestationAccepted'),
    termDuration: line.text('termDuration')?.toUpperCase(),
  }));
  if (lines.length === 0) throw refuse(400, 800002, 'lineItems is required.');
  checkPurchase(call, {
    catalogItemIds: lines.map((line) => line.offerId),
    partnerIds: lines.flatMap((line) =>
      [line.partnerIdOnRecord ?? [], line.additionalPartnerIdsOnRecord].flat(),
    ),
    attestationAccepted: accepted === true,
    ...(body.has('currencyCode') && { currencyCode: body.text('currencyCode') }),
  });
  const complete = lines.map((line) => {
    const offered = resolveItem(call, line.offerId, tenant.country);
    const { minimumQuantity = 1, maximumQuantity = 1 } = offered?.sku ?? {};
    if (line.quantity < minimumQuantity || line.quantity > maximumQuantity)
      throw refuse(400, 900275, 'The quantity is outside of what is allowed.');
    const term = offered?.sku.terms.find(
      (one) =>
        one.billingCycle === billingCycle && (!line.termDuration || one.duration === line.termDuration),
    );
    if (!term) throw refuse(400, 800022, 'The billing cycle is not offered.');
    if (offered?.sku.attestationType !== undefined && line.attestationAccepted !== true)
      throw refuse(400, 900203, 'The attestation of the item is missing.');
    return { ...line, termDuration: term.duration || undefined };
  });
  const first = resolveItem(call, lines[0]?.offerId ?? '', tenant.country);
  const order = placeOrder(call, {
    billingCycle,
    currencyCode: body.text('currencyCode')?.toUpperCase() ?? first?.currency ?? 'USD',
    partnerOnRecordAttestationAccepted: accepted,
    lines: complete,
  });
  record(call, 'order', 'create_order', { id: tenant.id, name: tenant.companyName }, { OrderId: order.id });
  return created(orderResource(order), { location: `/customers/${tenant.id}/orders/${order.id}` });
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
    handle: createOrder,
  },
  {
    method: 'GET',
    path: '/customers/:cid/orders',
    of: 'customer',
    auth: 'any',
    source: `${docs}/get-all-of-a-customer-s-orders`,
    handle: listOrders,
  },
  {
    method: 'GET',
    path: '/customers/:cid/orders/:oid',
    of: 'customer',
    auth: 'any',
    source: `${docs}/get-an-order-by-id`,
    handle: (call) => ok(orderResource(orderOf(call))),
  },
  {
    method: 'GET',
    path: '/customers/:cid/orders/:oid/provisioningstatus',
    of: 'customer',
    auth: 'user',
    source: `${docs}/get-order-provisioning-status`,
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
