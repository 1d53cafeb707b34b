import { makeStyles, mergeClasses, SkeletonItem, tokens } from '@fluentui/react-components';
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
            {rest.map(({ id, label: name, cell, align }) => (
              <span key={id}>
                {align && `${name} `}
                {cell(row)}
              </span>
            ))}
          </div>
        </li>
      ))}
    </ul>
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
    gap: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalL}`,
    color: tokens.colorNeutralForeground2,
    overflowWrap: 'anywhere',
  },
});
