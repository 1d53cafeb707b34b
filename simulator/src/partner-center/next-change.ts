import { addDuration, dataRetention, gracePeriod, legacySuspensionLife, termOver } from '@concord/rules';
import type { Subscription } from '../entities.ts';

/** What happens to a subscription by itself. */
export type What = 'next-charge' | 'action' | 'term-end' | 'renewal' | 'disable' | 'delete';

/** What happens next to a subscription, and when; `undefined` = nothing. Said by the subscription alone. */
export function nextChange(one: Subscription): { at: string; what: What } | undefined {
  if (one.status === 'deleted') return undefined;
  const over = termOver(one.commitmentEndDate);
  if (one.status === 'expired') return after(one.endedAt ?? over, gracePeriod, 'disable');
  if (one.status === 'disabled')
    return one.dataKeptUntil === undefined
      ? after(one.endedAt ?? over, dataRetention, 'delete')
      : { at: one.dataKeptUntil, what: 'delete' };
  if (one.kind === 'legacy' && one.status === 'suspended')
    return after(one.suspendedAt, legacySuspensionLife, 'delete');
  const coming: { at: string; what: What }[] = [];
  const charge = one.nextChargeAt ?? over;
  if (one.nextCharge && charge !== undefined) coming.push({ at: charge, what: 'next-charge' });
  for (const { scheduleType, effectiveDate } of one.scheduledActions ?? [])
    if (scheduleType === 'CustomDate' && effectiveDate !== undefined)
      coming.push({ at: `${effectiveDate}T00:00:00Z`, what: 'action' });
  if (one.renewsAt !== undefined) coming.push({ at: one.renewsAt, what: 'renewal' });
  else if (over !== undefined) coming.push({ at: over, what: 'term-end' });
  return coming.reduce<{ at: string; what: What } | undefined>(
    (first, next) => (first && Date.parse(first.at) <= Date.parse(next.at) ? first : next),
    undefined,
  );
}

/** The instant of `nextChange`. */
export const subscriptionChangesAt = (one: Subscription): string | undefined => nextChange(one)?.at;

function after(since: string | undefined, duration: string, what: What) {
  return since === undefined ? undefined : { at: addDuration(since, duration), what };
}
