import type { CallIds, CommerceApi, SubscriptionChange } from '../../commerce.ts';
import type { Known } from './model.ts';
import type { Random } from './random.ts';

/** One change of a subscription, and what it makes true. */
export interface Change {
  verb: keyof CommerceApi;
  call: (api: CommerceApi, ids: CallIds) => Promise<SubscriptionChange>;
  /** What must be so afterwards. */
  wanted: Partial<Known>;
  /** What Microsoft changes along with it, so that it is learnt instead of demanded. */
  learnt: readonly (keyof Known)[];
}

const renewal = ['autoRenewEnabled', 'scheduledQuantity'] as const;

/** Draws a change that somebody might make, allowed or not. */
export function drawChange(random: Random, { tenantId, id, quantity }: Known): Change {
  const seats = Math.max(1, quantity - 3 + random.below(8));
  const name = `Name ${random.below(1_000)}`;
  const on = random.chance(0.5);
  return random.of<Change>([
    {
      verb: 'changeSeats',
      call: (api, ids) => api.changeSeats(tenantId, id, seats, ids),
      wanted: { quantity: seats },
      learnt: renewal,
    },
    {
      verb: 'changeSeats',
      call: (api, ids) => api.changeSeats(tenantId, id, quantity + 1, ids),
      wanted: { quantity: quantity + 1 },
      learnt: renewal,
    },
    {
      verb: 'rename',
      call: (api, ids) => api.rename(tenantId, id, name, ids),
      wanted: { friendlyName: name },
      learnt: [],
    },
    {
      verb: 'suspend',
      call: (api, ids) => api.suspend(tenantId, id, ids),
      wanted: { status: 'suspended' },
      learnt: renewal,
    },
    {
      verb: 'resume',
      call: (api, ids) => api.resume(tenantId, id, ids),
      wanted: { status: 'active' },
      learnt: renewal,
    },
    {
      verb: 'cancel',
      call: (api, ids) => api.cancel(tenantId, id, ids),
      wanted: { status: 'deleted' },
      learnt: renewal,
    },
    {
      verb: 'setAutoRenew',
      call: (api, ids) => api.setAutoRenew(tenantId, id, on, ids),
      wanted: { autoRenewEnabled: on },
      learnt: renewal,
    },
    {
      verb: 'setScheduledChange',
      call: (api, ids) => api.setScheduledChange(tenantId, id, { atTermEnd: 'renew', quantity: seats }, ids),
      wanted: { scheduledQuantity: seats },
      learnt: renewal,
    },
    {
      verb: 'dropScheduledChange',
      call: (api, ids) => api.dropScheduledChange(tenantId, id, ids),
      wanted: { scheduledQuantity: undefined },
      learnt: renewal,
    },
  ]);
}
