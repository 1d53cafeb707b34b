import { addressesBelow } from '../users/addresses.ts';
import { SeatHolders } from '../users/seat-holders.tsx';
import { SubscriptionFrame } from './subscription-frame.tsx';

/** Users tab: who has a seat. */
export default function SubscriptionUsers() {
  return (
    <SubscriptionFrame>
      {({ id }) => <SeatHolders subscriptionId={id} addresses={addressesBelow('/users')} />}
    </SubscriptionFrame>
  );
}
