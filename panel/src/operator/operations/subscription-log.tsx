import { Log } from '../../parts/log-tab.tsx';
import { SubscriptionPage } from './subscription-page.tsx';

export default function LogTab() {
  return (
    <SubscriptionPage>
      {({ id }) => <Log of={{ objectKind: 'subscription', objectId: id }} />}
    </SubscriptionPage>
  );
}
