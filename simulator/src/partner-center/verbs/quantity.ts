import { changeSeats } from '@concord/rules';
import type { Subscription } from '../../entities.ts';
import { checkChange } from '../change-checks.ts';
import { givenBack } from '../given-back.ts';
import { legacyOffer } from '../offers.ts';
import { withoutPlans } from '../plans.ts';
import { refuse } from '../refusal.ts';
import type { Change, Verb } from './verb.ts';

const said: Record<number, string> = {
  2001: 'The quantity of a suspended subscription cannot be changed.',
  2002: 'The quantity is outside of what is allowed.',
  800090: 'The quantity of the subscription cannot be decreased.',
  800095: 'The quantity of the subscription cannot be updated.',
  900279: 'The subscription can no longer be updated.',
};

/** Seats of the same SKU in the customer's other subscriptions, whichever partner sold them. */
function pooled({ call, before }: Change): number {
  const sku = skuOf(before);
  return call.world.subscriptions
    .where('tenant', before.tenantId)
    .filter(
      (one) => one.id !== before.id && skuOf(one) === sku && ['active', 'suspended'].includes(one.status),
    )
    .reduce((sum, one) => sum + one.quantity, 0);
}

const skuOf = ({ offerId }: Subscription): string => offerId.split(':').slice(0, 2).join(':').toUpperCase();

/**
 * `quantity` is the new total. A change within the term drops what was saved for the next one.
 * @see https://learn.microsoft.com/partner-center/developer/change-the-quantity-of-a-subscription
 */
export const quantity: Verb = {
  name: 'quantity',
  asks: ({ wanted, before }) => (wanted.whole('quantity') ?? before.quantity) !== before.quantity,
  apply(change, now) {
    const { call, wanted, before, sku } = change;
    const total = wanted.whole('quantity') ?? before.quantity;
    const limits = sku ?? legacyOffer(call, before.offerId);
    const facts = {
      ...now,
      minimum: limits?.minimumQuantity ?? 1,
      maximum: limits?.maximumQuantity ?? Number.POSITIVE_INFINITY,
      pooled: pooled(change),
    };
    const answer = changeSeats(facts, total, call.at);
    if (!answer.allowed) {
      const { status, code, available } = answer;
      throw available === undefined
        ? refuse(status, code, said[code] ?? 'The quantity cannot be changed.')
        : refuse(
            status,
            code,
            `The seat limit would be exceeded; ${available} more can be bought.`,
            undefined,
            [String(available)],
          );
    }
    checkChange(call, now);
    const changed: Subscription = { ...withoutPlans(now), quantity: total, lots: answer.lots };
    if (!answer.refund) return changed;
    return givenBack(changed, before.quantity - total, answer.refund, call.at, answer.taken);
  },
};
