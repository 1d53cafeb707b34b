import type { FieldError } from 'react-hook-form';
import { useTranslation } from 'react-i18next';

/** What is wrong with a field, in the reader's language; the contract's messages are keys of the `field` texts. */
export function useProblem(error: FieldError | undefined): string | undefined {
  const { t } = useTranslation();
  if (!error) return undefined;
  const given = error.message ?? '';
  const other = error.type === 'api' ? given : t('field.invalid');
  return t(`field.${given}` as 'field.required', { defaultValue: other });
}
