import { Log } from '../../parts/log-tab.tsx';
import { CustomerPage, WithCustomer } from './customer-page.tsx';

export default function LogTab() {
  return (
    <WithCustomer>
      {(customer) => (
        <CustomerPage customer={customer}>
          <Log of={{ objectKind: 'customer', objectId: customer.id }} />
        </CustomerPage>
      )}
    </WithCustomer>
  );
}
