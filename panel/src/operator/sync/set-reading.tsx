import type { SettingsSet } from '@concord/contract';
import { Button } from '@fluentui/react-components';
import { ArrowSyncRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { Facts } from '../../parts/facts.tsx';
import { ButtonLink, RouteLink } from '../../parts/link.tsx';
import { Count } from '../../parts/money.tsx';
import { ProblemMessage } from '../../parts/problem.tsx';
import { Section } from '../../parts/section.tsx';
import { EmptyState, ErrorState, Loading } from '../../parts/states.tsx';
import { Time } from '../../parts/time.tsx';
import { useApi } from '../../queries.ts';
import { everyMs, OneRun } from './running.tsx';
import { useSyncNow } from './sync-now-set.ts';

/** What is read through a set: the run under way, the last one, the next one. */
export function SetReading({ set }: { set: SettingsSet }) {
  const { t } = useTranslation('sync');
  const accounts = useApi('GET /sync/accounts');
  const account = accounts.data?.items.find(
    ({ partnerAccountId }) => partnerAccountId === set.partnerAccount.id,
  );
  const run = account?.run;
  useApi('GET /sync/accounts', {}, { every: run?.state === 'running' && everyMs });
  const sync = useSyncNow(set);
  if (accounts.error && !accounts.data)
    return <ErrorState problem={accounts.error} retry={accounts.refetch} />;
  if (!accounts.data) return <Loading />;
  if (!account)
    return (
      <EmptyState
        icon={<ArrowSyncRegular />}
        title={t('tab.unread')}
        text={t('tab.unreadText')}
        action={
          <ButtonLink to={`/settings/office-365/${set.id}/connection`} appearance="primary">
            {t('tab.toConnection')}
          </ButtonLink>
        }
      />
    );
  const { last, pullDueAt, customers, settingsSetId, settingsSetName } = account;
  return (
    <Section
      title={t('tab.reading')}
      lead={
        settingsSetId && settingsSetId !== set.id
          ? t('tab.otherText', { name: settingsSetName ?? '' })
          : t('tab.readingLead')
      }
      aside={
        settingsSetId &&
        !run && (
          <Button icon={<ArrowSyncRegular />} disabledFocusable={sync.busy} onClick={() => sync.run()}>
            {t('now.action')}
          </Button>
        )
      }
    >
      {sync.problem && <ProblemMessage problem={sync.problem} />}
      {run && <OneRun run={run} />}
      <Facts
        facts={[
          [t('tab.customers'), <Count key="customers" of={customers} />],
          [
            t('tab.last'),
            last?.finishedAt && (
              <>
                <RouteLink to={`/sync/runs/${last.id}`}>#{last.number}</RouteLink>{' '}
                <Time at={last.finishedAt} />
              </>
            ),
          ],
          [t('tab.nextPull'), pullDueAt && !run && <Time at={pullDueAt} />],
        ]}
      />
    </Section>
  );
}
