import type { FieldError } from 'react-hook-form';
import { useTranslation } from 'react-i18next';

/**
 * What is wrong with a field, in the reader's language; the contract's messages are keys of the `field` texts.
 * @param missing the field is required and empty, whatever else its schema would say of an empty text
 */
export function useProblem(error: FieldError | undefined, missing = false): string | undefined {
  const { t } = useTranslation();
  if (!error) return undefined;
  const given = missing ? 'required' : (error.message ?? '');
  const other = error.type === 'api' ? given : t('field.invalid');
  return t(`field.${given}` as 'field.required', { defaultValue: other });
}
