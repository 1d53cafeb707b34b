import { useTranslation } from 'react-i18next';

type Term = 'P1M' | 'P1Y' | 'P3Y';
type Cycle = 'monthly' | 'annual' | 'triennial';

interface TermWords {
  /** "1 year" of `P1Y`. */
  term: (duration: string) => string;
  /** "each month" of `monthly`. */
  each: (cycle: string) => string;
}

/** Microsoft's terms and billing cycles in words; one that is not known is shown as Microsoft writes it. */
export function useTermWords(): TermWords {
  const { t } = useTranslation('ordering');
  return {
    term: (duration) => t(`term.${duration as Term}`, { defaultValue: duration }),
    each: (cycle) => t(`cycle.${cycle as Cycle}`, { defaultValue: cycle }),
  };
}
