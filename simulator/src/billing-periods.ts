import { addDuration, dayOf } from '@concord/rules';

/** First and last day. */
export type Period = [start: string, end: string];

const monthsOf: Record<string, number> = { monthly: 1, annual: 12, triennial: 36 };
const dayMs = 86_400_000;

/** Billing periods that begin after `from` and not after `to`, as day pairs. They are counted from the first. */
export function periods(start: string, cycle: string, end: string, from: string, to: string): Period[] {
  const months = monthsOf[cycle];
  const [after, until, over] = [Date.parse(from), Date.parse(to), Date.parse(end)];
  const found: Period[] = [];
  if (months === undefined) {
    const at = Date.parse(start);
    const last = dayOf(new Date(over).toISOString());
    return at > after && at <= until && at <= over ? [[dayOf(start), last]] : [];
  }
  const beginOf = (count: number) => addDuration(start, `P${count * months}M`);
  // No period is longer than 31 days a month: those that end before `from` are passed over.
  const first = Math.floor((after - Date.parse(start)) / (31 * dayMs * months)) - 1;
  for (let count = Math.max(0, first); ; count += 1) {
    const begin = beginOf(count);
    const at = Date.parse(begin);
    if (at > until || at > over) return found;
    if (at > after)
      found.push([dayOf(begin), dayOf(new Date(Date.parse(beginOf(count + 1)) - dayMs).toISOString())]);
  }
}
