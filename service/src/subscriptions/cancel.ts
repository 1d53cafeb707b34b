import { cancellation } from '@concord/rules';
import type { Verb } from './verb.ts';

/** Ends it at once, within the window after purchase or renewal. It cannot be undone. */
export const cancel: Verb = {
  event: 'subscription.cancelled',
  judge(_, { facts, before, at }) {
    const answer = cancellation(facts, at);
    if (!answer.allowed) {
      return { allowed: false, code: String(answer.code), values: { until: facts.allowedUntil ?? '' } };
    }
    return {
      allowed: true,
      after: { ...before, state: 'deleted', autoRenew: false, scheduledChange: null },
      ...(before.scheduledChange && { dropped: 'never' }),
      refund: answer.refund,
    };
  },
  isDone: (_, now) => now.state === 'deleted',
  call: (commerce, { tenantId, microsoftId }, _, ids) => commerce.cancel(tenantId, microsoftId, ids),
};
