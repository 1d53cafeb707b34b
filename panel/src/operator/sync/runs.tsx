import { SyncRunKind, SyncRunState } from '@concord/contract/sync';
import { ArrowSyncRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { call } from '../../api.ts';
import { ButtonLink } from '../../parts/link.tsx';
import { List } from '../../parts/list/list.tsx';
import { Page } from '../../parts/page.tsx';
import { Section } from '../../parts/section.tsx';
import { EmptyState, ErrorState, Loading } from '../../parts/states.tsx';
import { useApi } from '../../queries.ts';
import { useIsOperator } from '../../session.ts';
import { NextUp } from './next-up.tsx';
import { RateBudget } from './rate-budget.tsx';
import { useRunColumns } from './run-columns.tsx';
import { everyMs, Running } from './running.tsx';

/** Sync > Runs: what is being read, what comes next, the rate budget, what came of it. */
export default function Runs() {
  const { t } = useTranslation('sync');
  const isOperator = useIsOperator();
  const accounts = useApi('GET /sync/accounts');
  const items = accounts.data?.items ?? [];
  const isRunning = items.some(({ run }) => run?.state === 'running');
  useApi('GET /sync/accounts', {}, { every: isRunning && everyMs });
  return (
    <Page title={t('runs.title')} lead={t('runs.lead')} width="full">
      {accounts.error && !accounts.data ? (
        <ErrorState problem={accounts.error} retry={accounts.refetch} />
      ) : accounts.data ? (
        <>
          <Running accounts={items} />
          <NextUp accounts={items} />
          {isOperator && items.length > 0 && (
            <RateBudget
              accounts={items.map(({ partnerAccountId, name }) => ({
                id: partnerAccountId,
                name: name ?? t('runs.unnamed'),
              }))}
            />
          )}
        </>
      ) : (
        <Loading />
      )}
      <Section title={t('runs.history')}>
        <RunList />
      </Section>
    </Page>
  );
}

function RunList() {
  const { t } = useTranslation('sync');
  return (
    <List
      name="sync-runs"
      label={t('runs.history')}
      route="GET /sync/runs"
      read={(query, signal) => call('GET /sync/runs', { query, signal })}
      columns={useRunColumns()}
      filters={[
        {
          name: 'kind',
          label: t('run.kindTitle'),
          options: SyncRunKind.options.map((value) => ({ value, label: t(`run.kind.${value}`) })),
        },
        {
          name: 'state',
          label: t('run.stateTitle'),
          options: SyncRunState.options.map((value) => ({ value, label: t(`run.state.${value}`) })),
        },
      ]}
      rowKey={({ id }) => id}
      empty={
        <EmptyState
          icon={<ArrowSyncRegular />}
          title={t('runs.emptyTitle')}
          text={t('runs.emptyText')}
          action={
            <ButtonLink to="/settings/office-365" appearance="primary">
              {t('runs.toSets')}
            </ButtonLink>
          }
        />
      }
    />
  );
}
