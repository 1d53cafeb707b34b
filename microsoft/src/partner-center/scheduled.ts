import type { NextTermInstructions, ScheduledAction, Subscription } from './subscription-resource.ts';

/** What is decided for the next term, or for a later day. */
export interface Scheduled {
  autoRenewEnabled: boolean;
  scheduledNextTermInstructions?: NextTermInstructions;
  scheduledActions?: ScheduledAction[];
}

/** `undefined` when nothing beyond plain renewal or its absence is decided. */
export function scheduledOf(subscription: Subscription): Scheduled | undefined {
  const { autoRenewEnabled, scheduledNextTermInstructions, scheduledActions } = subscription;
  const instructions = scheduledNextTermInstructions ?? undefined;
  const actions = scheduledActions?.length ? scheduledActions : undefined;
  if (!instructions && !actions) return undefined;
  return {
    autoRenewEnabled,
    ...(instructions && { scheduledNextTermInstructions: instructions }),
    ...(actions && { scheduledActions: actions }),
  };
}

/** Whether something that was sent as decided is no longer so in the answer. */
export function isDropped(sent: Subscription, answer: Subscription): boolean {
  if (hasInstructions(sent) && !hasInstructions(answer)) return true;
  const kept = new Set(answer.scheduledActions?.map(({ actionType }) => actionType));
  return (sent.scheduledActions ?? []).some(
    ({ actionType, instructions }) => instructions === undefined && !kept.has(actionType),
  );
}

function hasInstructions({ scheduledNextTermInstructions, scheduledActions }: Subscription): boolean {
  const acts = scheduledActions?.some(({ instructions }) => instructions !== undefined);
  return acts === true || (scheduledNextTermInstructions ?? undefined) !== undefined;
}
