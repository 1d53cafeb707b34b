import type { Money } from '@concord/contract';
import { amountOf, decimalOf } from '@concord/rules/money';
import { makeStyles, tokens } from '@fluentui/react-components';
import { MoneyText } from '../../../parts/money.tsx';

/** One sum for each currency; amounts of different currencies are never added. */
export function sumOf(amounts: readonly (Money | null)[]): Money[] {
  const sums = new Map<string, bigint>();
  for (const money of amounts)
    if (money) sums.set(money.currency, (sums.get(money.currency) ?? 0n) + amountOf(money.amount));
  return Array.from(sums, ([currency, amount]) => ({ amount: decimalOf(amount), currency })).toSorted(
    (a, b) => a.currency.localeCompare(b.currency),
  );
}

/** Amounts beside each other, one for each currency. */
export function Amounts({ of }: { of: readonly Money[] }) {
  const styles = useStyles();
  return (
    <span className={styles.amounts}>
      {of.map((money) => (
        <MoneyText key={money.currency} {...money} />
      ))}
    </span>
  );
}

const useStyles = makeStyles({
  amounts: { display: 'inline-flex', flexWrap: 'wrap', gap: `0 ${tokens.spacingHorizontalM}` },
});
