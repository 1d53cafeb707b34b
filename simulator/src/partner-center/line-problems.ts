import { countryRules } from '@concord/rules';
import type { Line } from '../entities.ts';
import { azureProblem, reservationProblem } from './azure-checks.ts';
import { type Offered, resolveItem, skuKey } from './catalogue.ts';
import { customEndProblem } from './custom-term-ends.ts';
import { legacyLineProblem } from './legacy-lines.ts';
import { problem, sandboxSeats } from './line-errors.ts';
import { legacyOffer } from './offers.ts';
import type { CustomerCall } from './operation.ts';
import { promotionRefused } from './promotions.ts';

/**
 * What is wrong with a line now; `undefined` when it can be checked out.
 * @param base the line to which a legacy add-on is bought
 */
export function problemOf(call: CustomerCall, line: Line, base?: Line): Line['error'] {
  const offer = legacyOffer(call, line.catalogItemId);
  if (offer) return legacyLineProblem(call, line, offer, base);
  const offered = resolveItem(call, line.catalogItemId, call.tenant.country);
  if (!offered) return problem(10001, 'The catalogue item is not valid for this customer.');
  if (line.participants && call.partner.kind !== 'indirect-provider')
    return problem(10004, 'Participants are not supported for this partner.');
  const currencies = [offered.currency, countryRules(call.partner.country)?.currency];
  if (line.currencyCode !== undefined && !currencies.includes(line.currencyCode))
    return problem(10000, 'The currency must be that of the partner or of the market of the customer.');
  const term = offered.sku.terms.find(
    (one) => one.duration === (line.termDuration ?? '') && one.billingCycle === line.billingCycle,
  );
  if (!term) return problem(10013, 'The term and billing cycle are not offered.');
  return (
    seatProblem(call, line, offered) ??
    baseProblem(call, line, offered) ??
    kindProblem(call, line, offered) ??
    extrasProblem(call, line, offered)
  );
}

/** The customer's active subscriptions, from whatever partner. */
const bought = (call: CustomerCall) =>
  call.world.subscriptions.where('tenant', call.tenant.id).filter((one) => one.status === 'active');

const seats = (ones: { quantity: number }[]) => ones.reduce((sum, one) => sum + one.quantity, 0);

function seatProblem(call: CustomerCall, line: Line, { product, sku }: Offered): Line['error'] {
  if (line.quantity < sku.minimumQuantity)
    return problem(10010, `The quantity must be at least ${sku.minimumQuantity}.`);
  if (call.partner.sandbox && product.kind === 'nce' && line.quantity > sandboxSeats)
    return problem(10009, `A subscription of the sandbox has at most ${sandboxSeats} licences.`);
  const owned = seats(bought(call).filter((one) => one.offerId.startsWith(`${skuKey(product, sku)}:`)));
  if (product.kind === 'azure-plan' || owned + line.quantity <= sku.maximumQuantity) return undefined;
  return problem(10015, 'The maximum of seats is exceeded.', {
    availableQuantity: Math.max(0, sku.maximumQuantity - owned),
    purchasedQuantity: owned,
  });
}

/** An add-on needs one of its bases, some of them a share of the bases' seats. */
function baseProblem(call: CustomerCall, line: Line, { product, sku }: Offered): Line['error'] {
  if (!sku.isAddon) return undefined;
  const active = bought(call);
  const bases = active.filter((one) =>
    sku.prerequisiteSkus.some((base) => one.offerId.startsWith(`${base}:`)),
  );
  if (bases.length === 0) return problem(10018, 'The add-on needs a compatible base product.');
  const owned = seats(active.filter((one) => one.offerId.startsWith(`${skuKey(product, sku)}:`)));
  const minimumSeats = Math.ceil((seats(bases) * (sku.minimumBaseShare ?? 0)) / 100);
  if (owned + line.quantity >= minimumSeats) return undefined;
  return problem(10019, `At least ${minimumSeats} seats are needed.`, { minimumSeats });
}

function kindProblem(call: CustomerCall, line: Line, { product, sku }: Offered): Line['error'] {
  if (product.kind === 'azure-reservation') {
    const code = reservationProblem(call, line.provisioningContext);
    if (code) return problem(code, 'Reservations cannot be bought for the subscription.');
  }
  const reseller = line.participants?.find((one) => one.key === 'transaction_reseller')?.value;
  const azure = azureProblem(call, product.kind, sku, reseller);
  return azure && problem(azure.code === 900116 ? 10009 : 10006, azure.text);
}

function extrasProblem(call: CustomerCall, line: Line, offered: Offered): Line['error'] {
  if (offered.sku.attestationType !== undefined && line.attestationAccepted !== true)
    return problem(10012, 'The attestation of the product was not accepted.');
  if (promotionRefused(call, offered, line))
    return problem(10014, 'The promotion is not valid for the line.');
  const custom = customEndProblem(call, line, offered.product, offered.sku);
  return custom === undefined ? undefined : problem(custom, 'The custom term end date is not allowed.');
}
