import {
  cancellation,
  openLots,
  reactivationProblem,
  suspensionEndsRenewal,
  suspensionProblem,
} from '@concord/rules';
import type { Subscription } from '../../entities.ts';
import { givenBack } from '../given-back.ts';
import { refuse } from '../refusal.ts';
import { cancellationFacts } from '../subscription-resource.ts';
import type { Change, Verb } from './verb.ts';

const said: Record<number, string> = {
  800040: 'The status of the subscription cannot be changed this way.',
  800091: 'The subscription was suspended by Microsoft and cannot be updated.',
  800096: 'The status of the subscription cannot be updated.',
  900115: 'There are active Azure subscriptions under the plan.',
  900117: 'The subscription can no longer be cancelled: the window of days has passed.',
  900279: 'The subscription can no longer be updated.',
};

function check(problem: { status: number; code: number } | undefined): void {
  if (problem) throw refuse(problem.status, problem.code, said[problem.code] ?? 'Not allowed.');
}

function suspend({ call }: Change, now: Subscription): Subscription {
  check(suspensionProblem(cancellationFacts(now)));
  const { scheduledNextTerm, scheduledActions, ...rest } = now;
  const suspended: Subscription = {
    ...rest,
    status: 'suspended',
    suspendedAt: call.at,
    suspendedBy: 'partner',
  };
  if (suspensionEndsRenewal(now.kind)) return { ...suspended, autoRenewEnabled: false };
  return {
    ...suspended,
    ...(scheduledNextTerm && { scheduledNextTerm }),
    ...(scheduledActions && { scheduledActions }),
  };
}

function reactivate(_: Change, now: Subscription): Subscription {
  check(reactivationProblem(cancellationFacts(now)));
  const { suspendedAt: _at, suspendedBy: _by, suspensionReasons: _why, ...rest } = now;
  return { ...rest, status: 'active' };
}

function cancel({ call }: Change, now: Subscription): Subscription {
  // Perpetual software is given back by its order.
  if (now.kind === 'perpetual') check({ status: 400, code: 800096 });
  const answer = cancellation(cancellationFacts(now), call.at);
  if (!answer.allowed) check(answer);
  const { scheduledNextTerm: _term, nextCharge: _charge, scheduledActions: _actions, ...rest } = now;
  const deleted: Subscription = {
    ...rest,
    status: 'deleted',
    autoRenewEnabled: false,
    lots: [],
    endedAt: call.at,
  };
  return givenBack(deleted, now.quantity, answer.refund, call.at, openLots(now.lots, call.at));
}

/**
 * Only `active`, `suspended` and `deleted` can be written.
 * @see https://learn.microsoft.com/partner-center/developer/suspend-a-subscription
 * @see https://learn.microsoft.com/partner-center/developer/cancel-a-subscription
 */
export const status: Verb = {
  name: 'status',
  asks: ({ wanted, before }) => (wanted.text('status')?.toLowerCase() ?? before.status) !== before.status,
  apply(change, now) {
    const verb = { suspended: suspend, active: reactivate, deleted: cancel }[
      change.wanted.text('status')?.toLowerCase() ?? ''
    ];
    if (!verb) throw refuse(400, 800040, said[800040] as string);
    return verb(change, now);
  },
};
