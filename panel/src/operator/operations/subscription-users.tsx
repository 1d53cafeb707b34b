import { addressesBelow } from '../../users/addresses.ts';
import { SeatHolders } from '../../users/seat-holders.tsx';
import { SubscriptionPage } from './subscription-page.tsx';

/** Users tab: who has a seat. */
export default function UsersTab() {
  return (
    <SubscriptionPage>
      {({ id, customerId }) => (
        <SeatHolders subscriptionId={id} addresses={addressesBelow(`/customers/${customerId}/users`)} />
      )}
    </SubscriptionPage>
  );
}
