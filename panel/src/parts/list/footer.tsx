import type { Page } from '@concord/contract';
import { Button, Caption1, makeStyles, Select, tokens } from '@fluentui/react-components';
import { ChevronLeftRegular, ChevronRightRegular } from '@fluentui/react-icons';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { narrowMedia } from '../media.ts';
import type { Column } from './columns.ts';
import { ExportButton } from './export.tsx';
import type { ListProps } from './list.tsx';
import type { ListQuery, ListState } from './state.ts';

/** Up to here the API counts exactly. */
export const exactBelow = 10_000;

interface FooterProps<Row> {
  page?: Page<Row>;
  state: ListState;
  list: ListProps<Row>;
  columns: Column<Row>[];
  query: ListQuery;
}

/** Below a list: how many there are, paging, page size, export. */
export function Footer<Row>({ page, state, list, columns, query }: FooterProps<Row>) {
  const { t } = useTranslation();
  const styles = useStyles();
  const { previous, next, total = 0 } = page ?? {};
  return (
    <div className={styles.bar}>
      <Caption1 className={styles.total} role="status">
        {page && t(total < exactBelow ? 'list.total' : 'list.about', { count: total })}
      </Caption1>
      <ExportButton list={list} columns={columns} query={query} disabled={total === 0} />
      <nav aria-label={t('list.paging')} className={styles.paging}>
        <Limit state={state} />
        <Button
          appearance="subtle"
          icon={<ChevronLeftRegular />}
          disabled={!previous}
          onClick={() => previous && state.goTo(previous)}
        >
          {t('list.previous')}
        </Button>
        <Button
          appearance="subtle"
          icon={<ChevronRightRegular />}
          iconPosition="after"
          disabled={!next}
          onClick={() => next && state.goTo(next)}
        >
          {t('list.next')}
        </Button>
      </nav>
    </div>
  );
}

function Limit({ state: { limit, setLimit } }: { state: ListState }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const id = useId();
  return (
    <span className={styles.limit}>
      <Caption1 as="span" className={styles.limitLabel}>
        <label htmlFor={id}>{t('list.limit')}</label>
      </Caption1>
      <Select id={id} size="small" value={String(limit)} onChange={(_, data) => setLimit(Number(data.value))}>
        {['25', '50', '100', '200'].map((size) => (
          <option key={size}>{size}</option>
        ))}
      </Select>
    </span>
  );
}

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
  },
  total: { color: tokens.colorNeutralForeground3 },
  paging: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    marginLeft: 'auto',
  },
  limitLabel: {
    [`@media ${narrowMedia}`]: {
      position: 'absolute',
      width: '1px',
      height: '1px',
      clipPath: 'inset(50%)',
      overflow: 'hidden',
    },
  },
  limit: {
    position: 'relative',
    display: 'inline-flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
  },
});
