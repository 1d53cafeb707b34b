import { makeStyles, mergeClasses, SkeletonItem, tokens } from '@fluentui/react-components';
import type { Column } from './columns.ts';
import type { RowsProps } from './table.tsx';

/** Rows of a narrow screen: the name, and below it what matters of the rest. */
export function Lines<Row>({ label, columns, rows, rowKey, busy }: RowsProps<Row>) {
  const styles = useStyles();
  const main = columns.find((column) => column.main) ?? columns[0];
  const rest = columns.filter((column) => column.brief && column !== main);
  if (!rows) return <SkeletonItem size={128} />;
  return (
    <ul aria-label={label} className={mergeClasses(busy && styles.busy)}>
      {rows.map((row) => (
        <li key={rowKey(row)} className={styles.row}>
          <div className={styles.main}>{main?.cell(row)}</div>
          <div className={styles.rest}>
            {rest.map((column) => (
              <Brief key={column.id} column={column} row={row} />
            ))}
          </div>
        </li>
      ))}
    </ul>
  );
}

function Brief<Row>({ column: { label, cell, align }, row }: { column: Column<Row>; row: Row }) {
  const value = cell(row);
  if (value === null || value === '') return null;
  return (
    <span>
      {align && `${label} `}
      {value}
    </span>
  );
}

const useStyles = makeStyles({
  busy: { opacity: 0.6 },
  row: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXXS,
    padding: `${tokens.spacingVerticalS} 0`,
    '& a': { display: 'inline-block', paddingBlock: tokens.spacingVerticalXXS },
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  main: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  rest: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalL}`,
    color: tokens.colorNeutralForeground2,
    overflowWrap: 'anywhere',
  },
});
