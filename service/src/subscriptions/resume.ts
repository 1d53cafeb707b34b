import { reactivationProblem } from '@concord/rules';
import type { PutBack, Verb } from './verb.ts';

/** Makes a suspended subscription active again, with the auto-renew and the scheduled change of before. */
export const resume: Verb = {
  event: 'subscription.resumed',
  judge(_, { facts, before, suspendedFrom }) {
    const problem = reactivationProblem(facts);
    if (problem) return { allowed: false, code: String(problem.code) };
    const sameTerm = suspendedFrom?.endsOn === before.endsOn && before.scheduledChange === null;
    const putBack: PutBack | undefined =
      suspendedFrom && sameTerm && (suspendedFrom.autoRenew || suspendedFrom.scheduledChange)
        ? { autoRenew: suspendedFrom.autoRenew, scheduledChange: suspendedFrom.scheduledChange }
        : undefined;
    return {
      allowed: true,
      after: { ...before, state: 'active', ...putBack },
      ...(putBack && { putBack }),
    };
  },
  isDone: (_, now) => now.state === 'active',
  call: (commerce, { tenantId, microsoftId }, _, ids) => commerce.resume(tenantId, microsoftId, ids),
};
