import type { Door } from '../call.ts';
import { type Json, texts } from '../fields.ts';
import { everyItem } from '../paging.ts';
import { at } from '../path.ts';
import { reader } from './resource.ts';

/** A day on which the first term of a purchase may end. */
export interface CustomTermEnd extends Json {
  /** `calendarMonthAligned` or `subscriptionAligned` */
  allowedCustomTermEndDateType: string;
  /** The subscriptions that end on this day. */
  cotermSubscriptionIds?: string[];
  /** Goes into a cart line's `customTermEndDate`. */
  allowedCustomTermEndDate: string;
}

/**
 * @param termDuration `P1M`, `P1Y` or `P3Y`
 * @see https://learn.microsoft.com/partner-center/developer/custom-term-end-dates
 */
export function customTermEnds(
  door: Door,
  tenantId: string,
  termDuration: string,
  from: { startDate?: string; targetSubscriptionId?: string } = {},
): AsyncGenerator<CustomTermEnd, void, undefined> {
  return everyItem(door, {
    path: at`/v1/customers/${tenantId}/subscriptions/customTermEndDates`,
    query: {
      term_duration: termDuration,
      term_start_date: from.startDate,
      target_coterm_subscription_id: from.targetSubscriptionId,
    },
    as: 'app',
    tokenAlone: true,
    read: reader<CustomTermEnd>(['allowedCustomTermEndDate'], { cotermSubscriptionIds: texts }),
  });
}
