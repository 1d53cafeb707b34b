import type { Money } from '@concord/contract';
import { makeStyles } from '@fluentui/react-components';
import { useLanguage } from '../texts/i18n.ts';

/** An amount in words of the language, digits exactly as they are: the amount never becomes a number. */
export function moneyText({ amount, currency }: Money, language: string): string {
  const format = new Intl.NumberFormat(language, { style: 'currency', currency, maximumFractionDigits: 4 });
  return format.format(amount as Intl.StringNumericLiteral);
}

export function MoneyText(money: Money) {
  return <span className={useStyles().money}>{moneyText(money, useLanguage())}</span>;
}

/** A whole number, e.g. of seats, in figures of equal width. */
export function Count({ of }: { of: number }) {
  return <span className={useStyles().money}>{of.toLocaleString(useLanguage())}</span>;
}

const useStyles = makeStyles({ money: { whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' } });
