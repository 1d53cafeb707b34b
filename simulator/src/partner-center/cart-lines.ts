import type { Line } from '../entities.ts';
import type { Body } from './body.ts';
import { resolveItem, skuKey } from './catalogue.ts';
import { customEndProblem } from './custom-term-ends.ts';
import type { CustomerCall } from './operation.ts';

/**
 * Numbers and names of line errors.
 * @see https://learn.microsoft.com/partner-center/developer/cart-resources
 */
const lineErrors = {
  10001: 'CatalogItemIdIsNotValid',
  10004: 'ParticipantsIsNotSupportedForPartner',
  10010: 'InvalidInput',
  10012: 'AttestationNotAccepted',
  10013: 'BillingPlanNotSupported',
  10015: 'MaxAllowedSeatsPerSubscriptionExceeded',
  10016: 'InvalidCustomTermEndDateProduct',
  10017: 'InvalidCustomTermEndDate',
  10018: 'BaseOfferSeatQuantityNotMet',
} as const;

type LineErrorCode = keyof typeof lineErrors;

const participantKeys: Record<string, string> = {
  transactionreseller: 'transaction_reseller',
  additionaltransactionreseller: 'additional_transaction_reseller',
  consumptionreseller: 'consumption_reseller',
};

/** Reads a line and says what is wrong with it: a cart is made all the same. */
export function readLine(call: CustomerCall, body: Body, id: number): Line {
  const line: Line = {
    id: body.whole('id') ?? id,
    catalogItemId: body.text('catalogItemId') ?? '',
    quantity: body.whole('quantity') ?? 0,
    billingCycle: snake(body.text('billingCycle') ?? 'unknown'),
    ...optional('friendlyName', body.text('friendlyName')),
    ...optional('termDuration', body.text('termDuration')?.toUpperCase()),
    ...optional('provisioningContext', body.map('provisioningContext')),
    ...optional('attestationAccepted', body.flag('attestationAccepted')),
    ...optional('customTermEndDate', body.text('customTermEndDate')),
  };
  const participants = body.list('participants').map((one) => ({
    key: participantKeys[(one.text('key') ?? '').toLowerCase().replaceAll('_', '')] ?? 'unknown',
    value: one.text('value') ?? '',
  }));
  if (participants.length > 0) line.participants = participants;
  const offered = resolveItem(call, line.catalogItemId, call.tenant.country);
  const error = problemOf(call, line);
  return { ...line, ...(offered && { currencyCode: offered.currency }), ...(error && { error }) };
}

function problemOf(call: CustomerCall, line: Line): Line['error'] {
  const offered = resolveItem(call, line.catalogItemId, call.tenant.country);
  if (!offered) return problem(10001, 'The catalogue item is not valid for this customer.');
  if (line.participants && call.partner.kind !== 'indirect-provider')
    return problem(10004, 'Participants are not supported for this partner.');
  const { product, sku } = offered;
  const term = sku.terms.find(
    (one) => one.duration === (line.termDuration ?? '') && one.billingCycle === line.billingCycle,
  );
  if (!term) return problem(10013, 'The term and billing cycle are not offered.');
  if (line.quantity < sku.minimumQuantity)
    return problem(10010, `The quantity must be at least ${sku.minimumQuantity}.`);

  const bought = call.world.subscriptions
    .where('tenant', call.tenant.id)
    .filter((one) => one.status === 'active');
  const key = skuKey(product, sku);
  const owned = bought
    .filter((one) => one.offerId.startsWith(`${key}:`))
    .reduce((sum, one) => sum + one.quantity, 0);
  if (owned + line.quantity > sku.maximumQuantity) {
    const availableQuantity = Math.max(0, sku.maximumQuantity - owned);
    return problem(10015, 'The maximum of seats is exceeded.', {
      availableQuantity,
      purchasedQuantity: owned,
    });
  }
  const hasBase = bought.some((one) =>
    sku.prerequisiteSkus.some((base) => one.offerId.startsWith(`${base}:`)),
  );
  if (sku.isAddon && !hasBase) return problem(10018, 'The add-on needs a compatible base product.');
  if (sku.attestationType !== undefined && line.attestationAccepted !== true)
    return problem(10012, 'The attestation of the product was not accepted.');
  const custom = customEndProblem(call, line, product, sku);
  return custom === undefined ? undefined : problem(custom, 'The custom term end date is not allowed.');
}

function problem(
  code: LineErrorCode,
  text: string,
  additionalInformation?: Record<string, number>,
): Line['error'] {
  return {
    errorCode: String(code),
    errorDescription: `${lineErrors[code]}: ${text}`,
    ...(additionalInformation && { additionalInformation }),
  };
}

/** Lines that become one order: same billing cycle and same kind of product. */
export function groupLines(call: CustomerCall, lines: Line[]): Line[] {
  const groups: string[] = [];
  return lines.map((line) => {
    const kind = resolveItem(call, line.catalogItemId, call.tenant.country)?.product.kind ?? 'unknown';
    const key = `${kind}/${line.billingCycle}`;
    if (!groups.includes(key)) groups.push(key);
    return { ...line, orderGroup: String(groups.indexOf(key)) };
  });
}

/** `OneTime`, `one_time` and `ONETIME` mean the same. */
export function snake(text: string): string {
  const plain = text.toLowerCase().replaceAll('_', '');
  return plain === 'onetime' ? 'one_time' : plain;
}

function optional<K extends keyof Line>(name: K, value: Line[K]): Partial<Pick<Line, K>> {
  return value === undefined ? {} : ({ [name]: value } as Pick<Line, K>);
}
