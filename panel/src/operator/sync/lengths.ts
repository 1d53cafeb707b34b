import { lengthText } from '../../ordering/elapsed.tsx';

/** A length of time in words: below a minute with a decimal, e.g. "1.3 sec". @param ms in milliseconds */
export function shortLength(ms: number, language: string): string {
  if (ms >= 60_000) return lengthText(Math.round(ms / 1000), language);
  return new Intl.NumberFormat(language, { style: 'unit', unit: 'second', maximumFractionDigits: 1 }).format(
    ms / 1000,
  );
}
