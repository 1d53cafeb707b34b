import { Checkbox, makeStyles, mergeClasses, SkeletonItem, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { Column } from './columns.ts';
import type { RowsProps } from './table.tsx';

/** Rows of a narrow screen: the name, and below it what matters of the rest. */
export function Lines<Row>({ label, columns, rows, rowKey, busy, choice }: RowsProps<Row>) {
  const { t } = useTranslation();
  const styles = useStyles();
  const main = columns.find((column) => column.main) ?? columns[0];
  const rest = columns.filter((column) => column.brief && column !== main);
  if (!rows) return <SkeletonItem size={128} />;
  return (
    <>
      {choice && <Checkbox label={t('list.choosePage')} checked={choice.page} onChange={choice.togglePage} />}
      <ul aria-label={label} className={mergeClasses(busy && styles.busy)}>
        {rows.map((row) => (
          <li key={rowKey(row)} className={styles.row}>
            {choice && (
              <Checkbox
                aria-label={t('list.choose', { name: main?.text(row) ?? '' })}
                checked={choice.isChosen(row)}
                onChange={() => choice.toggle(row)}
              />
            )}
            <div className={styles.texts}>
              <div className={styles.main}>{main?.cell(row)}</div>
              <div className={styles.rest}>
                {rest.map((column) => (
                  <Brief key={column.id} column={column} row={row} />
                ))}
              </div>
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

function Brief<Row>({ column: { label, cell, align, named }, row }: { column: Column<Row>; row: Row }) {
  const value = cell(row);
  if (value === null || value === undefined || value === '') return null;
  return (
    <span>
      {(align || named) && `${label} `}
      {value}
    </span>
  );
}

const useStyles = makeStyles({
  busy: { opacity: 0.6 },
  row: {
    display: 'flex',
    alignItems: 'flex-start',
    padding: `${tokens.spacingVerticalS} 0`,
    '& a': { display: 'inline-block', paddingBlock: tokens.spacingVerticalXXS },
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  texts: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS, minWidth: 0 },
  main: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  rest: {
    '& > span': { minWidth: 0 },
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalL}`,
    color: tokens.colorNeutralForeground2,
    overflowWrap: 'anywhere',
  },
});
