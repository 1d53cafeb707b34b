import type { FreshnessGroup } from '@concord/contract';
import { FreshKind } from '@concord/contract/sync-changes';
import { ClockRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { Figures } from '../../parts/figures.tsx';
import { ButtonLink } from '../../parts/link.tsx';
import { inMemory } from '../../parts/list/in-memory.ts';
import { List } from '../../parts/list/list.tsx';
import { Page } from '../../parts/page.tsx';
import { Section } from '../../parts/section.tsx';
import { EmptyState, ErrorState, Loading } from '../../parts/states.tsx';
import { useApi } from '../../queries.ts';
import { AccountsByHealth } from './accounts-by-health.tsx';
import { byReseller } from './by-reseller.ts';
import { useFreshnessColumns } from './freshness-columns.tsx';
import { ShareLegend } from './share-bar.tsx';

/** How often it is read again: what nobody touches grows old by itself. */
const everyMs = 60_000;

/** Sync > Freshness: how old what is shown of Microsoft is, and why. */
export default function Freshness() {
  const { t } = useTranslation('sync');
  const groups = useApi('GET /sync/freshness', {}, { every: everyMs });
  return (
    <Page title={t('freshness.title')} lead={t('freshness.lead')} width="full">
      {groups.error && !groups.data ? (
        <ErrorState problem={groups.error} retry={groups.refetch} />
      ) : groups.data ? (
        <Groups groups={groups.data.items} readAt={groups.dataUpdatedAt} />
      ) : (
        <Loading />
      )}
    </Page>
  );
}

function Groups({ groups, readAt }: { groups: FreshnessGroup[]; readAt: number }) {
  const { t } = useTranslation('sync');
  const columns = useFreshnessColumns();
  const rows = byReseller(groups);
  if (rows.length === 0) return <Nothing />;
  const kinds = Map.groupBy(groups, ({ kind }) => kind);
  return (
    <>
      <Section title={t('freshness.stale')} lead={t('freshness.staleLead')}>
        <Figures
          figures={FreshKind.options.map((kind) => ({
            label: t(`kind.${kind}`),
            value: kinds.get(kind)?.reduce((sum, { stale }) => sum + stale, 0) ?? 0,
            to: '/sync/freshness/tenants',
            search: { kind, state: 'stale' },
          }))}
        />
      </Section>
      <Section title={t('freshness.groups')} lead={t('freshness.groupsLead')} aside={<ShareLegend />}>
        <List
          name="sync-freshness"
          label={t('freshness.groups')}
          route="GET /sync/freshness"
          within={{ readAt: String(readAt) }}
          read={async (query) => inMemory(rows, query)}
          columns={columns}
          rowKey={({ resellerId }) => resellerId}
          empty={<Nothing />}
        />
      </Section>
      <AccountsByHealth />
    </>
  );
}

function Nothing() {
  const { t } = useTranslation('sync');
  return (
    <EmptyState
      icon={<ClockRegular />}
      title={t('freshness.emptyTitle')}
      text={t('freshness.emptyText')}
      action={
        <ButtonLink to="/settings/office-365" appearance="primary">
          {t('freshness.toSets')}
        </ButtonLink>
      }
    />
  );
}
