import { suspensionEndsRenewal, suspensionProblem } from '@concord/rules';
import type { Verb } from './verb.ts';

/** Microsoft goes on billing, switches auto-renew off and drops what was scheduled: both come back with `resume`. */
export const suspend: Verb = {
  event: 'subscription.suspended',
  judge(_, { facts, before }) {
    const problem = suspensionProblem(facts);
    if (problem) return { allowed: false, code: String(problem.code) };
    const ends = suspensionEndsRenewal(facts.kind);
    return {
      allowed: true,
      after: { ...before, state: 'suspended', ...(ends && { autoRenew: false, scheduledChange: null }) },
      ...(ends && before.scheduledChange && { dropped: 'when-resumed' }),
    };
  },
  isDone: (_, now) => now.state === 'suspended',
  call: (commerce, { tenantId, microsoftId }, _, ids) => commerce.suspend(tenantId, microsoftId, ids),
};
