import type { DifferenceRow, Money, ScheduledChange } from '@concord/contract';
import { useTranslation } from 'react-i18next';
import { useTermWords } from '../../../ordering/term-words.ts';
import { moneyText } from '../../../parts/money.tsx';
import { useLanguage } from '../../../texts/i18n.ts';
import { useScheduledWords } from '../../operations/verbs/scheduled-words.ts';

type Of = Pick<DifferenceRow, 'objectKind' | 'field'>;
type Known = Record<string, string | null>;

/** One side of a difference in words, e.g. "12 seats"; what it is depends on the field. */
export function useValueWords(): (of: Of, side: 'ours' | 'theirs', value: unknown) => string {
  const { t } = useTranslation(['differences', 'operations']);
  const language = useLanguage();
  const { term, each } = useTermWords();
  const scheduled = useScheduledWords();
  const state = (status: string) =>
    t(`operations:subscriptionState.${status as 'active'}`, { defaultValue: status });
  const switched = (on: unknown) => t(on ? 'operations:on' : 'operations:off');
  const day = (date: string) =>
    new Date(`${date.slice(0, 10)}T00:00:00Z`).toLocaleDateString(language, {
      dateStyle: 'medium',
      timeZone: 'UTC',
    });
  const words: Partial<Record<DifferenceRow['field'], (value: never) => string>> = {
    moved: ({ domain, relationship }: Known) =>
      relationship ? relation(relationship) : (domain ?? t('value.nothing')),
    binding: ({ domain, relationship }: Known) => `${domain ?? ''}, ${relation(relationship ?? '')}`,
    agreement: (accepted: boolean) => t(accepted ? 'value.accepted' : 'value.notAccepted'),
    seats: (count: number) => t('value.seats', { count }),
    status: state,
    product: ({ productId, skuId }: Known) => `${productId}:${skuId}`,
    term,
    'billing-cycle': each,
    'auto-renew': switched,
    'scheduled-change': (change: ScheduledChange) => scheduled(change),
    'ends-on': day,
    price: (money: Money) => moneyText(money, language),
    details: ({ firstName, lastName, usageLocation }: Known) =>
      [[firstName, lastName].filter(Boolean).join(' '), usageLocation].filter(Boolean).join(', ') ||
      t('value.none'),
    enabled: (yes: boolean) => t(yes ? 'value.yes' : 'value.no'),
    licences: ({ length: count }: string[]) => t('value.licences', { count }),
  };
  return ({ objectKind, field }, side, value) => {
    if (field === 'missing-here' || field === 'missing-there') {
      if (value === null) return t(side === 'ours' ? 'value.notHere' : 'value.notThere');
      return objectWords(objectKind, value as Record<string, unknown>);
    }
    if (field === 'scheduled-change') return scheduled(value as ScheduledChange | null);
    if (value === null || value === undefined) return t('value.none');
    return words[field]?.(value as never) ?? textOf(value);
  };

  function relation(relationship: string): string {
    return t(`value.relationship.${relationship as 'reseller'}`, { defaultValue: relationship });
  }
  function objectWords(kind: DifferenceRow['objectKind'], value: Record<string, unknown>): string {
    if (kind === 'customer') return textOf(value['domain']);
    const { displayName = '', signInName = '' } = value as Record<string, string>;
    if (kind === 'user') return t('value.person', { displayName, signInName });
    const { name, seats: count, status } = value as { name: string; seats: number; status: string };
    return t('value.subscription', { name, count, status: state(status) });
  }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
