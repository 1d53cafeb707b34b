import type { DifferenceFilter } from '@concord/contract';
import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { RouteLink } from '../../../parts/link.tsx';
import { MoneyText } from '../../../parts/money.tsx';
import { useApi } from '../../../queries.ts';

/** How many differences a filter finds and what is at stake, large; the money leads to its course. */
export function Summary({ filter }: { filter: DifferenceFilter }) {
  const { t } = useTranslation('differences');
  const styles = useStyles();
  const { data } = useApi('GET /differences/groups', { query: { by: 'field', ...filter } }, { keep: true });
  if (!data || data.total.count === 0) return null;
  const { count, money } = data.total;
  return (
    <p className={styles.summary}>
      <span className={styles.number}>{t('list.open', { count })}</span>
      {money.map((amount) => (
        <span key={amount.currency}>
          <RouteLink to="/sync/at-stake" className={styles.number}>
            <MoneyText {...amount} />
          </RouteLink>{' '}
          {t('list.atStake')}
        </span>
      ))}
    </p>
  );
}

const useStyles = makeStyles({
  summary: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalXXL}`,
    color: tokens.colorNeutralForeground2,
  },
  number: { ...typographyStyles.subtitle1, fontVariantNumeric: 'tabular-nums' },
});
