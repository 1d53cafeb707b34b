import type { Theme } from '@fluentui/react-components';
import type { ChartTone } from '../chart.tsx';

/** Colours of a tone in a theme; canvas knows no CSS variables. */
export function strokeOf(theme: Theme, tone: ChartTone): string {
  return theme[tokenOf[tone]];
}

/** Fluent's tokens of the tones, for what is drawn by CSS. */
export const tokenOf = {
  main: 'colorCompoundBrandStroke',
  limit: 'colorNeutralForeground3',
  bad: 'colorStatusDangerForeground1',
  second: 'colorPaletteTealForeground2',
  third: 'colorPaletteBerryForeground2',
  fourth: 'colorPaletteMarigoldForeground2',
} as const satisfies Record<ChartTone, keyof Theme>;

/** Told apart without colours too: lengths of dashes and gaps in pixels. */
export const dashOf: Record<ChartTone, number[]> = {
  main: [],
  limit: [6, 4],
  bad: [],
  second: [10, 3],
  third: [2, 3],
  fourth: [10, 3, 2, 3],
};
