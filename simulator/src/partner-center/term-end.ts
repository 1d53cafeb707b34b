import { addDuration, afterTerm, atTermEnd, cancellation, dayBefore, dayOf, termOver } from '@concord/rules';
import type { Context } from '../context.ts';
import type { NextTerm, ScheduledAction, Subscription } from '../entities.ts';
import { recordFor } from './audit.ts';
import { givenBack } from './given-back.ts';
import { nextChange, type What } from './next-change.ts';
import { termFacts } from './plans.ts';
import { beginTerm, renew } from './renew.ts';
import { cancellationFacts } from './subscription-resource.ts';
import { upgradeInPlace } from './upgrade-in-place.ts';

type Step = (context: Context, one: Subscription, at: string) => Subscription;

/** Everything that time does to a subscription at this instant. */
export function subscriptionDue(context: Context, id: string): void {
  const at = context.clock.now();
  let one = context.world.subscriptions.get(id);
  while (one) {
    const next = nextChange(one);
    if (!next || Date.parse(next.at) > Date.parse(at)) return;
    one = steps[next.what](context, one.pending ?? one, at);
  }
}

/**
 * The term is over: what renews or is extended waits its turn in the queue, all else ends.
 * @see https://learn.microsoft.com/partner-center/developer/create-scheduled-changes
 */
const termEnd: Step = (context, one, at) => {
  const outcome = atTermEnd(termFacts(one));
  if (outcome === 'renew' || outcome === 'extend')
    return context.world.subscriptions.put({
      ...one,
      renewsAt: addDuration(at, context.world.settings().renewalDelay),
    });
  const states = afterTerm(outcome, termOver(one.commitmentEndDate) ?? at);
  const deletedFrom = states.find((state) => state.status === 'deleted')?.from;
  return end(context, one, states[0]?.status ?? 'deleted', at, deletedFrom);
};

/** The pending billing cycle holds from now on. */
const nextCharge: Step = (context, one) => {
  const { nextCharge: charge, nextChargeAt: _, ...rest } = one;
  return put(context, { ...rest, billingCycle: charge?.billingCycle ?? one.billingCycle });
};

/** An action of a custom date. What cannot be done on its day is not done. [U] */
const action: Step = (context, one, at) => {
  const isDue = (planned: ScheduledAction) =>
    planned.scheduleType === 'CustomDate' &&
    planned.effectiveDate !== undefined &&
    Date.parse(`${planned.effectiveDate}T00:00:00Z`) <= Date.parse(at);
  const due = one.scheduledActions?.find(isDue);
  const left = one.scheduledActions?.filter((planned) => planned !== due) ?? [];
  const { scheduledActions: _, ...rest } = one;
  const without: Subscription = { ...rest, ...(left.length > 0 && { scheduledActions: left }) };
  if (one.status !== 'active' || !due) return put(context, without);
  return actions[due.actionType](context, without, at, due.instructions ?? {});
};

const actions: Record<
  ScheduledAction['actionType'],
  (context: Context, one: Subscription, at: string, instructions: NextTerm) => Subscription
> = {
  Cancel(context, one, at) {
    const { allowed, refund } = cancellation(cancellationFacts(one), at);
    if (!allowed) return put(context, one);
    const ended = { ...one, autoRenewEnabled: false, lots: [], status: 'deleted' as const, endedAt: at };
    return put(context, givenBack(ended, one.quantity, refund, at));
  },
  RenewToNewTerm(context, one, at, instructions) {
    // Only an extended service term can be left for a new term on any day.
    if (one.extendedSince === undefined) return put(context, one);
    const commitmentEndDate = dayBefore(dayOf(at));
    const { scheduledActions: _, ...plain } = one;
    return beginTerm(context, { ...plain, commitmentEndDate, scheduledNextTerm: instructions }, at);
  },
  RenewToExtendedServiceTerm: (context, one) => put(context, one),
  Transition: (context, one, _, { offerId }) =>
    offerId === undefined ? put(context, one) : upgradeInPlace(context, one, offerId),
};

const end = (
  context: Context,
  one: Subscription,
  status: Subscription['status'],
  at: string,
  dataKeptUntil?: string,
): Subscription => {
  const { scheduledNextTerm: _next, scheduledActions: _actions, nextCharge: _charge, ...ended } = one;
  const after = put(context, {
    ...ended,
    status,
    autoRenewEnabled: false,
    lots: [],
    endedAt: at,
    ...(dataKeptUntil !== undefined && { dataKeptUntil }),
  });
  // An add-on goes where its base goes.
  for (const child of context.world.subscriptions.where('tenant', one.tenantId))
    if (child.parentSubscriptionId === one.id && child.status !== 'deleted' && child.status !== status)
      end(context, child, status, at, dataKeptUntil);
  return after;
};

const steps: Record<What, Step> = {
  'next-charge': nextCharge,
  action,
  'term-end': termEnd,
  renewal(context, one, at) {
    const { renewsAt: _, ...waited } = one;
    const outcome = atTermEnd(termFacts(one));
    return outcome === 'renew' || outcome === 'extend'
      ? renew(context, one, at)
      : termEnd(context, waited, at);
  },
  disable: (context, one, at) => end(context, one, 'disabled', at, one.dataKeptUntil),
  delete: (context, one, at) =>
    end(context, one.kind === 'legacy' ? { ...one, deprovisionedAt: at } : one, 'deleted', at),
};

/** Puts it, and writes into the activity records what became of it. */
function put(context: Context, one: Subscription): Subscription {
  const tenant = context.world.tenants.get(one.tenantId);
  recordFor(context, {
    partnerId: one.partnerTenantId,
    ...(tenant && { customer: { id: tenant.id, name: tenant.companyName } }),
    resourceType: 'subscription',
    operationType: 'update_subscription',
    details: { SubscriptionId: one.id, SubscriptionName: one.friendlyName, Status: one.status },
  });
  return context.world.subscriptions.put(one);
}
