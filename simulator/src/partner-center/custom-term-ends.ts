import { calendarMonthEnd, dayOf, termEnd } from '@concord/rules';
import type { Line, Product, Sku } from '../entities.ts';
import { type CustomerCall, type Operation, ok } from './operation.ts';
import { refuse } from './refusal.ts';
import { attributes, collection } from './resource.ts';

type Buyer = Pick<CustomerCall, 'world' | 'tenant' | 'at'>;

interface AllowedEnd {
  type: 'calendarMonthAligned' | 'subscriptionAligned';
  day: string;
  subscriptionIds: string[];
}

/** Days on which the first term of a purchase may end: the calendar month's, and those of existing subscriptions. */
function allowedEnds(call: Buyer, term: string): AllowedEnd[] {
  const latest = termEnd(call.at, term);
  const ends = new Map<string, string[]>();
  for (const one of call.world.subscriptions.where('tenant', call.tenant.id)) {
    // A longer term cannot be aligned with a monthly one.
    const fits =
      one.kind === 'nce' &&
      one.status === 'active' &&
      !one.isTrial &&
      (term === 'P1M' || one.termDuration !== 'P1M');
    const { commitmentEndDate: day } = one;
    if (fits && day <= latest && day >= dayOf(call.at)) ends.set(day, [...(ends.get(day) ?? []), one.id]);
  }
  return [
    { type: 'calendarMonthAligned', day: calendarMonthEnd(call.at, term), subscriptionIds: [] },
    ...[...ends].map(([day, subscriptionIds]) => ({
      type: 'subscriptionAligned' as const,
      day,
      subscriptionIds,
    })),
  ];
}

/** Line error of a custom end date: 10016 wrong kind of product, 10017 wrong date. */
export function customEndProblem(
  call: Buyer,
  line: Line,
  product: Product,
  sku: Sku,
): 10016 | 10017 | undefined {
  if (line.customTermEndDate === undefined) return undefined;
  if (product.kind !== 'nce' || sku.isTrial || !line.termDuration) return 10016;
  if (Number.isNaN(Date.parse(line.customTermEndDate))) return 10017;
  const day = dayOf(line.customTermEndDate);
  return allowedEnds(call, line.termDuration).some((end) => end.day === day) ? undefined : 10017;
}

export const customTermEndOperations: Operation[] = [
  {
    method: 'GET',
    path: '/customers/:cid/subscriptions/customTermEndDates',
    of: 'customer',
    auth: 'any',
    source: 'https://learn.microsoft.com/partner-center/developer/custom-term-end-dates',
    models: 'calendar month and existing subscriptions',
    handle(call) {
      const term = call.query['term_duration']?.toUpperCase() ?? '';
      if (!['P1M', 'P1Y', 'P3Y'].includes(term)) throw refuse(400, 800002, 'term_duration is required.');
      const items = allowedEnds(call, term).map(({ type, day, subscriptionIds }) => ({
        allowedCustomTermEndDateType: type,
        ...(subscriptionIds.length > 0 && { cotermSubscriptionIds: subscriptionIds }),
        allowedCustomTermEndDate: `${day}T00:00:00`,
        attributes: attributes('CustomTermEndDate'),
      }));
      return ok(collection(items));
    },
  },
];
