import { Log } from '../parts/log-tab.tsx';
import { SubscriptionFrame } from './subscription-frame.tsx';

export default function SubscriptionLog() {
  return (
    <SubscriptionFrame>
      {({ id }) => <Log of={{ objectKind: 'subscription', objectId: id }} />}
    </SubscriptionFrame>
  );
}
