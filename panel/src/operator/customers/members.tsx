import { useTranslation } from 'react-i18next';
import { Members } from '../members/members.tsx';
import { CustomerPage, WithCustomer } from './customer-page.tsx';

export default function MembersTab() {
  const { t } = useTranslation('customers');
  return (
    <WithCustomer>
      {(customer) => (
        <CustomerPage customer={customer}>
          <Members
            of={{ customerId: customer.id }}
            adds="customer-owner"
            title={t('tab.members')}
            explain={t('members.explain')}
          />
        </CustomerPage>
      )}
    </WithCustomer>
  );
}
