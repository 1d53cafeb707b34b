/** Instants are ISO 8601 in UTC; days are `YYYY-MM-DD`; durations are ISO 8601 such as `P1M`, `P1Y`, `PT15M`. */
export type Instant = string;
export type Day = string;

const dayMs = 86_400_000;
const pattern = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

/** Days in which a licence-based purchase, renewal or added seat can be given back: 168 hours. */
export const refundWindow = 'P7D';

/**
 * Adds a duration; months keep the day of the month and stop at the month's end (31 January + P1M = 28 February).
 * @throws RangeError when the duration or the instant cannot be read
 */
export function addDuration(instant: Instant, duration: string): Instant {
  const found = pattern.exec(duration);
  if (!found || duration === 'P' || duration.endsWith('T'))
    throw new RangeError(`not a duration: ${duration}`);
  const [years, months, weeks, days, hours, minutes, seconds] = found
    .slice(1)
    .map((part) => Number(part ?? 0)) as [number, number, number, number, number, number, number];
  const start = new Date(instant);
  const day = start.getUTCDate();
  start.setUTCDate(1);
  start.setUTCMonth(start.getUTCMonth() + years * 12 + months);
  start.setUTCDate(Math.min(day, daysInMonth(start.getUTCFullYear(), start.getUTCMonth())));
  const rest = (weeks * 7 + days) * dayMs + hours * 3_600_000 + minutes * 60_000 + seconds * 1000;
  return new Date(start.getTime() + rest).toISOString();
}

/** The day of an instant, in UTC. */
export function dayOf(instant: Instant): Day {
  return new Date(instant).toISOString().slice(0, 10);
}

/**
 * Last day of a term, inclusive to its end (`commitmentEndDate`): a year bought on 15 July ends on 14 July.
 * @see https://learn.microsoft.com/partner-center/developer/subscription-resources
 */
export function termEnd(start: Instant, term: string): Day {
  return dayBefore(dayOf(addDuration(`${dayOf(start)}T00:00:00Z`, term)));
}

/**
 * Last day of a first term that is aligned to the calendar month: the last day of the term's last month.
 * @see https://learn.microsoft.com/partner-center/developer/custom-term-end-dates
 */
export function calendarMonthEnd(start: Instant, term: string): Day {
  const first = new Date(`${dayOf(start).slice(0, 7)}-01T00:00:00Z`).toISOString();
  return dayBefore(dayOf(addDuration(first, term)));
}

/** True when term `a` is longer than term `b`. */
export function isLongerTerm(a: string, b: string): boolean {
  const origin = '2024-01-01T00:00:00Z';
  return addDuration(origin, a) > addDuration(origin, b);
}

/** The day before a day. */
export function dayBefore(day: Day): Day {
  return dayOf(new Date(Date.parse(day) - dayMs).toISOString());
}

function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
}
