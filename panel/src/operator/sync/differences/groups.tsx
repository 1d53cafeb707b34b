import type { DifferenceGroups as Groups } from '@concord/contract';
import { makeStyles, tokens } from '@fluentui/react-components';
import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { RouteLink } from '../../../parts/link.tsx';
import type { Column } from '../../../parts/list/columns.ts';
import type { Filter } from '../../../parts/list/filters.tsx';
import { Rows } from '../../../parts/list/rows.tsx';
import { useListState } from '../../../parts/list/state.ts';
import { Toolbar } from '../../../parts/list/toolbar.tsx';
import { useNarrow } from '../../../parts/media.ts';
import { Count } from '../../../parts/money.tsx';
import { EmptyState, ErrorState } from '../../../parts/states.tsx';
import { useApi } from '../../../queries.ts';
import { filterOf, type Grouping, groupings } from './filter.ts';
import { Amounts } from './worth.tsx';

type Group = Groups['items'][number];

/** Differences counted by what they have in common; a group opens into its list. */
export function DifferenceGroups({ by, filters }: { by: Grouping; filters: Filter[] }) {
  const { t } = useTranslation(['differences', 'parts']);
  const styles = useStyles();
  const narrow = useNarrow();
  const state = useListState('differences', filters);
  const groups = useApi(
    'GET /differences/groups',
    { query: { ...filterOf(state.query), by } },
    { keep: true },
  );
  const columns = useColumns(by);
  const { data, error, refetch, isPlaceholderData } = groups;
  if (error && !data) return <ErrorState problem={error} retry={refetch} />;
  return (
    <div className={styles.groups}>
      <Toolbar state={state} filters={filters} narrow={narrow} />
      {data?.items.length === 0 ? (
        <EmptyState title={t('parts:list.noMatch')} text={t('parts:list.noMatchText')} />
      ) : (
        <Rows
          label={t('list.groups', { by: t(`by.${by}`) })}
          columns={columns}
          rows={data?.items}
          rowKey={({ key }) => key}
          busy={isPlaceholderData}
        />
      )}
    </div>
  );
}

function useColumns(by: Grouping): Column<Group>[] {
  const { t } = useTranslation('differences');
  const search = useSearch({ strict: false }) as Record<string, string | undefined>;
  const name = ({ key, name }: Group) =>
    by === 'field' ? t(`field.${key as 'seats'}`, { defaultValue: key }) : name || t('list.none');
  return [
    {
      id: 'name',
      label: t(`by.${by}`),
      main: true,
      cell: (group) =>
        group.key ? (
          <RouteLink
            to="/sync/differences"
            search={{ ...search, by: undefined, [groupings[by]]: group.key } as never}
          >
            {name(group)}
          </RouteLink>
        ) : (
          name(group)
        ),
      text: name,
    },
    {
      id: 'count',
      label: t('column.count'),
      align: 'end',
      brief: true,
      cell: ({ count }) => <Count of={count} />,
      text: ({ count }) => String(count),
    },
    {
      id: 'money',
      label: t('column.money'),
      align: 'end',
      brief: true,
      cell: ({ money }) => (money.length > 0 ? <Amounts of={money} /> : null),
      text: ({ money }) => money.map(({ amount, currency }) => `${amount} ${currency}`).join(' '),
    },
  ];
}

const useStyles = makeStyles({
  groups: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, minWidth: 0 },
});
