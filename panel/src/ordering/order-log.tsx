import type { Order } from '@concord/contract';
import { Log } from '../parts/log-tab.tsx';

/** Last tab of an order: its events as a list. */
export function OrderLog({ order: { id } }: { order: Order }) {
  return <Log of={{ objectKind: 'order', objectId: id }} />;
}
