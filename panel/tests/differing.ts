import type { DifferenceRow } from '@concord/contract';
import { type House, until } from '../../service/src/testing/house.ts';
import { orderComes, placeOrder } from './prepare.ts';

/** An ordered subscription, as both sides know it. */
export interface Ordered {
  id: string;
  microsoftId: string;
  customerId: string;
}

/** Orders a subscription in a new tenant of the demo's customer. */
export async function order(house: House, prefix: string, seats = 10): Promise<Ordered> {
  const { subscriptionId } = await orderComes(
    house,
    await placeOrder(house, { kind: 'new', prefix }, seats),
    'completed',
  );
  const { id, microsoftId, customerId } = await house.operator('GET /subscriptions/:id', {
    params: { id: subscriptionId ?? '' },
  });
  return { id, microsoftId, customerId };
}

/** Changes a subscription at Microsoft behind our back. */
export function changeThere(
  { simulator }: House,
  { microsoftId }: Ordered,
  change: { quantity?: number; autoRenewEnabled?: boolean; friendlyName?: string },
): void {
  const { subscriptions } = simulator.world;
  const found = subscriptions.get(microsoftId);
  if (!found) throw new Error(`${microsoftId} is not in the world`);
  subscriptions.put({ ...found, ...change });
}

/** Reads a customer's tenants and waits until what they differ in is as expected. */
export async function syncUntil(
  house: House,
  customerId: string,
  right: (differences: DifferenceRow[]) => boolean,
): Promise<DifferenceRow[]> {
  await house.operator('POST /customers/:id/sync', { params: { id: customerId } });
  const { items } = await until(
    () => house.operator('GET /differences', { query: { customerId, limit: 200 } }),
    ({ items: found }) => right(found),
  );
  return items;
}

/** A subscription whose seats, name and renewal differ, one of them decided and planned, and a policy. */
export async function disagree(house: House, prefix: string): Promise<void> {
  const ordered = await order(house, prefix);
  changeThere(house, ordered, { quantity: 13, autoRenewEnabled: false, friendlyName: 'Renamed there' });
  const found = await syncUntil(house, ordered.customerId, ({ length }) => length === 3);
  const differenceIds = found.filter(({ field }) => field === 'seats').map(({ id }) => id);
  await house.operator('POST /differences/decisions', { body: { ids: differenceIds, decision: 'push' } });
  const settingsSetId = found[0]?.settingsSetId ?? '';
  await house.operator('POST /reconciliations', { body: { settingsSetId, differenceIds } });
  await house.operator('POST /policies', {
    body: { name: 'Names are theirs', field: 'name', decision: 'take' },
  });
}
