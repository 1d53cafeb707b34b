import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../parts/link.tsx';
import { addressesBelow } from '../../users/addresses.ts';
import { TenantUsers } from '../../users/tenant-users.tsx';
import { CustomerPage, WithCustomer } from './customer-page.tsx';

/** People of the customer's tenants and their licences. */
export default function UsersTab() {
  const { t } = useTranslation('customers');
  return (
    <WithCustomer>
      {(customer) => (
        <CustomerPage customer={customer}>
          <TenantUsers
            bindings={customer.bindings}
            addresses={addressesBelow(`/customers/${customer.id}/users`)}
            order={
              <ButtonLink to="/order" search={{ customerId: customer.id } as never}>
                {t('order')}
              </ButtonLink>
            }
          />
        </CustomerPage>
      )}
    </WithCustomer>
  );
}
