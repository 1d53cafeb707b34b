import { countryRules, linePrices } from '@concord/rules';
import type { Line } from '../entities.ts';
import { snake } from './billing-cycle.ts';
import type { Body } from './body.ts';
import { resolveItem } from './catalogue.ts';
import { problemOf } from './line-problems.ts';
import { legacyOffer } from './offers.ts';
import type { CustomerCall } from './operation.ts';
import { appliedPromotion } from './promotions.ts';

const participantKeys: Record<string, string> = {
  transactionreseller: 'transaction_reseller',
  additionaltransactionreseller: 'additional_transaction_reseller',
  consumptionreseller: 'consumption_reseller',
};

/** Reads a line and says what is wrong with it: a cart is made all the same. */
export function readLine(call: CustomerCall, body: Body, id: number, base?: Line): Line {
  const line: Line = {
    id: body.whole('id') ?? id,
    catalogItemId: body.text('catalogItemId') ?? '',
    quantity: body.whole('quantity') ?? 0,
    billingCycle: snake(body.text('billingCycle') ?? base?.billingCycle ?? 'unknown'),
    ...optional('friendlyName', body.text('friendlyName')),
    ...optional('termDuration', body.text('termDuration')?.toUpperCase()),
    ...optional('provisioningContext', body.map('provisioningContext')),
    ...optional('attestationAccepted', body.flag('attestationAccepted')),
    ...optional('customTermEndDate', body.text('customTermEndDate')),
    ...optional('promotionId', body.text('promotionId')),
    ...optional('currencyCode', body.text('currencyCode')?.toUpperCase()),
  };
  const participants = body.list('participants').map((one) => ({
    key: participantKeys[(one.text('key') ?? '').toLowerCase().replaceAll('_', '')] ?? 'unknown',
    value: one.text('value') ?? '',
  }));
  if (participants.length > 0) line.participants = participants;
  const addons = body.list('addonItems').map((one, index) => readLine(call, one, id + index + 1, line));
  if (addons.length > 0) line.addonItems = addons;
  const renewal = body.object('renewsTo').text('termDuration');
  if (renewal !== undefined) line.renewsTo = { termDuration: renewal.toUpperCase() };
  const error = problemOf(call, line, base) ?? addons.find((one) => one.error)?.error;
  if (error) return { ...line, ...soldIn(call, line), error };
  return { ...line, ...soldIn(call, line), ...priceOf(call, line) };
}

/** The currency of the customer's market, or the one that the line names. */
function soldIn(call: CustomerCall, line: Line): Partial<Line> {
  const currency = line.currencyCode ?? countryRules(call.tenant.country)?.currency;
  return currency === undefined ? {} : { currencyCode: currency };
}

/** The promotion that the line gets and what it costs; without a price list only the promotion. */
function priceOf(call: CustomerCall, line: Line): Partial<Line> {
  const offered = resolveItem(call, line.catalogItemId, call.tenant.country);
  const applied = offered && appliedPromotion(call, offered, line);
  const term = offered?.sku.terms.find(
    (one) => one.duration === (line.termDuration ?? '') && one.billingCycle === line.billingCycle,
  );
  const listed = term?.price[soldIn(call, line).currencyCode ?? ''];
  const { promotionId: _, ...rest } = line;
  return {
    ...rest,
    promotionId: applied?.promotion.id,
    ...(listed !== undefined && { pricing: linePrices(listed, line, applied?.percent) }),
  };
}

/** Lines that become one order: same billing cycle and same kind of product. */
export function groupLines(call: CustomerCall, lines: Line[]): Line[] {
  const groups: string[] = [];
  return lines.map((line) => {
    const offered = resolveItem(call, line.catalogItemId, call.tenant.country);
    const legacy = legacyOffer(call, line.catalogItemId) !== undefined;
    const key = `${legacy ? 'legacy' : (offered?.product.kind ?? 'unknown')}/${line.billingCycle}`;
    if (!groups.includes(key)) groups.push(key);
    const orderGroup = `${legacy ? 'OMS-' : ''}${groups.indexOf(key)}`;
    const addonItems = line.addonItems?.map((one) => ({ ...one, orderGroup }));
    return { ...line, orderGroup, ...(addonItems && { addonItems }) };
  });
}

function optional<K extends keyof Line>(name: K, value: Line[K]): Partial<Pick<Line, K>> {
  return value === undefined ? {} : ({ [name]: value } as Pick<Line, K>);
}
