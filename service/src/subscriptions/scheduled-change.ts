import type { ScheduledChange } from '@concord/contract/scheduled-change';
import { actionsProblem, planProblem } from '@concord/rules';
import { isScheduled } from './standing.ts';
import type { Ground, Verb } from './verb.ts';

/** Says what happens at the end of the term, in place of what was said before. */
export const scheduledChange: Verb = {
  event: 'subscription.change-scheduled',
  judge({ change = { atTermEnd: 'renew' } }, ground) {
    const { facts, before, limits } = ground;
    if (facts.status !== 'active') return { allowed: false, code: '800091' };
    const problem =
      change.atTermEnd === 'renew' ? renewalProblem(change, ground) : endProblem(change, ground);
    if (problem) return { allowed: false, code: String(problem.code), values: limits };
    const whole =
      change.atTermEnd === 'renew'
        ? {
            quantity: before.seats,
            ...(facts.termDuration && { termDuration: facts.termDuration }),
            billingCycle: facts.billingCycle,
            ...change,
          }
        : change;
    return {
      allowed: true,
      after: { ...before, autoRenew: change.atTermEnd === 'renew', scheduledChange: whole },
    };
  },
  isDone: ({ change = { atTermEnd: 'renew' } }, now) => isScheduled(change, now.scheduledChange),
  call: (commerce, { tenantId, microsoftId }, { change = { atTermEnd: 'renew' } }, ids) =>
    commerce.setScheduledChange(tenantId, microsoftId, change, ids),
};

const renewalProblem = (change: ScheduledChange, { facts, limits, offered }: Ground) =>
  planProblem(
    facts,
    {
      quantity: change.quantity,
      termDuration: change.termDuration,
      billingCycle: change.billingCycle,
      customTermEndDate: change.customTermEndDate,
    },
    { offered, ...limits },
  );

const actionTypes = {
  cancel: 'Cancel',
  extend: 'RenewToExtendedServiceTerm',
  renew: 'RenewToNewTerm',
} as const;

const endProblem = ({ atTermEnd }: ScheduledChange, { facts, at }: Ground) =>
  actionsProblem(facts, [{ scheduleType: 'TermEnd', actionType: actionTypes[atTermEnd] }], at);
