import type { Customer } from '@concord/contract';
import { useTranslation } from 'react-i18next';
import { CompanyFields } from '../../parts/company/fields.tsx';
import { ResellerField } from '../resellers/reseller-field.tsx';

/** Company, address, contact, and whose customer it is. @param customer the stored one; left out for a new one */
export function CustomerFields({ customer }: { customer?: Customer }) {
  const { t } = useTranslation('customers');
  return (
    <CompanyFields>
      <ResellerField
        name="resellerId"
        label={t('field.resellerId')}
        help={t('help.resellerId')}
        current={customer && { value: customer.resellerId, label: customer.resellerName }}
      />
    </CompanyFields>
  );
}
