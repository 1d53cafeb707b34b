import { useTranslation } from 'react-i18next';
import { CountryField } from '../parts/form/country-field.tsx';
import { TextField } from '../parts/form/text-field.tsx';

/** Names and usage location of a person. @param located a usage location must be given */
export function PersonFields({ located }: { located?: boolean }) {
  const { t } = useTranslation('users');
  return (
    <>
      <TextField name="firstName" label={t('field.firstName')} />
      <TextField name="lastName" label={t('field.lastName')} />
      <TextField name="displayName" label={t('field.displayName')} help={t('new.displayNameHelp')} required />
      <CountryField
        name="usageLocation"
        label={t('field.usageLocation')}
        help={t('help.usageLocation')}
        required={located}
      />
    </>
  );
}
