import type { ChangePreview, Standing } from '@concord/contract/subscription-changes';
import {
  amountOf,
  decimalOf,
  divideRefund,
  type Instant,
  isBilled,
  nextChargeAt,
  type Refund,
} from '@concord/rules';
import type { Facts } from './facts.ts';

interface Price {
  /** Of one seat for a billing period, decimal text; `null` without a plan. */
  price: string | null;
  currency: string | null;
}

/** What a verb does to the charges, at our price. `null` without one, and for what is not charged in periods. */
export function moneyOf(
  { price, currency }: Price,
  facts: Facts,
  before: Standing,
  after: Standing,
  refund: Refund | undefined,
  at: Instant,
): ChangePreview['money'] {
  const period = runningPeriod(facts, at);
  if (!period || !price || !currency) return null;
  const each = amountOf(price);
  const seats = (one: Standing) => BigInt(isBilled(facts.kind, one.state) ? one.seats : 0);
  const money = (amount: bigint) => ({ amount: decimalOf(amount), currency });
  const more = seats(after) - seats(before);
  const share = (amount: bigint, how: Refund) => divideRefund(amount, period, at, how).refunded;
  const adds = more > 0n && before.state === after.state;
  return {
    billingCycle: facts.billingCycle,
    before: money(each * seats(before)),
    after: money(each * seats(after)),
    refund: refund && more < 0n ? money(share(each * -more, refund)) : null,
    charge: adds ? money(share(each * more, 'prorated')) : null,
  };
}

function runningPeriod({ startDate, commitmentEndDate, billingCycle }: Facts, at: Instant) {
  if (!['monthly', 'annual', 'triennial'].includes(billingCycle)) return undefined;
  const term = { startDate, commitmentEndDate, billingCycle };
  let from = `${startDate}T00:00:00Z`;
  for (;;) {
    const until = nextChargeAt(term, from);
    if (Date.parse(until) > Date.parse(at)) return { from, until };
    if (Date.parse(until) <= Date.parse(from)) return undefined;
    from = until;
  }
}
