import { legacyPurchaseProblem } from '@concord/rules';
import type { LegacyOffer, Line } from '../entities.ts';
import { problem } from './line-errors.ts';
import { twinOf } from './offers.ts';
import type { CustomerCall } from './operation.ts';

/** Why the customer cannot buy a legacy offer now; the rules' codes. */
export function legacyProblem(call: CustomerCall, offer: LegacyOffer) {
  const owned = call.world.subscriptions
    .where('tenant', call.tenant.id)
    .filter((one) => one.offerId.toUpperCase() === offer.id)
    .map((one) => ({ status: one.status, deprovisioned: one.deprovisionedAt !== undefined }));
  return legacyPurchaseProblem({ ...offer, hasTwin: offer.twin !== undefined, owned }, call.at);
}

/** What to buy in place of a legacy offer, as the error names it. */
export function twinText(call: CustomerCall, offer: LegacyOffer): string {
  const twin = twinOf(call, offer, call.tenant.country);
  const ids = twin && [
    `productId: ${twin.product.id}`,
    `skuId: ${twin.sku.id}`,
    `availabilityId: ${twin.availabilityId}`,
  ];
  return `The offer is sold in new commerce${ids ? `: ${ids.join(', ')}` : ''}.`;
}

/** @see https://learn.microsoft.com/partner-center/developer/create-a-cart-with-add-ons */
export function legacyLineProblem(
  call: CustomerCall,
  line: Line,
  offer: LegacyOffer,
  base?: Line,
): Line['error'] {
  const { country } = call.tenant;
  if (!(offer.countries?.includes(country) ?? true))
    return problem(10001, 'The catalogue item is not valid for this customer.');
  const refused = legacyProblem(call, offer);
  if (refused === 500600) return problem(500600, twinText(call, offer));
  if (refused === 27006) return problem(10002, 'The customer cannot own the offer more often.');
  if (!offer.supportedBillingCycles.includes(line.billingCycle))
    return problem(10013, 'The billing cycle is not offered.');
  if (line.quantity < offer.minimumQuantity || line.quantity > offer.maximumQuantity)
    return problem(10010, 'The quantity is outside of what is allowed.');
  if (line.customTermEndDate !== undefined) return problem(10016, 'The custom term end date is not allowed.');
  const parent = parentOf(line);
  const fits = base
    ? offer.prerequisiteOffers.includes(base.catalogItemId.toUpperCase())
    : parent !== undefined && hasBase(call, offer, parent);
  if (offer.isAddOn && !fits) return problem(10018, 'The add-on needs a compatible base subscription.');
  return undefined;
}

/** True when the customer's subscription is a base of the add-on. */
export function hasBase(call: CustomerCall, offer: LegacyOffer, parentId: string): boolean {
  const parent = call.world.subscriptions
    .where('tenant', call.tenant.id)
    .find((one) => one.id === parentId.toLowerCase());
  return parent?.status === 'active' && offer.prerequisiteOffers.includes(parent.offerId.toUpperCase());
}

/** The subscription to which a line adds; names are read without regard to case. */
export function parentOf({
  provisioningContext = {},
}: Pick<Line, 'provisioningContext'>): string | undefined {
  return Object.entries(provisioningContext).find(([name]) => /^parentSubscriptionId$/i.test(name))?.[1];
}
