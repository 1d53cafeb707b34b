import { refuse } from '../refusal.ts';
import type { Verb } from './verb.ts';

/**
 * Missing means off, except for legacy subscriptions [U].
 * @see https://learn.microsoft.com/partner-center/developer/update-a-subscription
 */
export const autoRenew: Verb = {
  name: 'auto-renew',
  asks({ wanted, before }) {
    const missing = before.kind === 'legacy' ? before.autoRenewEnabled : false;
    return (wanted.flag('autoRenewEnabled') ?? missing) !== before.autoRenewEnabled;
  },
  apply({ wanted, before }, now) {
    const autoRenewEnabled = wanted.flag('autoRenewEnabled') ?? false;
    if (!autoRenewEnabled) return { ...now, autoRenewEnabled };
    if (before.autoRenewable === false || ['azure-plan', 'perpetual'].includes(before.kind))
      throw refuse(400, 800093, 'The subscription cannot be renewed automatically.');
    if (now.status !== 'active')
      // The resource as it was read before it was suspended: suspending turned it off.
      return before.status === 'active' ? now : suspended();
    return { ...now, autoRenewEnabled };
  },
};

function suspended(): never {
  throw refuse(400, 800091, 'A suspended subscription cannot be updated.');
}
