import type { Customer } from '@concord/contract';
import { makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { CountryField } from '../../parts/form/country-field.tsx';
import { Fieldset } from '../../parts/form/fieldset.tsx';
import { LanguageField } from '../../parts/form/language-field.tsx';
import { TextField } from '../../parts/form/text-field.tsx';
import { ResellerField } from '../resellers/reseller-field.tsx';

/** Company, address, contact. @param customer the stored one; left out for a new one */
export function CustomerFields({ customer }: { customer?: Customer }) {
  const { t } = useTranslation('customers');
  const styles = useStyles();
  const address = (name: AddressName) => ({ name: `address.${name}`, label: t(`field.address.${name}`) });
  const contact = (name: ContactName) => ({ name: `contact.${name}`, label: t(`field.contact.${name}`) });
  const company = (name: CompanyName) => ({ name, label: t(`field.${name}`), help: t(`help.${name}`) });
  return (
    <div className={styles.sections}>
      <Fieldset title={t('section.company')}>
        <TextField {...company('companyName')} required />
        <ResellerField
          {...company('resellerId')}
          current={customer && { value: customer.resellerId, label: customer.resellerName }}
        />
        <LanguageField {...company('language')} required />
        <TextField {...company('registrationNumber')} />
      </Fieldset>
      <Fieldset title={t('section.address')} lead={t('help.address')}>
        <CountryField {...address('country')} required />
        <TextField {...address('addressLine1')} required />
        <TextField {...address('addressLine2')} />
        <TextField {...address('postalCode')} />
        <TextField {...address('city')} required />
        <TextField {...address('state')} help={t('help.state')} />
      </Fieldset>
      <Fieldset title={t('section.contact')} lead={t('help.contact')}>
        <TextField {...contact('firstName')} required />
        <TextField {...contact('lastName')} required />
        <TextField {...contact('email')} type="email" required />
        <TextField {...contact('phone')} help={t('help.phone')} type="tel" />
      </Fieldset>
    </div>
  );
}

type Texts = typeof import('../../texts/en/customers.ts').default;
type AddressName = keyof Texts['field']['address'];
type ContactName = keyof Texts['field']['contact'];
type CompanyName = 'companyName' | 'resellerId' | 'language' | 'registrationNumber';

const useStyles = makeStyles({
  sections: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXXL },
});
