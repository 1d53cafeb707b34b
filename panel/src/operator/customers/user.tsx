import { addressesBelow } from '../../users/addresses.ts';
import { Person } from '../../users/person.tsx';
import { WithCustomer } from './customer-page.tsx';
import { useUserCrumbs } from './user-crumbs.ts';

export default function UserPage() {
  const crumbs = useUserCrumbs();
  return (
    <WithCustomer>
      {(customer) => (
        <Person crumbs={crumbs(customer)} addresses={addressesBelow(`/customers/${customer.id}/users`)} />
      )}
    </WithCustomer>
  );
}
