import { addDuration, countryRules, dayOf, legacyTrialEndsAt, nextChargeAt, termEnd } from '@concord/rules';
import { Unsupported, type Values } from '../row.ts';
import { product } from '../scene.ts';
import type { Draft } from '../topic.ts';
import { skuKeyOf } from './named-products.ts';

/** Keys of `given` that say more about the term of the row's own subscription. */
export const termKeys = [
  'billingCycleEndDate',
  'inExtendedServiceTerm',
  'extendedSince',
  'skuHasMonthlyTerm',
  'monthlyListPrice',
  'annualListPrice',
  'unitPriceMonthly',
  'promotion',
] as const;

/** The catalogue item id, with an availability of long ago, of a plan that names a product. */
export function planFrom(row: Draft['row'], plan: Values): Values {
  const { sku, ...rest } = plan;
  for (const name of Object.keys(rest))
    if (!['quantity', 'termDuration', 'billingCycle', 'customTermEndDate', 'promotionId'].includes(name))
      throw new Unsupported(`instructions.${name}`);
  return { ...(sku !== undefined && { offerId: `${skuKeyOf(row, sku)}:HELD` }), ...rest };
}

/** In the simulator's shape: what is planned, with products by their ids. */
function plans({ row, given }: Draft): Values {
  const actions: Values[] | undefined = given['scheduledActions'];
  return {
    ...(given['scheduledNextTerm'] && { scheduledNextTerm: planFrom(row, given['scheduledNextTerm']) }),
    ...(actions && {
      scheduledActions: actions.map(({ instructions, ...action }) => ({
        ...action,
        ...(instructions && { instructions: planFrom(row, instructions) }),
      })),
    }),
  };
}

/** The running billing period ends on the day that the row names. */
function billingPeriod({ given, at }: Draft, own: Values): Values {
  const end: string | undefined = given['billingCycleEndDate'];
  if (end === undefined) return {};
  const months = { monthly: 1, annual: 12, triennial: 36 }[own['billingCycle'] as string] ?? 1;
  const start = new Date(addDuration(`${end.slice(0, 10)}T00:00:00Z`, 'P1D'));
  while (start.getTime() > Date.parse(at)) start.setUTCMonth(start.getUTCMonth() - months);
  return { termStart: dayOf(start.toISOString()) };
}

/** It runs on month by month since then; the month of `at` is paid. */
function extension({ given, at }: Draft, own: Values): Values {
  const { extendedSince } = given;
  if (given['inExtendedServiceTerm'] === false) return {};
  if (given['inExtendedServiceTerm'] !== true && extendedSince === undefined) return {};
  const end: string | undefined = given['commitmentEndDate'];
  const isPast = end !== undefined && end < dayOf(at);
  const after = isPast ? addDuration(`${end}T00:00:00Z`, 'P1D') : own['startedAt'];
  const since = new Date(extendedSince ?? after).toISOString();
  const start = `${dayOf(since)}T00:00:00Z`;
  let months = 0;
  while (Date.parse(addDuration(start, `P${months + 1}M`)) <= Date.parse(at)) months += 1;
  const month = addDuration(start, `P${months}M`);
  const { term = 'P1Y', billingCycle = 'annual' } = given;
  return {
    extendedSince: since,
    termBefore: { termDuration: term, billingCycle: term === 'P1M' ? 'monthly' : billingCycle },
    termDuration: 'P1M',
    billingCycle: 'monthly',
    autoRenewEnabled: given['autoRenew'] ?? false,
    termStart: dayOf(month),
    renewedAt: month,
    cancellationAllowedUntil: addDuration(month, 'P7D'),
    commitmentEndDate: isPast || end === undefined ? termEnd(month, 'P1M') : end,
  };
}

/** What a seat costs a month, in every currency that the row can be about. */
function listPrice({ given, market }: Draft): Values | undefined {
  const { monthlyListPrice, annualListPrice, unitPriceMonthly } = given;
  const monthly =
    given['skuHasMonthlyTerm'] === false
      ? (annualListPrice ?? 12 * (monthlyListPrice ?? unitPriceMonthly)) / 12
      : (monthlyListPrice ?? unitPriceMonthly ?? annualListPrice / 12);
  if (Number.isNaN(monthly)) return undefined;
  const text = monthly.toFixed(4);
  return Object.fromEntries(
    ['USD', countryRules(market)?.currency ?? 'USD'].map((currency) => [currency, text]),
  );
}

/** The promotion with which the row's own subscription was bought. */
function promotion(draft: Draft, own: Values): Values | undefined {
  const said: Values | undefined = draft.given['promotion'];
  if (!said) return undefined;
  for (const name of Object.keys(said))
    if (!['id', 'percent', 'startDate', 'endDate', 'term'].includes(name))
      throw new Unsupported(`promotion.${name}`);
  const terms = said['term'] ? [said['term']] : ['P1M', 'P1Y', 'P3Y'];
  return {
    id: said['id'] ?? `${product}:0001:PROMO0000002`,
    isAutoApplicable: true,
    startDate: new Date(said['startDate'] ?? Date.parse(own['startedAt']) - 30 * 86_400_000).toISOString(),
    endDate: `${said['endDate'] ?? '2099-12-31'}T23:59:59Z`.replace(/(T.*)T.*/, '$1'),
    requiredProducts: terms.map((termDuration) => ({
      productId: product,
      skuId: '0001',
      termDuration,
      percent: said['percent'] ?? 10,
    })),
  };
}

/** Completes the row's own subscription, and what its SKU costs. */
export function completeTerm(draft: Draft): void {
  const own = draft.state['subscriptions']?.find((one) => one['id'] === 'own');
  const sold = draft.seed['products'].find((one: Values) => one['id'] === product);
  const price = listPrice(draft);
  if (price) sold.price = price;
  if (draft.given['skuHasMonthlyTerm'] === false) sold.terms = 'yearly';
  if (!own) return;
  sold.provisioningId ??= 'licence-own';
  if (draft.given['offerType'] === 'legacy-trial' && !draft.given['commitmentEndDate'])
    own['commitmentEndDate'] = dayOf(legacyTrialEndsAt(own['startedAt']));
  Object.assign(own, plans(draft), billingPeriod(draft, own), extension(draft, own));
  if (own['nextCharge']) {
    const startDate = own['termStart'] ?? dayOf(own['startedAt']);
    const { commitmentEndDate, billingCycle } = own;
    own['nextChargeAt'] = nextChargeAt({ startDate, commitmentEndDate, billingCycle }, draft.at);
  }
  const bought = promotion(draft, own);
  if (!bought) return;
  own['promotionId'] = bought['id'];
  draft.seed['promotions'] = [...(draft.seed['promotions'] ?? []), bought];
}
