import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../parts/states.tsx';
import { SubscriptionList } from '../operations/subscription-list.tsx';
import { SubscriptionsAsOf } from '../sync/subscriptions-as-of.tsx';
import { CustomerPage, WithCustomer } from './customer-page.tsx';

export default function SubscriptionsTab() {
  const { t } = useTranslation('customers');
  return (
    <WithCustomer>
      {(customer) => (
        <CustomerPage customer={customer}>
          <SubscriptionsAsOf customerId={customer.id} />
          <SubscriptionList
            name="customer-subscriptions"
            within={{ customerId: customer.id }}
            empty={<EmptyState title={t('subscriptions.emptyTitle')} text={t('subscriptions.emptyText')} />}
          />
        </CustomerPage>
      )}
    </WithCustomer>
  );
}
