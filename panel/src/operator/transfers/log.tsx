import { Log } from '../../parts/log-tab.tsx';
import { TransferPage } from './transfer-page.tsx';

export default function LogTab() {
  return <TransferPage>{({ id }) => <Log of={{ objectKind: 'transfer', objectId: id }} />}</TransferPage>;
}
