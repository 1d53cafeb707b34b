import type { Consequence } from '@concord/contract/reconciliations';
import { text } from '../../texts/texts.ts';
import type { Subject } from './subjects.ts';

type Values = Record<string, unknown>;

/** A line that will be done. */
export function foreseen(subject: Subject, seats: number, more: Partial<Consequence> = {}): Consequence {
  const { decision, objectKind, field, ours, theirs } = subject;
  const values = { ours: shown(ours), theirs: shown(theirs), ...named(ours), ...named(theirs) };
  return {
    text: text(`consequence.${decision}.${objectKind}.${field}`, values) ?? field,
    seats,
    money: moneyOf(subject, seats),
    refusal: null,
    dropped: null,
    ...more,
  };
}

/** A line of which is known beforehand that it cannot be done. */
export function refused(subject: Subject, refusal: NonNullable<Consequence['refusal']>): Consequence {
  return { ...foreseen(subject, 0), money: null, refusal };
}

/** What only a person can settle, by a key of our texts. */
export function impossible(subject: Subject, code: string, values: Values = {}): Consequence {
  return refused(subject, {
    code,
    text: text(`reconcile-refused.${code}.text`, values) ?? code,
    next: text(`reconcile-refused.${code}.next`, values) ?? '',
  });
}

/** What the customer pays more or less in a billing cycle. A price that changes says its own direction. */
function moneyOf({ amount, currency, ours, theirs, field }: Subject, seats: number): Consequence['money'] {
  if (amount === null || currency === null) return null;
  const less = field === 'price' ? Number(priceOf(ours)) > Number(priceOf(theirs)) : seats < 0;
  if (field !== 'price' && seats === 0) return null;
  return { amount: `${less ? '-' : ''}${amount}`, currency };
}

const priceOf = (value: unknown) => (value as { amount?: string } | null)?.amount ?? '0';
const named = (value: unknown): Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Values) : {};

function shown(value: unknown): string {
  if (value === null || value === undefined) return '–';
  if (typeof value === 'boolean') return text(`switch.${value ? 'on' : 'off'}`) ?? '';
  if (Array.isArray(value)) return value.length === 0 ? '–' : value.join(', ');
  if (typeof value === 'object') {
    const { atTermEnd, amount, currency } = value as Record<string, string>;
    if (atTermEnd) return text(`term-end.${atTermEnd}`) ?? atTermEnd;
    return amount ? `${amount} ${currency}` : JSON.stringify(value);
  }
  return String(value as string | number);
}
