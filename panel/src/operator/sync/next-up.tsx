import type { SyncAccount } from '@concord/contract';
import { makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { Section } from '../../parts/section.tsx';
import { Time } from '../../parts/time.tsx';

/** What begins or goes on by itself, the soonest first. */
export function NextUp({ accounts }: { accounts: SyncAccount[] }) {
  const { t } = useTranslation('sync');
  const styles = useStyles();
  const waits = accounts
    .flatMap(({ partnerAccountId, name, run, pullDueAt, settingsSetId }) => {
      const account = name ?? t('runs.unnamed');
      if (run?.state === 'running' && run.cause && run.dueAt)
        return { key: run.id, at: run.dueAt, what: t('runs.goesOn', { number: run.number }), account };
      return pullDueAt && settingsSetId && !run
        ? { key: partnerAccountId, at: pullDueAt, what: t('runs.pull'), account }
        : [];
    })
    .toSorted((a, b) => a.at.localeCompare(b.at));
  if (waits.length === 0) return null;
  return (
    <Section title={t('runs.next')} lead={t('runs.nextLead')}>
      <ul>
        {waits.map(({ key, at, what, account }) => (
          <li key={key} className={styles.line}>
            <Time at={at} />
            <span>{what}</span>
            <span className={styles.account}>{account}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

const useStyles = makeStyles({
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalL}`,
    padding: `${tokens.spacingVerticalS} 0`,
    maxWidth: '960px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  account: { color: tokens.colorNeutralForeground2 },
});
