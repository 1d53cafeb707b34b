import { addDuration } from '@concord/rules';
import type { Cart, Line } from '../entities.ts';
import { groupLines, readLine } from './cart-lines.ts';
import { checkout } from './checkout.ts';
import { type CustomerCall, created, type Operation, ok } from './operation.ts';
import { maySell } from './purchase-checks.ts';
import { refuse } from './refusal.ts';
import { resellerProblemText } from './resellers.ts';
import { attributes, self } from './resource.ts';

const docs = 'https://learn.microsoft.com/partner-center/developer';

/** A cart lives seven days. */
const cartLife = 'P7D';

/** The caller's cart of this customer. @throws Refusal 404 800008 unknown or expired */
export function cartOf(call: CustomerCall): Cart {
  const cart = call.world.carts.get(call.params['cartId']?.toLowerCase());
  const ours = cart?.tenantId === call.tenant.id && cart.partnerTenantId === call.partner.id;
  const expired = cart?.status === 'Active' && Date.parse(cart.expiresAt) <= Date.parse(call.at);
  if (!cart || !ours || expired) throw refuse(404, 800008, 'The cart was not found.');
  return cart;
}

function cartResource(cart: Cart) {
  return {
    id: cart.id,
    creationTimestamp: cart.createdAt,
    lastModifiedTimestamp: cart.modifiedAt,
    expirationTimestamp: cart.expiresAt,
    lastModifiedUser: cart.modifiedBy,
    status: cart.status,
    partnerOnRecordAttestationAccepted: cart.partnerOnRecordAttestationAccepted,
    lineItems: cart.lines,
    links: self(`/customers/${cart.tenantId}/carts/${cart.id}`),
    attributes: attributes('Cart'),
  };
}

/**
 * The provider's own PartnerID on a line stops the whole cart; what else is wrong with a reseller shows at checkout.
 * @see https://learn.microsoft.com/partner-center/developer/error-codes
 */
function refuseOwnId(call: CustomerCall, lines: Line[]): void {
  const { kind, mpnId } = call.partner;
  const named = lines.flatMap((line) => line.participants ?? []).some((one) => one.value === mpnId);
  if (kind === 'indirect-provider' && named) throw refuse(404, 2072, resellerProblemText[2072] ?? '');
}

/** @throws Refusal 403 900150, 400 800002, 404 2072 */
function linesOf(call: CustomerCall): Line[] {
  maySell(call);
  const lines = call.body.list('lineItems');
  if (lines.length === 0) throw refuse(400, 800002, 'lineItems is required.');
  const read = lines.map((line, index) => readLine(call, line, index));
  refuseOwnId(call, read);
  return groupLines(call, read);
}

export const cartOperations: Operation[] = [
  {
    method: 'POST',
    path: '/customers/:cid/carts',
    of: 'customer',
    auth: 'any',
    source: `${docs}/create-a-cart`,
    models:
      '900150; 2072; 201 with line errors 10001, 10004, 10010, 10012, 10013, 10015–10018; order groups; seven days',
    handle(call) {
      const { world, tenant, partner, at } = call;
      const accepted = call.body.flag('partnerOnRecordAttestationAccepted');
      const cart = world.carts.put({
        id: world.newId('cart'),
        tenantId: tenant.id,
        partnerTenantId: partner.id,
        createdAt: at,
        modifiedAt: at,
        expiresAt: addDuration(at, cartLife),
        modifiedBy: call.user?.id ?? call.application.id,
        status: 'Active',
        ...(accepted !== undefined && { partnerOnRecordAttestationAccepted: accepted }),
        lines: linesOf(call),
        orders: {},
      });
      return created(cartResource(cart), { location: `/customers/${tenant.id}/carts/${cart.id}` });
    },
  },
  {
    method: 'GET',
    path: '/customers/:cid/carts/:cartId',
    of: 'customer',
    auth: 'any',
    source: `${docs}/cart-resources`,
    models: '404 800008 unknown or expired',
    handle: (call) => ok(cartResource(cartOf(call))),
  },
  {
    method: 'PUT',
    path: '/customers/:cid/carts/:cartId',
    of: 'customer',
    auth: 'any',
    source: `${docs}/update-a-cart`,
    models: 'full replacement; 800065 when ordered',
    handle(call) {
      const cart = cartOf(call);
      if (cart.status === 'Ordered') throw refuse(400, 800065, 'The cart has been checked out already.');
      const accepted = call.body.flag('partnerOnRecordAttestationAccepted');
      const changed = call.world.carts.put({
        ...cart,
        modifiedAt: call.at,
        modifiedBy: call.user?.id ?? call.application.id,
        partnerOnRecordAttestationAccepted: accepted,
        lines: linesOf(call),
      });
      return ok(cartResource(changed));
    },
  },
  {
    method: 'POST',
    path: '/customers/:cid/carts/:cartId/checkout',
    of: 'customer',
    auth: 'any',
    source: `${docs}/checkout-a-cart`,
    models:
      '13605, 800073–800075, 2030, 900206, partner of record, 800086, 400019, 800009; partial failure; repeats its orders',
    handle: (call) => created(checkout(call, cartOf(call))),
  },
];
