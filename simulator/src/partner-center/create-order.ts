import { linePrices } from '@concord/rules';
import { record } from './audit.ts';
import { snake } from './billing-cycle.ts';
import type { Body } from './body.ts';
import { resolveItem } from './catalogue.ts';
import { legacyOffer } from './offers.ts';
import { type CustomerCall, created } from './operation.ts';
import { orderResource } from './order-resource.ts';
import { type NewLine, placeOrder } from './place-order.ts';
import { appliedPromotion } from './promotions.ts';
import { checkPurchase } from './purchase-checks.ts';
import { refuse } from './refusal.ts';
import { soldAs } from './sold-as.ts';

/**
 * An order without a cart. Where a line carries no term, the first term offered with the order's billing cycle is taken.
 * @see https://learn.microsoft.com/partner-center/developer/create-an-order
 */
export function createOrder(call: CustomerCall) {
  const { body, tenant } = call;
  if (call.relationship.resellerTenantId !== undefined && !call.user)
    throw refuse(403, 900329, 'App-only credentials are not supported for customers of a reseller.');
  const billingCycle = snake(body.text('billingCycle') ?? 'monthly');
  const accepted = body.flag('partnerOnRecordAttestationAccepted');
  const asked = body.list('lineItems').map((line) => readLine(line, billingCycle));
  if (asked.length === 0) throw refuse(400, 800002, 'lineItems is required.');
  checkPurchase(call, {
    items: asked.map((line) => ({ ...line, id: line.offerId, partnerId: line.partnerIdOnRecord })),
    partnerIds: asked.flatMap((line) =>
      [line.partnerIdOnRecord ?? [], line.additionalPartnerIdsOnRecord ?? []].flat(),
    ),
    attestationAccepted: accepted === true,
    ...(body.has('currencyCode') && { currencyCode: body.text('currencyCode') }),
  });
  const currencyCode =
    body.text('currencyCode')?.toUpperCase() ??
    soldAs(call, asked[0]?.offerId ?? '', tenant.country)?.currency ??
    'USD';
  const order = placeOrder(call, {
    billingCycle,
    currencyCode,
    partnerOnRecordAttestationAccepted: accepted,
    lines: asked.map((line) => complete(call, line, currencyCode)),
  });
  record(call, 'order', 'create_order', { id: tenant.id, name: tenant.companyName }, { OrderId: order.id });
  return created(orderResource(order), { location: `/customers/${tenant.id}/orders/${order.id}` });
}

/** @throws Refusal 400 800002 for a quantity that is no whole number */
function readLine(line: Body, billingCycle: string): NewLine {
  return {
    offerId: line.text('offerId') ?? '',
    quantity: line.whole('quantity') ?? 0,
    billingCycle,
    friendlyName: line.text('friendlyName'),
    partnerIdOnRecord: line.text('partnerIdOnRecord'),
    additionalPartnerIdsOnRecord: line.texts('additionalPartnerIdsOnRecord'),
    provisioningContext: line.map('provisioningContext'),
    attestationAccepted: line.flag('attestationAccepted'),
    termDuration: line.text('termDuration')?.toUpperCase(),
    promotionId: line.text('promotionId'),
    parentSubscriptionId: line.text('parentSubscriptionId')?.toLowerCase(),
  };
}

/** The line with its term, its promotion and its prices. @throws Refusal 900275, 800022, 900203 */
function complete(call: CustomerCall, line: NewLine, currencyCode: string): NewLine {
  const offer = legacyOffer(call, line.offerId);
  const offered = resolveItem(call, line.offerId, call.tenant.country);
  const { minimumQuantity = 1, maximumQuantity = 1 } = offer ?? offered?.sku ?? {};
  if (line.quantity < minimumQuantity || line.quantity > maximumQuantity)
    throw refuse(400, 900275, 'The quantity is outside of what is allowed.');
  if (offer) {
    if (!offer.supportedBillingCycles.includes(line.billingCycle))
      throw refuse(400, 800022, 'The billing cycle is not offered.');
    return line;
  }
  const term = offered?.sku.terms.find(
    (one) =>
      one.billingCycle === line.billingCycle && (!line.termDuration || one.duration === line.termDuration),
  );
  if (!offered || !term) throw refuse(400, 800022, 'The billing cycle is not offered.');
  if (offered.sku.attestationType !== undefined && line.attestationAccepted !== true)
    throw refuse(400, 900203, 'The attestation of the item is missing.');
  const withTerm = { ...line, termDuration: term.duration || undefined };
  const applied = appliedPromotion(call, offered, withTerm);
  const listed = term.price[currencyCode];
  return {
    ...withTerm,
    promotionId: applied?.promotion.id,
    pricing: listed === undefined ? undefined : linePrices(listed, withTerm, applied?.percent),
  };
}
