import { makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { narrowMedia } from '../parts/media.ts';
import { Count, MoneyText } from '../parts/money.tsx';
import { useRun } from './run.ts';
import { seatsProblem, times } from './seats.ts';
import { tenantDomain } from './tenant-domain.ts';
import { useTermWords } from './term-words.ts';

/** Beside the pages of the wizard on wide screens: what the order is so far. */
export function Summary() {
  const { t } = useTranslation('ordering');
  const styles = useStyles();
  const { draft, seats, plan, ordering, forCustomer } = useRun();
  const { each } = useTermWords();
  if (!plan) return null;
  const counted = !seatsProblem(seats, plan);
  const lines: [string, ReactNode][] = [
    [t('fact.customer'), forCustomer && ordering?.customerName],
    [t('fact.plan'), plan.name],
    [t('fact.seats'), counted && <Count of={Number(seats)} />],
    [t('fact.tenant'), tenantDomain(ordering, draft.tenant)],
  ];
  return (
    <aside aria-label={t('summary.title')} className={styles.summary}>
      <Subtitle2 as="h2">{t('summary.title')}</Subtitle2>
      <dl className={styles.lines}>
        {lines
          .filter(([, value]) => Boolean(value))
          .map(([name, value]) => (
            <div key={name}>
              <dt className={styles.name}>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        {counted && (
          <div>
            <dt className={styles.name}>{t('summary.total', { cycle: each(plan.billingCycle) })}</dt>
            <dd className={styles.total}>
              <MoneyText amount={times(plan.price, Number(seats))} currency={plan.currency} />
            </dd>
          </div>
        )}
      </dl>
    </aside>
  );
}

const useStyles = makeStyles({
  summary: {
    position: 'sticky',
    top: `calc(48px + ${tokens.spacingVerticalXL})`,
    padding: tokens.spacingHorizontalL,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground2,
    [`@media ${narrowMedia}`]: { display: 'none' },
  },
  lines: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    marginTop: tokens.spacingVerticalM,
    overflowWrap: 'anywhere',
  },
  name: { color: tokens.colorNeutralForeground3 },
  total: {
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
  },
});
