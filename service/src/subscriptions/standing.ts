import type { ScheduledChange } from '@concord/contract/scheduled-change';
import type { Standing } from '@concord/contract/subscription-changes';
import type { CommerceSubscription, ScheduledChange as MicrosoftChange } from '@concord/microsoft';

/** How a subscription stands at Microsoft, as far as a verb can change it. */
export function standingOf(subscription: CommerceSubscription): Standing {
  return {
    seats: subscription.quantity,
    state: subscription.status.toLowerCase() as Standing['state'],
    autoRenew: subscription.autoRenewEnabled,
    endsOn: subscription.commitmentEndDate.slice(0, 10),
    scheduledChange: scheduledOf(subscription.scheduledChange),
  };
}

/** Without the availability, which is re-issued often and read anew whenever it is sent. */
function scheduledOf(change: MicrosoftChange | undefined): ScheduledChange | null {
  if (!change) return null;
  const { availabilityId: _reissued, customTermEndDate, ...rest } = change;
  const given = Object.entries({ ...rest, customTermEndDate: customTermEndDate?.slice(0, 10) });
  return Object.fromEntries(given.filter(([, value]) => value !== undefined)) as ScheduledChange;
}

/** Whether everything that was asked for is scheduled; what was left out may be anything. */
export function isScheduled(asked: ScheduledChange, now: ScheduledChange | null): boolean {
  return (
    now !== null && Object.entries(asked).every(([key, value]) => now[key as keyof typeof now] === value)
  );
}
