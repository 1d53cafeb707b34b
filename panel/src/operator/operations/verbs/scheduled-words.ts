import type { ScheduledChange } from '@concord/contract';
import { useTranslation } from 'react-i18next';
import { useTermWords } from '../../../ordering/term-words.ts';

/** What is scheduled for the end of a term in words, e.g. "New term: 5 seats, 1 year, each month". */
export function useScheduledWords(): (change: ScheduledChange | null) => string {
  const { t } = useTranslation('verbs');
  const { term, each } = useTermWords();
  return (change) => {
    if (!change) return t('scheduled.none');
    const { atTermEnd, quantity: count, termDuration, billingCycle } = change;
    const details = [
      count && t('scheduled.seats', { count }),
      termDuration && term(termDuration),
      billingCycle && each(billingCycle),
    ].filter(Boolean);
    const end = t(`scheduled.${atTermEnd}`);
    return details.length > 0 ? `${end}: ${details.join(', ')}` : end;
  };
}
