import type { Page, RouteName } from '@concord/contract';
import { makeStyles, tokens } from '@fluentui/react-components';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiProblem } from '../../api.ts';
import { useNarrow } from '../media.ts';
import { EmptyState, ErrorState } from '../states.tsx';
import { BulkBar } from './bulk-bar.tsx';
import { type Chosen, useChoice } from './chosen.ts';
import { type Column, useColumns } from './columns.ts';
import type { Filter } from './filters.tsx';
import { Footer } from './footer.tsx';
import { Rows } from './rows.tsx';
import { type ListQuery, useListState } from './state.ts';
import { Toolbar } from './toolbar.tsx';

export interface ListProps<Row> {
  /** Name under which the member's choice of columns is kept; also of the exported file. */
  name: string;
  /** What the table is a table of, for screen readers. */
  label: string;
  /** Route that is read; changes of its resource renew the list. */
  route: RouteName;
  /** Reads one page. `query` has `q`, `sort`, `order`, `cursor`, `limit` and the values of `filters`. */
  read: (query: ListQuery, signal?: AbortSignal) => Promise<Page<Row>>;
  columns: Column<Row>[];
  filters?: Filter[];
  /** Narrows the list to its place, e.g. the customer of a tab; never shown as a filter. */
  within?: Record<string, string>;
  rowKey: (row: Row) => string;
  /** Shown when there is nothing at all: what the thing is and the first step. */
  empty: ReactNode;
  /** Rows can be chosen: what can be done with them. */
  bulk?: (chosen: Chosen<Row>) => ReactNode;
  /** Read again after so many milliseconds, while something is under way. */
  every?: number | false;
}

/** Search, quick filters, chosen columns, sorting, paging and export over any list of the API. */
export function List<Row>(props: ListProps<Row>) {
  const { t } = useTranslation();
  const styles = useStyles();
  const narrow = useNarrow();
  const state = useListState(props.name, props.filters);
  const columns = useColumns(props.name, props.columns);
  const query = { ...state.query, ...props.within };
  const page = useQuery<Page<Row>, ApiProblem>({
    queryKey: [props.route, {}, query],
    queryFn: ({ signal }) => props.read(query, signal),
    placeholderData: keepPreviousData,
    refetchInterval: props.every,
  });
  const rows = page.data?.items;
  const choice = useChoice(rows, props.rowKey, query, page.data?.total ?? 0);
  if (page.error && !rows) return <ErrorState problem={page.error} retry={page.refetch} />;
  const nothing = rows?.length === 0;
  if (nothing && !state.filtered && !query.cursor) return props.empty;

  return (
    <div className={styles.list}>
      <Toolbar state={state} filters={props.filters} columns={columns} narrow={narrow} />
      {nothing ? (
        <EmptyState title={t('list.noMatch')} text={t('list.noMatchText')} />
      ) : (
        <Rows
          label={props.label}
          columns={columns.shown}
          rows={rows}
          rowKey={props.rowKey}
          state={state}
          busy={page.isPlaceholderData}
          choice={props.bulk && choice}
        />
      )}
      {props.bulk && (
        <BulkBar choice={choice} page={page.data}>
          {props.bulk(choice.chosen)}
        </BulkBar>
      )}
      <Footer page={page.data} state={state} list={props} columns={columns.shown} query={query} />
    </div>
  );
}

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, minWidth: 0 },
});
