import { Log } from '../../../parts/log-tab.tsx';
import { PlanFrame } from './frame.tsx';

export default function LogTab() {
  return <PlanFrame>{({ id }) => <Log of={{ objectKind: 'reconciliation', objectId: id }} />}</PlanFrame>;
}
