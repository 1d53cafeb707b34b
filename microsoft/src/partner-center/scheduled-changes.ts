import type { Door } from '../call.ts';
import type { CallIds } from '../commerce.ts';
import { type Changed, changeSubscription } from './change-subscription.ts';
import { scheduledOf } from './scheduled.ts';
import type { NextTermInstructions, ScheduledAction, Subscription } from './subscription-resource.ts';

/*
 * What is decided for the next term stands in two places: `scheduledNextTermInstructions`, and since November 2025
 * `scheduledActions`. Where both are sent only the second counts, so these functions keep them in agreement.
 * https://learn.microsoft.com/partner-center/developer/create-scheduled-changes
 */

/** What a new commerce subscription does at the end of its term. */
export type TermEnd = 'renew' | 'cancel' | 'extend';

const actionTypes: Record<TermEnd, string> = {
  renew: 'RenewToNewTerm',
  cancel: 'Cancel',
  extend: 'RenewToExtendedServiceTerm',
};

const isTermEnd = (action: ScheduledAction): boolean =>
  String(action.scheduleType ?? action['scheduledType']).toLowerCase() === 'termend';

/** The field goes by either name; the one that Microsoft answers with is sent back. */
function termEndAction(
  now: Subscription,
  end: TermEnd,
  instructions?: NextTermInstructions,
): ScheduledAction {
  const other = now.scheduledActions?.some((action) => action['scheduledType'] !== undefined);
  return {
    [other ? 'scheduledType' : 'scheduleType']: 'TermEnd',
    actionType: actionTypes[end],
    ...(instructions && { instructions }),
  };
}

const otherActions = (now: Subscription): ScheduledAction[] =>
  (now.scheduledActions ?? []).filter((action) => !isTermEnd(action));

/**
 * Switches auto-renew. Off without saying what comes instead means, for subscriptions under extended service terms,
 * that the service goes on month by month: see `setTermEnd`. What is scheduled for a next term needs auto-renew, so
 * switching it off drops that too, and an action for the end of the term that says the opposite is taken out [U].
 * @throws MicrosoftError 800093 when the offer does not renew
 * @see https://learn.microsoft.com/partner-center/developer/update-autorenew-for-an-azure-marketplace-subscription
 */
export async function setAutoRenew(
  door: Door,
  tenantId: string,
  subscriptionId: string,
  autoRenewEnabled: boolean,
  ids: CallIds,
): Promise<Changed> {
  const agrees = (action: ScheduledAction): boolean =>
    !isTermEnd(action) || (action.actionType === actionTypes.renew) === autoRenewEnabled;
  const changed = await changeSubscription(
    door,
    tenantId,
    subscriptionId,
    (now) => ({
      ...now,
      autoRenewEnabled,
      ...(now.scheduledActions && { scheduledActions: now.scheduledActions.filter(agrees) }),
      ...(!autoRenewEnabled && now.scheduledNextTermInstructions && { scheduledNextTermInstructions: null }),
    }),
    ids,
  );
  const scheduled = !autoRenewEnabled && changed.subscription && scheduledOf(changed.before);
  return scheduled ? { ...changed, dropped: scheduled } : changed;
}

/**
 * Says what happens at the end of the term: a new term, the end, or the extended service term month by month.
 * @see https://learn.microsoft.com/partner-center/customers/extended-service-terms
 */
export function setTermEnd(
  door: Door,
  tenantId: string,
  subscriptionId: string,
  end: TermEnd,
  ids: CallIds,
): Promise<Changed> {
  return changeSubscription(
    door,
    tenantId,
    subscriptionId,
    (now) => ({
      ...now,
      autoRenewEnabled: end === 'renew',
      scheduledNextTermInstructions: null,
      scheduledActions: [...otherActions(now), termEndAction(now, end)],
    }),
    ids,
  );
}

/**
 * Schedules what the next term is to be: product, term, billing cycle, seats, a custom end. Switches auto-renew on,
 * because only a renewal can carry it out. The offer's availability id must be fresh.
 * @throws MicrosoftError 400019 for a stale availability; 900244, 900245, 900246 for a wrong custom end
 * @see https://learn.microsoft.com/partner-center/developer/create-scheduled-changes
 */
export function scheduleNextTerm(
  door: Door,
  tenantId: string,
  subscriptionId: string,
  instructions: NextTermInstructions,
  ids: CallIds,
): Promise<Changed> {
  return changeSubscription(
    door,
    tenantId,
    subscriptionId,
    (now) => nextTermScheduled(now, instructions),
    ids,
  );
}

/** The subscription with its next term scheduled, as it is sent. */
export function nextTermScheduled(now: Subscription, instructions: NextTermInstructions): Subscription {
  return {
    ...now,
    autoRenewEnabled: true,
    scheduledNextTermInstructions: instructions,
    ...(now.scheduledActions?.length && {
      scheduledActions: [...otherActions(now), termEndAction(now, 'renew', instructions)],
    }),
  };
}

/** Takes back what was scheduled; auto-renew stays as it is. */
export function dropScheduled(
  door: Door,
  tenantId: string,
  subscriptionId: string,
  ids: CallIds,
): Promise<Changed> {
  return changeSubscription(
    door,
    tenantId,
    subscriptionId,
    (now) => ({
      ...now,
      scheduledNextTermInstructions: null,
      ...(now.scheduledActions && { scheduledActions: [] }),
    }),
    ids,
  );
}

/**
 * Sets the scheduled actions and auto-renew as they are given, for what the other functions do not say, such as a
 * transition on a custom date.
 * @see https://learn.microsoft.com/partner-center/developer/create-scheduled-changes
 */
export function scheduleActions(
  door: Door,
  tenantId: string,
  subscriptionId: string,
  scheduled: { autoRenewEnabled: boolean; scheduledActions: ScheduledAction[] },
  ids: CallIds,
): Promise<Changed> {
  return changeSubscription(door, tenantId, subscriptionId, (now) => ({ ...now, ...scheduled }), ids);
}
