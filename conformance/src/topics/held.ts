import { termEnd } from '@concord/rules';
import type { Values } from '../row.ts';
import { partnerId, product } from '../scene.ts';
import type { Draft } from '../topic.ts';

/** A subscription as the simulator's world holds it: what `known` leaves out is a plain yearly one, bought now. */
export function heldSubscription({ begin, seed }: Draft, known: Values): Values {
  const startedAt: string = known['startedAt'] ?? begin;
  const termDuration: string = known['termDuration'] ?? known['term'] ?? 'P1Y';
  return {
    id: 'held',
    tenantId: seed['tenants'][0].tenantId,
    partnerTenantId: partnerId,
    orderId: 'held',
    offerId: `${product}:0001:HELD`,
    offerName: 'Held',
    friendlyName: 'Held',
    kind: 'nce',
    quantity: 1,
    status: 'active',
    isTrial: false,
    autoRenewEnabled: true,
    termDuration,
    billingCycle: 'monthly',
    createdAt: startedAt,
    startedAt,
    commitmentEndDate: termEnd(startedAt, termDuration),
    cancellationAllowedUntil: begin,
    lots: [],
    ...Object.fromEntries(Object.entries(known).filter(([name]) => name !== 'term')),
  };
}

/** A legacy subscription is not kept for ever while suspended: time passes from then to the action. */
export const agesWhileSuspended = (given: Values): boolean =>
  given['offerType'] === 'legacy' && given['status'] === 'suspended' && given['suspendedAt'] !== undefined;
