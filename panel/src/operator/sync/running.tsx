import type { SyncAccount, SyncRun } from '@concord/contract';
import { makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { RouteLink } from '../../parts/link.tsx';
import { Section } from '../../parts/section.tsx';
import { useApi } from '../../queries.ts';
import { RunGuard } from './run-guard.tsx';
import { useRunName } from './run-name.ts';
import { RunProgress } from './run-progress.tsx';
import { RunStatus } from './run-status.tsx';

/** How often a run under way is looked at, should no live message arrive. */
export const everyMs = 2_000;
const shown = 5;

/** What is being read now, of every partner account, and what asks. */
export function Running({ accounts }: { accounts: SyncAccount[] }) {
  const { t } = useTranslation('sync');
  const styles = useStyles();
  const tenants = useApi('GET /sync/runs', { query: { kind: 'tenant', state: 'running', limit: shown } });
  const runs = [...accounts.flatMap(({ run }) => run ?? []), ...(tenants.data?.items ?? [])];
  return (
    <Section title={t('runs.now')}>
      {runs.length === 0 && <p className={styles.idle}>{t('runs.idle')}</p>}
      <ul className={styles.runs}>
        {runs.map((run) => (
          <li key={run.id}>
            <OneRun run={run} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** A run under way: how far it is, and what it asks. */
export function OneRun({ run }: { run: SyncRun }) {
  const styles = useStyles();
  const name = useRunName();
  return (
    <div className={styles.run}>
      <div className={styles.head}>
        <RouteLink to={`/sync/runs/${run.id}`} className={styles.name}>
          {name(run)}
        </RouteLink>
        <RunStatus run={run} />
      </div>
      <RunProgress run={run} />
      {run.state === 'asking' && run.guard && <RunGuard run={run} guard={run.guard} />}
    </div>
  );
}

const useStyles = makeStyles({
  idle: { color: tokens.colorNeutralForeground2 },
  runs: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXL, maxWidth: '960px' },
  run: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
  },
  name: { fontWeight: tokens.fontWeightSemibold },
});
