import { useNow } from '../clock.ts';
import { useLanguage } from '../texts/i18n.ts';

const units = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const;

/** How long something took, or has taken so far: the two largest units. */
export function Elapsed({ from, to }: { from: string; to: string | null }) {
  const language = useLanguage();
  const now = useNow(1_000);
  const seconds = Math.max(0, Math.round(((to ? Date.parse(to) : now) - Date.parse(from)) / 1000));
  return <>{lengthText(seconds, language)}</>;
}

/** A length of time in words, e.g. "2 min 5 sec". */
export function lengthText(seconds: number, language: string): string {
  const first = Math.max(
    0,
    units.findIndex(([, length]) => seconds >= length),
  );
  const from = seconds < 1 ? units.length - 1 : first;
  return units
    .slice(from, from + 2)
    .map(([unit, length], at) => {
      const count = Math.floor((at === 0 ? seconds : seconds % units[from]![1]) / length);
      return at > 0 && count === 0
        ? ''
        : new Intl.NumberFormat(language, { style: 'unit', unit }).format(count);
    })
    .filter(Boolean)
    .join(' ');
}
