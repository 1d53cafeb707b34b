import type { Cart, Line, Order } from '../entities.ts';
import { record } from './audit.ts';
import { Body } from './body.ts';
import { readLine } from './cart-lines.ts';
import { parentOf } from './legacy-lines.ts';
import type { CustomerCall } from './operation.ts';
import { orderResource } from './order-resource.ts';
import { type NewLine, placeOrder } from './place-order.ts';
import { checkPurchase } from './purchase-checks.ts';
import { refuse } from './refusal.ts';
import { attributes } from './resource.ts';

/**
 * Makes an order of each group of lines. Doing it again repeats the orders that were made and tries the others anew.
 * @see https://learn.microsoft.com/partner-center/developer/checkout-a-cart
 * @throws Refusal as `checkPurchase`, 400 800009 for faulty lines
 */
export function checkout(call: CustomerCall, cart: Cart) {
  const { world } = call;
  if (cart.status === 'Active') {
    const open = cart.lines.filter((line) => cart.orders[line.orderGroup ?? ''] === undefined);
    checkPurchase(call, {
      items: open
        .filter((line) => !line.error)
        .map((line) => ({ ...line, id: line.catalogItemId, partnerId: resellerOf(line) })),
      partnerIds: open.filter((line) => !line.error).flatMap(resellersOf),
      attestationAccepted: cart.partnerOnRecordAttestationAccepted === true,
    });
    // Lines are looked at again: seats or prerequisites may have changed since.
    if (open.some((line) => readLine(call, new Body(line), line.id).error))
      throw refuse(400, 800009, 'There are errors in the cart items.');
  }

  const orders: Order[] = [];
  const orderErrors: { orderGroupId: string; code: number; description: string }[] = [];
  const made: Record<string, string> = { ...cart.orders };
  for (const group of new Set(cart.lines.map((line) => line.orderGroup ?? '0'))) {
    const known = world.orders.get(made[group]);
    const refused = known
      ? undefined
      : call.faults.fires(
          ['order-group-refused'],
          call.method,
          call.url,
          (fault) => fault.group === undefined || fault.group === group,
        );
    if (refused) {
      orderErrors.push({
        orderGroupId: group,
        code: refused.code ?? 800069,
        description: 'The order did not pass the risk check.',
      });
      continue;
    }
    const order =
      known ??
      orderOf(
        call,
        cart,
        cart.lines.filter((line) => (line.orderGroup ?? '0') === group),
      );
    made[group] = order.id;
    orders.push(order);
  }
  if (cart.status === 'Active')
    world.carts.put({
      ...cart,
      orders: made,
      modifiedAt: call.at,
      status: orderErrors.length === 0 ? 'Ordered' : 'Active',
    });
  return {
    orders: orders.map((order) => orderResource(order)),
    ...(orderErrors.length > 0 && { orderErrors }),
    attributes: attributes('CartCheckoutResult'),
  };
}

function orderOf(call: CustomerCall, cart: Cart, lines: Line[]): Order {
  const order = placeOrder(call, {
    billingCycle: lines[0]?.billingCycle ?? 'unknown',
    currencyCode: lines[0]?.currencyCode ?? 'USD',
    partnerOnRecordAttestationAccepted: cart.partnerOnRecordAttestationAccepted,
    lines: lines.flatMap(orderLines),
  });
  record(
    call,
    'order',
    'create_order',
    { id: call.tenant.id, name: call.tenant.companyName },
    { OrderId: order.id },
  );
  return order;
}

/** The lines of an order that come of a cart line: legacy add-ons stand behind their base. */
function orderLines(line: Line): NewLine[] {
  const own: NewLine = {
    offerId: line.catalogItemId,
    quantity: line.quantity,
    billingCycle: line.billingCycle,
    friendlyName: line.friendlyName,
    termDuration: line.termDuration,
    customTermEndDate: line.customTermEndDate,
    attestationAccepted: line.attestationAccepted,
    provisioningContext: line.provisioningContext,
    promotionId: line.promotionId,
    pricing: line.pricing,
    renewsTo: line.renewsTo,
    parentSubscriptionId: parentOf(line)?.toLowerCase(),
    partnerIdOnRecord: resellerOf(line),
    additionalPartnerIdsOnRecord: line.participants
      ?.filter((one) => one.key === 'additional_transaction_reseller')
      .map((one) => one.value),
  };
  const addons = (line.addonItems ?? []).flatMap((addon) =>
    orderLines({ ...addon, billingCycle: line.billingCycle }),
  );
  return [own, ...addons.map((addon) => ({ ...addon, baseOffer: line.catalogItemId }))];
}

const resellerOf = (line: Line) =>
  line.participants?.find((one) => one.key === 'transaction_reseller')?.value;

function resellersOf(line: Line): string[] {
  return (line.participants ?? []).map((participant) => participant.value);
}
