import { changeSeats as judgeSeats, refundableSeats } from '@concord/rules';
import type { Verb } from './verb.ts';

/** A new total of seats. Microsoft drops what was scheduled for the next term; it is put back at once. */
export const changeSeats: Verb = {
  event: 'subscription.seats-changed',
  judge({ seats = 0 }, { facts, before, limits, at }) {
    const answer = judgeSeats({ ...facts, ...limits }, seats, at);
    if (!answer.allowed) {
      const open = facts.quantity - refundableSeats(facts.lots, at);
      const values = { ...limits, fewest: Math.max(open, limits.minimum, 1), seats };
      return { allowed: false, code: String(answer.code), values };
    }
    const { scheduledChange, autoRenew } = before;
    return {
      allowed: true,
      after: { ...before, seats },
      ...(scheduledChange && { dropped: 'at-once', putBack: { autoRenew, scheduledChange } }),
      ...(answer.refund && { refund: answer.refund }),
    };
  },
  isDone: ({ seats }, now) => now.seats === seats,
  call: (commerce, { tenantId, microsoftId }, { seats = 0 }, ids) =>
    commerce.changeSeats(tenantId, microsoftId, seats, ids),
};
