import type { Reconciliation } from '@concord/contract';
import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Count } from '../../../parts/money.tsx';
import { Time } from '../../../parts/time.tsx';
import { Amounts } from '../differences/worth.tsx';

/** What a plan does in all, large, and who had a hand in it. */
export function PlanTotals({ plan }: { plan: Reconciliation }) {
  const { t } = useTranslation('reconciliations');
  const styles = useStyles();
  const { take, push, predictedRefusals, seats, customers, money, settingsSetName } = plan;
  const figures: [string, ReactNode][] = [
    [t('totals.take'), <Count key="take" of={take} />],
    [t('totals.push'), <Count key="push" of={push} />],
    [t('totals.refusals'), <Count key="refusals" of={predictedRefusals} />],
    [t('totals.seats'), <Count key="seats" of={seats} />],
    [t('totals.customers'), <Count key="customers" of={customers} />],
    [t('totals.money'), money.length > 0 ? <Amounts key="money" of={money} /> : t('totals.noMoney')],
  ];
  return (
    <div className={styles.totals}>
      <dl className={styles.figures}>
        {figures.map(([label, value]) => (
          <div key={label} className={styles.figure}>
            <dt className={styles.label}>{label}</dt>
            <dd className={styles.value}>{value}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.label}>
        {settingsSetName && `${settingsSetName} · `}
        <Hand what={t('totals.planned')} by={plan.policyName ?? plan.plannedBy} at={plan.plannedAt} />
        <Hand what={t('totals.approved')} by={plan.approvedBy} at={plan.approvedAt} />
        <Hand what={t('totals.started')} by={plan.startedBy} at={plan.startedAt} />
        <Hand what={t('totals.finished')} by={null} at={plan.finishedAt} />
      </p>
    </div>
  );
}

function Hand({ what, by, at }: { what: string; by: string | null; at: string | null }) {
  const { t } = useTranslation('reconciliations');
  if (!at) return null;
  return (
    <>
      {what} {by && `${t('totals.plannedBy', { by })} `}
      <Time at={at} />
      {'. '}
    </>
  );
}

const useStyles = makeStyles({
  totals: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  figures: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalXXXL}`,
  },
  figure: { display: 'flex', flexDirection: 'column-reverse' },
  label: { color: tokens.colorNeutralForeground3 },
  value: { ...typographyStyles.title3, fontVariantNumeric: 'tabular-nums' },
});
