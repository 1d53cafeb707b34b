import { addDuration, divideRefund, type Refund, refundWindow } from '@concord/rules';
import type { GivenBack, Lot, Subscription } from '../entities.ts';

/** When the seats of a lot came. */
const cameAt = ({ addedAt, allowedUntil }: Lot): string =>
  addedAt ?? new Date(Date.parse(allowedUntil) - Date.parse(addDuration(epoch, refundWindow))).toISOString();

const epoch = '1970-01-01T00:00:00Z';

/**
 * The subscription with the refund of these seats noted. Days count from when the seats came, for seats in none of
 * the lots from the start of the running term.
 * @param lots open lots to which the seats belong
 */
export function givenBack(
  subscription: Subscription,
  quantity: number,
  refund: Refund,
  at: string,
  lots: readonly Lot[] = [],
): Subscription {
  const until = addDuration(`${subscription.commitmentEndDate}T00:00:00Z`, 'P1D');
  const noted = (seats: number, from: string): GivenBack => {
    const { chargedDays } = divideRefund(0n, { from, until }, at, refund);
    return { at, quantity: seats, refund, chargedDays };
  };
  const rest = quantity - lots.reduce((sum, lot) => sum + lot.quantity, 0);
  const added = [
    ...(rest > 0 ? [noted(rest, subscription.renewedAt ?? subscription.startedAt)] : []),
    ...lots.map((lot) => noted(lot.quantity, cameAt(lot))),
  ];
  return { ...subscription, refunds: [...(subscription.refunds ?? []), ...added] };
}
