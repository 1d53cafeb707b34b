import { amountOf, decimalOf, divideRefund } from '@concord/rules';
import { periods } from './billing-periods.ts';
import type { GivenBack, InvoiceLine, Subscription } from './entities.ts';

type Credit = Pick<InvoiceLine, 'chargeType' | 'quantity' | 'subtotal' | 'chargeStartDate' | 'chargeEndDate'>;

const dayMs = 86_400_000;

/**
 * What a partner gets back within a time for seats and subscriptions that were given back. Seats that left in a period
 * which is billed now are in its charge no more: only those that were billed before are credited.
 * @param start when the first billing period began
 */
export function credits(
  one: Subscription,
  start: string,
  unitPrice: string,
  from: string,
  to: string,
): Credit[] {
  const [after, until] = [Date.parse(from), Date.parse(to)];
  const last = one.refunds?.at(-1);
  return (one.refunds ?? []).flatMap((back) => {
    const at = Date.parse(back.at);
    if (at <= after || at > until || back.refund === 'none') return [];
    const period = periodOf(one, start, back);
    if (!period) return [];
    const isEnd = one.status === 'deleted' && back.at === last?.at;
    if (!isEnd && Date.parse(`${period[0]}T23:59:59Z`) > after) return [];
    const paid = amountOf(unitPrice) * BigInt(back.quantity);
    const whole = { from: `${period[0]}T00:00:00Z`, until: nextDay(period[1]) };
    const { refunded } = divideRefund(paid, whole, back.at, back.refund);
    return [
      {
        chargeType: isEnd ? 'cancel' : 'removeQuantity',
        quantity: back.quantity,
        subtotal: decimalOf(-refunded),
        chargeStartDate: period[0],
        chargeEndDate: period[1],
      },
    ];
  });
}

/** The billing period in which it was given back. */
const periodOf = (one: Subscription, start: string, { at }: GivenBack) =>
  periods(start, one.billingCycle, `${one.commitmentEndDate}T23:59:59Z`, '1970-01-01T00:00:00Z', at).at(-1);

const nextDay = (day: string) => new Date(Date.parse(`${day}T00:00:00Z`) + dayMs).toISOString();
