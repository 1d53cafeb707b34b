import { addressesBelow } from '../../users/addresses.ts';
import { NewUser } from '../../users/new-user.tsx';
import { WithCustomer } from './customer-page.tsx';
import { useUserCrumbs } from './user-crumbs.ts';

export default function UserNew() {
  const crumbs = useUserCrumbs();
  return (
    <WithCustomer>
      {(customer) => (
        <NewUser
          crumbs={crumbs(customer)}
          addresses={addressesBelow(`/customers/${customer.id}/users`)}
          country={customer.address.country}
        />
      )}
    </WithCustomer>
  );
}
