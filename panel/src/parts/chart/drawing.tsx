import 'uplot/dist/uPlot.min.css';
import { Caption1, makeStyles, type Theme, tokens } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import uPlot from 'uplot';
import { useLanguage } from '../../texts/i18n.ts';
import type { ChartProps, ChartSeries } from '../chart.tsx';
import { useTheme } from '../theme.ts';
import { dashOf, strokeOf } from './strokes.ts';
import { instantText, tickText, valueText } from './words.ts';

/** Draws a picture at the width that there is, again for another theme; the values under the pointer below it. */
export default function Drawing(props: ChartProps & { height: number }) {
  const { times, per, series, height } = props;
  const styles = useStyles();
  const language = useLanguage();
  const theme = useTheme();
  const place = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot>(null);
  const [pointed, setPointed] = useState<number>();
  /** Other figures of the same lines are handed over; other lines are drawn anew. */
  const shape = JSON.stringify(
    series.map(({ id, label, shape: form, tone, right }) => [id, label, form, tone, right]),
  );
  const texts = useRef(series);
  texts.current = series;

  // biome-ignore lint/correctness/useExhaustiveDependencies: figures are handed over below
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const drawn = new uPlot(
      options(props, texts, theme, language, element.clientWidth, setPointed),
      aligned(times, series),
      element,
    );
    plot.current = drawn;
    const watcher = new ResizeObserver(() => drawn.setSize({ width: element.clientWidth, height }));
    watcher.observe(element);
    return () => {
      watcher.disconnect();
      drawn.destroy();
      plot.current = null;
    };
  }, [shape, per, height, theme, language]);
  useEffect(() => plot.current?.setData(aligned(times, series)), [times, series]);

  const at = pointed === undefined ? undefined : times[pointed];
  return (
    <>
      <div ref={place} className={styles.place} />
      <Caption1 block className={styles.pointed}>
        {at !== undefined &&
          [
            instantText(at, per, language),
            ...series.map((one) => `${one.label} ${valueText(one, one.values[pointed ?? 0], language)}`),
          ].join(' · ')}
      </Caption1>
    </>
  );
}

const aligned = (times: number[], series: ChartSeries[]): uPlot.AlignedData => [
  times.map((time) => time / 1000),
  ...series.map(({ values }) => values),
];

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;
/** Between two marks beside the axis, in seconds: never less than the figures' own step. */
const steps = {
  minute: [1, 5, 10, 15, 30]
    .map((count) => count * minute)
    .concat([1, 2, 3, 6, 12, 24, 48].map((count) => count * hour)),
  day: [1, 2, 7, 14, 28, 91, 182, 364].map((count) => count * day),
};

/** From the first to the last instant; a single one stands in the middle. */
const spread = (low: number, high: number, per: ChartProps['per']): [number, number] => {
  const around = per === 'day' ? day : 5 * minute;
  return low === high ? [low - around, high + around] : [low, high];
};

const { bars, stepped } = uPlot.paths;
const paths: Record<ChartSeries['shape'], uPlot.Series.PathBuilder | undefined> = {
  line: undefined,
  area: undefined,
  steps: stepped?.({ align: 1 }),
  bars: bars?.({ size: [0.7, 24, 1] }),
};

function options(
  { per, series, height }: ChartProps & { height: number },
  texts: { current: ChartSeries[] },
  theme: Theme,
  language: string,
  width: number,
  point: (index: number | undefined) => void,
): uPlot.Options {
  const axis = {
    stroke: theme.colorNeutralForeground3,
    font: `12px ${theme.fontFamilyBase}`,
    grid: { stroke: theme.colorNeutralStroke3, width: 1 },
    ticks: { stroke: theme.colorNeutralStroke3, width: 1, size: 4 },
  };
  const scale = (right: boolean): uPlot.Axis => ({
    ...axis,
    scale: right ? 'right' : 'y',
    side: right ? 1 : 3,
    size: (_, values) => 16 + 7 * Math.max(3, ...(values ?? []).map((value) => value.length)),
    values: (_, splits) => {
      const first = texts.current.find((one) => Boolean(one.right) === right);
      return splits.map((value) => (first ? valueText(first, value, language) : ''));
    },
    ...(right && { grid: { show: false } }),
  });
  const isAlone = texts.current.every(({ values }) => values.length === 1);
  const fromZero: uPlot.Scale = { range: (_, _low, high) => [0, high > 0 ? high * 1.1 : 1] };
  return {
    width,
    height,
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false }, points: { size: 6 } },
    ...(per === 'day' && { tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), 'Etc/UTC') }),
    scales: {
      x: { time: true, range: (_, low, high) => spread(low, high, per) },
      y: fromZero,
      right: fromZero,
    },
    axes: [
      {
        ...axis,
        space: 72,
        incrs: steps[per],
        grid: { show: false },
        values: (plot, splits) => {
          const { min = 0, max = 0 } = plot.scales['x'] ?? {};
          return splits.map((at) => tickText(at * 1000, per, ((max ?? 0) - (min ?? 0)) * 1000, language));
        },
      },
      scale(false),
      ...(series.some(({ right }) => right) ? [scale(true)] : []),
    ],
    series: [
      {},
      ...series.map((one): uPlot.Series => {
        const stroke = strokeOf(theme, one.tone);
        const filled = one.shape === 'area' ? `${stroke}33` : one.shape === 'bars' ? stroke : undefined;
        return {
          label: one.label,
          scale: one.right ? 'right' : 'y',
          stroke,
          width: one.shape === 'bars' ? 0 : 2,
          dash: dashOf[one.tone],
          points: { show: isAlone },
          ...(filled && { fill: filled }),
          ...(paths[one.shape] && { paths: paths[one.shape] }),
        };
      }),
    ],
    hooks: { setCursor: [({ cursor }) => point(cursor.idx ?? undefined)] },
  };
}

const useStyles = makeStyles({
  place: { width: '100%', minWidth: 0, overflow: 'hidden' },
  pointed: {
    minHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
    fontVariantNumeric: 'tabular-nums',
  },
});
