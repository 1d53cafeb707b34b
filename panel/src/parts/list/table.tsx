import { Checkbox, makeStyles, mergeClasses, SkeletonItem, tokens } from '@fluentui/react-components';
import { ArrowDownRegular, ArrowUpRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { Choice } from './chosen.ts';
import type { Column } from './columns.ts';
import type { ListState } from './state.ts';

export interface RowsProps<Row> {
  label: string;
  columns: Column<Row>[];
  /** Not there yet: grey lines. */
  rows?: Row[];
  rowKey: (row: Row) => string;
  /** Without it the table cannot be sorted. */
  state?: ListState;
  busy?: boolean;
  /** With it rows can be chosen. */
  choice?: Choice<Row>;
}

const waitingRows = ['1', '2', '3', '4', '5', '6', '7', '8'];

/** Rows of a wide screen. */
export function Table<Row>({ label, columns, rows, rowKey, state, busy, choice }: RowsProps<Row>) {
  const { t } = useTranslation();
  const styles = useStyles();
  const name = columns.find(({ main }) => main) ?? columns[0];
  return (
    <div className={styles.scroll}>
      <table
        className={mergeClasses(styles.table, busy && styles.busy)}
        aria-label={label}
        aria-busy={!rows || busy}
      >
        <thead>
          <tr>
            {choice && (
              <th scope="col" className={mergeClasses(styles.header, styles.choose)}>
                <Checkbox
                  aria-label={t('list.choosePage')}
                  checked={choice.page}
                  disabled={!rows}
                  onChange={choice.togglePage}
                />
              </th>
            )}
            {columns.map((column) => (
              <Header key={column.id} column={column} state={state} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows?.map((row) => (
            <tr key={rowKey(row)} className={styles.row}>
              {choice && (
                <td className={mergeClasses(styles.cell, styles.choose)}>
                  <Checkbox
                    aria-label={t('list.choose', { name: name?.text(row) ?? '' })}
                    checked={choice.isChosen(row)}
                    onChange={() => choice.toggle(row)}
                  />
                </td>
              )}
              {columns.map(({ id, cell, align, short, main }) => (
                <td
                  key={id}
                  className={mergeClasses(
                    styles.cell,
                    align && styles.end,
                    short && styles.short,
                    main && styles.main,
                  )}
                >
                  {cell(row)}
                </td>
              ))}
            </tr>
          )) ??
            waitingRows.map((key) => (
              <tr key={key}>
                {choice && <td className={mergeClasses(styles.cell, styles.choose)} />}
                {columns.map(({ id }) => (
                  <td key={id} className={styles.cell}>
                    <SkeletonItem size={16} />
                  </td>
                ))}
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  );
}

function Header<Row>({ column: { label, sort, align }, state }: { column: Column<Row>; state?: ListState }) {
  const styles = useStyles();
  const className = mergeClasses(styles.header, align && styles.end);
  if (!sort || !state)
    return (
      <th scope="col" className={className}>
        {label}
      </th>
    );
  const sorted = state.query.sort === sort && (state.query.order === 'desc' ? 'descending' : 'ascending');
  const order = sorted === 'ascending' ? 'desc' : 'asc';
  return (
    <th scope="col" className={className} aria-sort={sorted || 'none'}>
      <button type="button" className={styles.sort} onClick={() => state.change({ sort, order })}>
        {label}
        {sorted === 'ascending' && <ArrowUpRegular aria-hidden="true" />}
        {sorted === 'descending' && <ArrowDownRegular aria-hidden="true" />}
      </button>
    </th>
  );
}

const useStyles = makeStyles({
  scroll: { overflowX: 'auto', minWidth: 0 },
  table: { width: '100%', borderCollapse: 'collapse' },
  busy: { opacity: 0.6 },
  header: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    textAlign: 'left',
    verticalAlign: 'bottom',
    overflowWrap: 'normal',
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
    borderBottom: `1px solid ${tokens.colorNeutralStroke1}`,
  },
  sort: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    padding: 0,
    border: 'none',
    background: 'none',
    font: 'inherit',
    textAlign: 'inherit',
    color: 'inherit',
    cursor: 'pointer',
    ':hover': { color: tokens.colorNeutralForeground1, textDecorationLine: 'underline' },
  },
  row: { ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover } },
  cell: {
    height: '40px',
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    minWidth: '128px',
    overflowWrap: 'anywhere',
  },
  short: { minWidth: 'auto', whiteSpace: 'nowrap' },
  main: { minWidth: '200px' },
  choose: { width: '32px', minWidth: 'auto', padding: 0 },
  end: { textAlign: 'right', fontVariantNumeric: 'tabular-nums' },
});
