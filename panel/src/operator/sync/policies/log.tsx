import { Log } from '../../../parts/log-tab.tsx';
import { PolicyFrame, WithPolicy } from './frame.tsx';

export default function LogTab() {
  return (
    <WithPolicy>
      {(policy) => (
        <PolicyFrame policy={policy}>
          <Log of={{ objectKind: 'policy', objectId: policy.id }} />
        </PolicyFrame>
      )}
    </WithPolicy>
  );
}
