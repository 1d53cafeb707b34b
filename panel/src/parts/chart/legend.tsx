import { makeStyles, tokens } from '@fluentui/react-components';
import type { ChartSeries } from '../chart.tsx';
import { dashOf, tokenOf } from './strokes.ts';

/** Which line is which, by colour and by dashes. */
export function ChartLegend({ series }: { series: ChartSeries[] }) {
  const styles = useStyles();
  return (
    <ul className={styles.legend}>
      {series.map(({ id, label, tone, shape }) => (
        <li key={id} className={styles.entry}>
          <svg width="24" height="12" aria-hidden="true">
            {shape === 'bars' ? (
              <rect x="8" y="1" width="8" height="10" fill={tokens[tokenOf[tone]]} />
            ) : (
              <line
                x1="0"
                x2="24"
                y1="6"
                y2="6"
                strokeWidth="2"
                stroke={tokens[tokenOf[tone]]}
                strokeDasharray={dashOf[tone].join(' ')}
              />
            )}
          </svg>
          {label}
        </li>
      ))}
    </ul>
  );
}

const useStyles = makeStyles({
  legend: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
  },
  entry: { display: 'inline-flex', alignItems: 'center', gap: tokens.spacingHorizontalS },
});
