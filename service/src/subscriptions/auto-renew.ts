import type { Verb } from './verb.ts';

/** Switches renewal at the end of the term. What was scheduled and says the opposite goes with it. */
export const autoRenew: Verb = {
  event: 'subscription.auto-renew-changed',
  judge({ on = true }, { facts, before }) {
    if (facts.status !== 'active') return { allowed: false, code: on ? '800091' : '900279' };
    const planned = before.scheduledChange;
    const contradicts = planned !== null && (planned.atTermEnd === 'renew') !== on;
    return {
      allowed: true,
      after: { ...before, autoRenew: on, scheduledChange: contradicts ? null : planned },
      ...(contradicts && { dropped: 'never' }),
    };
  },
  isDone: ({ on }, now) => now.autoRenew === on,
  call: (commerce, { tenantId, microsoftId }, { on = true }, ids) =>
    commerce.setAutoRenew(tenantId, microsoftId, on, ids),
};
