import { CheckmarkCircleRegular } from '@fluentui/react-icons';
import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api.ts';
import { ButtonLink } from '../../../parts/link.tsx';
import type { Filter } from '../../../parts/list/filters.tsx';
import { List } from '../../../parts/list/list.tsx';
import { Page } from '../../../parts/page.tsx';
import { EmptyState } from '../../../parts/states.tsx';
import { useDifferenceColumns } from './columns.tsx';
import { DecideButtons } from './decide-buttons.tsx';
import { filterOf, type Grouping, groupings, useDifferenceFilters } from './filter.ts';
import { DifferenceGroups } from './groups.tsx';
import { Summary } from './summary.tsx';
import { useDifferenceTabs } from './tabs.ts';
import { targetOf } from './target.ts';

/** Sync > Differences: a list, or counts by what they have in common. */
export default function Differences() {
  const { t } = useTranslation('differences');
  const search = useSearch({ strict: false }) as Record<string, string | undefined>;
  const filters = [...useDifferenceFilters(), useGrouping()];
  const by = search['by'] as Grouping | undefined;
  return (
    <Page title={t('list.title')} lead={t('list.lead')} tabs={useDifferenceTabs()} width="full">
      <Summary filter={filterOf(search)} />
      {by && by in groupings ? (
        <DifferenceGroups by={by} filters={filters} />
      ) : (
        <DifferenceList filters={filters} />
      )}
    </Page>
  );
}

function DifferenceList({ filters }: { filters: Filter[] }) {
  const { t } = useTranslation('differences');
  return (
    <List
      name="differences"
      label={t('list.title')}
      route="GET /differences"
      read={({ sort, order, cursor, limit, ...query }, signal) =>
        call('GET /differences', { query: { sort, order, cursor, limit, ...filterOf(query) }, signal })
      }
      columns={useDifferenceColumns()}
      filters={filters}
      rowKey={({ id }) => id}
      bulk={(chosen) =>
        chosen.query['state'] !== 'closed' && (
          <DecideButtons target={targetOf(chosen)} plannable done={chosen.clear} />
        )
      }
      empty={
        <EmptyState
          icon={<CheckmarkCircleRegular />}
          title={t('list.emptyTitle')}
          text={t('list.emptyText')}
          action={<ButtonLink to="/sync/freshness">{t('list.toFreshness')}</ButtonLink>}
        />
      }
    />
  );
}

function useGrouping(): Filter {
  const { t } = useTranslation('differences');
  return {
    name: 'by',
    label: t('list.group'),
    options: Object.keys(groupings).map((value) => ({ value, label: t(`by.${value as Grouping}`) })),
  };
}
