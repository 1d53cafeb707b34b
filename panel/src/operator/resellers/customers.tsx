import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../parts/states.tsx';
import { CustomerList } from '../customers/customer-list.tsx';
import { ResellerPage, WithReseller } from './reseller-page.tsx';

export default function CustomersTab() {
  const { t } = useTranslation('resellers');
  return (
    <WithReseller>
      {(reseller) => (
        <ResellerPage reseller={reseller}>
          <CustomerList
            name="reseller-customers"
            within={{ resellerId: reseller.id }}
            empty={<EmptyState title={t('customers.empty')} text={t('customers.emptyText')} />}
          />
        </ResellerPage>
      )}
    </WithReseller>
  );
}
