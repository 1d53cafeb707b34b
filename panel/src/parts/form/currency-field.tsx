import { useLanguage } from '../../texts/i18n.ts';
import { PickField } from './pick-field.tsx';
import type { FieldProps } from './text-field.tsx';

/** A currency, by its name or its three letters. */
export function CurrencyField(props: FieldProps) {
  const names = new Intl.DisplayNames(useLanguage(), { type: 'currency' });
  const options = Intl.supportedValuesOf('currency').map((value) => ({
    value,
    label: `${value} – ${names.of(value)}`,
  }));
  return <PickField {...props} options={options} />;
}
