import type { Verb } from './verb.ts';

/** Takes back what was scheduled; auto-renew stays as it is. */
export const dropScheduledChange: Verb = {
  event: 'subscription.scheduled-change-dropped',
  judge(_, { facts, before }) {
    if (facts.status !== 'active') return { allowed: false, code: '800091' };
    return { allowed: true, after: { ...before, scheduledChange: null } };
  },
  isDone: (_, now) => now.scheduledChange === null,
  call: (commerce, { tenantId, microsoftId }, _, ids) =>
    commerce.dropScheduledChange(tenantId, microsoftId, ids),
};
