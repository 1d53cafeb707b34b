import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CountryField } from '../form/country-field.tsx';
import { Fieldset } from '../form/fieldset.tsx';
import { LanguageField } from '../form/language-field.tsx';
import { TextField } from '../form/text-field.tsx';

/** Fields of a customer's company, address and contact. @param children further fields of the company */
export function CompanyFields({ children }: { children?: ReactNode }) {
  const { t } = useTranslation('customers');
  const styles = useStyles();
  return (
    <div className={styles.sections}>
      <Fieldset title={t('section.company')}>
        <TextField name="companyName" label={t('field.companyName')} help={t('help.companyName')} required />
        {children}
        <LanguageField name="language" label={t('field.language')} help={t('help.language')} required />
        <TextField
          name="registrationNumber"
          label={t('field.registrationNumber')}
          help={t('help.registrationNumber')}
        />
      </Fieldset>
      <Fieldset title={t('section.address')} lead={t('help.address')}>
        <CountryField name="address.country" label={t('field.address.country')} required />
        <TextField name="address.addressLine1" label={t('field.address.addressLine1')} required />
        <TextField name="address.addressLine2" label={t('field.address.addressLine2')} />
        <TextField name="address.postalCode" label={t('field.address.postalCode')} />
        <TextField name="address.city" label={t('field.address.city')} required />
        <TextField name="address.state" label={t('field.address.state')} help={t('help.state')} />
      </Fieldset>
      <Fieldset title={t('section.contact')} lead={t('help.contact')}>
        <TextField name="contact.firstName" label={t('field.contact.firstName')} required />
        <TextField name="contact.lastName" label={t('field.contact.lastName')} required />
        <TextField name="contact.email" label={t('field.contact.email')} type="email" required />
        <TextField name="contact.phone" label={t('field.contact.phone')} help={t('help.phone')} type="tel" />
      </Fieldset>
    </div>
  );
}

const useStyles = makeStyles({
  sections: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXXL },
});
