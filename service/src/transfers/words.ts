import type { TransferLine, TransferVerb } from '@concord/contract/transfers';
import type { PartnerTransfer } from '@concord/microsoft';
import { amountOf, decimalOf } from '@concord/rules';
import { text } from '../texts/texts.ts';

/** What a verb will do, sentence by sentence, with numbers. */
export function wordsOf(
  verb: TransferVerb,
  { direction, kind, otherPartner: partner = '–' }: PartnerTransfer,
  lines: readonly TransferLine[],
): string[] {
  const say = (key: string, values = {}) => text(`transfer-words.${key}`, { partner, ...values }) ?? '';
  const count = lines.length;
  const seats = lines.reduce((sum, line) => sum + (line.seats ?? 0), 0);
  if (verb === 'reject') return [say('reject', { count, seats }), say('reject-then')];
  if (verb === 'withdraw')
    return [say(kind === 'legacy' ? 'withdraw-offer' : 'withdraw-request'), say('withdraw-then')];
  if (direction === 'incoming')
    return [
      say('take', { count, seats }),
      ...lines
        .filter(({ mpnId }) => mpnId)
        .map(({ name, mpnId, mpnReseller }) =>
          say(mpnReseller ? 'take-line-known' : 'take-line', { name, mpnId, reseller: mpnReseller }),
        ),
      say('take-money'),
      say('final'),
    ];
  const money = moneyOf(lines);
  return [
    say('give', { count, seats }),
    ...(money ? [say('give-money', { money })] : []),
    say('give-charged'),
    say('give-blocked'),
    say('final'),
  ];
}

/** What a billing cycle of the lines is sold for, each currency by itself. */
function moneyOf(lines: readonly TransferLine[]): string {
  const sums = new Map<string, bigint>();
  for (const { price } of lines)
    if (price) sums.set(price.currency, (sums.get(price.currency) ?? 0n) + amountOf(price.amount));
  return Array.from(sums, ([currency, sum]) => `${decimalOf(sum)} ${currency}`).join(', ');
}
