import { countries } from '@concord/rules/countries';
import { useLanguage } from '../../texts/i18n.ts';
import { countryName } from './country-name.ts';
import { PickField } from './pick-field.tsx';
import type { FieldProps } from './text-field.tsx';

/** A country in which Microsoft sells, by its name. */
export function CountryField(props: FieldProps) {
  const language = useLanguage();
  return (
    <PickField
      {...props}
      options={countries
        .map((value) => ({ value, label: `${countryName(value, language)} (${value})` }))
        .toSorted((a, b) => a.label.localeCompare(b.label, language))}
    />
  );
}
