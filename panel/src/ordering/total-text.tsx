import type { Money } from '@concord/contract';
import { makeStyles, tokens } from '@fluentui/react-components';
import { MoneyText } from '../parts/money.tsx';
import { useTermWords } from './term-words.ts';

/** What all seats cost in one billing cycle; the number that people look for, so it is large. */
export function TotalText({ total, cycle }: { total: Money; cycle: string }) {
  const styles = useStyles();
  const { each } = useTermWords();
  return (
    <>
      <strong className={styles.amount}>
        <MoneyText {...total} />
      </strong>{' '}
      {each(cycle)}
    </>
  );
}

const useStyles = makeStyles({
  amount: { fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500 },
});
