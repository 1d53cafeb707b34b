import { makeStyles, SkeletonItem, tokens } from '@fluentui/react-components';
import { lazy, type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { ChartLegend } from './chart/legend.tsx';
import { ChartTable } from './chart/table.tsx';

const Drawing = lazy(() => import('./chart/drawing.tsx'));

export type ChartTone = 'main' | 'limit' | 'bad' | 'second' | 'third' | 'fourth';

/** One row of figures over the instants of the picture. */
export interface ChartSeries {
  id: string;
  label: string;
  /** One for each instant; `null`: not known. */
  values: (number | null)[];
  /** `steps` holds until the next instant. */
  shape: 'line' | 'area' | 'steps' | 'bars';
  tone: ChartTone;
  /** A value in words; default: a number as the language writes it. */
  text?: (value: number) => string;
  /** On a scale of its own, at the right. */
  right?: boolean;
}

export interface ChartProps {
  /** Name of the exported file. */
  name: string;
  /** What the picture shows, in one sentence with its numbers: read out in its place. */
  summary: string;
  /** Ascending, in milliseconds since 1970. */
  times: number[];
  /** What an instant stands for: days are Microsoft's and UTC, minutes are local. */
  per: 'minute' | 'day';
  series: ChartSeries[];
  /** In CSS pixels. */
  height?: number;
  /** Shown when there is no instant at all. */
  empty: ReactNode;
}

/** Figures over time as a picture, with a legend, and a table and a file behind it. */
export function Chart(props: ChartProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const { summary, times, series, height = 240, empty } = props;
  if (times.length === 0) return empty;
  return (
    <figure className={styles.figure} aria-label={t('chart.label')}>
      <ChartLegend series={series} />
      <div role="img" aria-label={summary} className={styles.picture} style={{ minHeight: height }}>
        <Suspense fallback={<SkeletonItem style={{ height }} />}>
          <Drawing {...props} height={height} />
        </Suspense>
      </div>
      <ChartTable {...props} />
    </figure>
  );
}

const useStyles = makeStyles({
  figure: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    margin: 0,
    minWidth: 0,
  },
  picture: { minWidth: 0 },
});
