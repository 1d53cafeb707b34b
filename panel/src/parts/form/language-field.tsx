import { countries, countryRules } from '@concord/rules/countries';
import { useLanguage } from '../../texts/i18n.ts';
import { PickField } from './pick-field.tsx';
import type { FieldProps } from './text-field.tsx';

const cultures = [...new Set(countries.flatMap((country) => countryRules(country)?.cultures ?? []))];

/** A language with its country, e.g. English (United States); another one may be typed, e.g. en-NZ. */
export function LanguageField(props: FieldProps) {
  const language = useLanguage();
  const names = new Intl.DisplayNames(language, { type: 'language' });
  return (
    <PickField
      {...props}
      free
      options={cultures
        .map((value) => ({ value, label: `${names.of(value)} – ${value}` }))
        .toSorted((a, b) => a.label.localeCompare(b.label, language))}
    />
  );
}
