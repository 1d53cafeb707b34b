import type { ChartProps, ChartSeries } from '../chart.tsx';

/** An instant of a picture in words. @param at in milliseconds */
export function instantText(at: number, per: ChartProps['per'], language: string): string {
  return per === 'day'
    ? new Date(at).toLocaleDateString(language, { dateStyle: 'medium', timeZone: 'UTC' })
    : new Date(at).toLocaleString(language, { dateStyle: 'medium', timeStyle: 'short' });
}

/** An instant beside an axis, as short as the whole span allows. @param spanMs from the first to the last */
export function tickText(at: number, per: ChartProps['per'], spanMs: number, language: string): string {
  const day = { month: 'short', day: 'numeric' } as const;
  if (per === 'day') return new Date(at).toLocaleDateString(language, { ...day, timeZone: 'UTC' });
  const within = spanMs <= 36 * 3_600_000;
  return within
    ? new Date(at).toLocaleTimeString(language, { timeStyle: 'short' })
    : new Date(at).toLocaleDateString(language, day);
}

/** A value of a series in words. */
export function valueText({ text }: ChartSeries, value: number | null | undefined, language: string): string {
  if (value === null || value === undefined) return '–';
  return text ? text(value) : value.toLocaleString(language);
}
