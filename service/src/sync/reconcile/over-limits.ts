import type { Consequence, Reconciliation, SyncLimits } from '@concord/contract/reconciliations';
import { amountOf, decimalOf } from '@concord/rules';

interface Planned {
  customerId: string | null;
  decision: 'take' | 'push';
  consequence: Consequence;
}

const size = (amount: bigint) => (amount < 0n ? -amount : amount);

/** What the lines of a plan do together; what is known to be refused does nothing. */
export function totalsOf(lines: readonly Planned[]) {
  const done = lines.filter(({ consequence }) => !consequence.refusal);
  const customers = new Set<string | null>();
  const money = new Map<string, bigint>();
  let seats = 0;
  for (const { customerId, decision, consequence } of done) {
    seats += Math.abs(consequence.seats);
    if (decision === 'push' || consequence.seats !== 0 || consequence.money) customers.add(customerId);
    if (!consequence.money) continue;
    const { amount, currency } = consequence.money;
    money.set(currency, (money.get(currency) ?? 0n) + size(amountOf(amount)));
  }
  return {
    seats,
    customers: customers.size,
    money: Array.from(money, ([currency, amount]) => ({ amount: decimalOf(amount), currency })),
  };
}

/** Where a plan goes beyond the limits of its set. Money in another currency than the limit's is always beyond it. */
export function overLimits(
  { seats, customers, money }: ReturnType<typeof totalsOf>,
  limits: SyncLimits,
): Reconciliation['overLimits'] {
  const over: Reconciliation['overLimits'] = [];
  if (seats > limits.seats) over.push({ what: 'seats', is: String(seats), limit: String(limits.seats) });
  if (customers > limits.customers)
    over.push({ what: 'customers', is: String(customers), limit: String(limits.customers) });
  for (const { amount, currency } of money) {
    const limit = `${limits.amount} ${limits.currency}`;
    const is = `${amount} ${currency}`;
    if (currency !== limits.currency) over.push({ what: 'currency', is, limit });
    else if (amountOf(amount) > amountOf(limits.amount)) over.push({ what: 'amount', is, limit });
  }
  return over;
}
