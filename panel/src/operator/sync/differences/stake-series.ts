import type { DifferenceHistory } from '@concord/contract';
import type { ChartSeries, ChartTone } from '../../../parts/chart.tsx';

type Days = DifferenceHistory['items'];

interface Words {
  money: (currency: string) => string;
  count: string;
  text: (amount: number, currency: string) => string;
}

const tones: ChartTone[] = ['main', 'second', 'third', 'fourth'];

/** Whether there is anything to draw. */
export const wasAnything = (days: Days): boolean => days.some(({ count }) => count > 0);

/**
 * A line for each currency that was ever at stake, and the number of open differences at the right. A day without a
 * currency had nothing of it at stake. Numbers are for drawing only.
 */
export function stakeSeries(days: Days, words: Words): ChartSeries[] {
  const currencies = new Set(days.flatMap(({ money }) => money.map(({ currency }) => currency)));
  const lines = Array.from(currencies)
    .toSorted()
    .map((currency, index): ChartSeries => {
      const values = days.map(({ money }) =>
        Number(money.find((one) => one.currency === currency)?.amount ?? 0),
      );
      return {
        id: currency,
        label: words.money(currency),
        values,
        shape: currencies.size === 1 ? 'area' : 'line',
        tone: tones[index % tones.length] ?? 'main',
        text: (amount) => words.text(amount, currency),
      };
    });
  const count: ChartSeries = {
    id: 'count',
    label: words.count,
    values: days.map((day) => day.count),
    shape: lines.length === 0 ? 'area' : 'steps',
    tone: lines.length === 0 ? 'main' : 'limit',
    right: lines.length > 0,
  };
  return [...lines, count];
}
