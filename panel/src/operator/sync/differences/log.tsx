import { Log } from '../../../parts/log-tab.tsx';
import { DifferenceFrame } from './frame.tsx';

export default function LogTab() {
  return (
    <DifferenceFrame>{({ id }) => <Log of={{ objectKind: 'difference', objectId: id }} />}</DifferenceFrame>
  );
}
