import type { Subscription } from '@concord/contract/subscriptions';
import { bought, shown } from '../bought.ts';
import { demoSet, giveConsent, type House, until } from '../house.ts';
import { orderThat, settled } from '../shop.ts';

/** Some subscriptions of one customer's tenant, in a house whose limits stop nobody. */
export interface Ground {
  house: House;
  settingsSetId: string;
  customerId: string;
  subscriptions: Subscription[];
}

export async function openGround(house: House, count: number): Promise<Ground> {
  const { id: settingsSetId } = await demoSet(house);
  await giveConsent(house, settingsSetId);
  await settled(house, settingsSetId);
  const plans = await house.operator('GET /plans', { query: { q: 'Business Standard' } });
  const customers = await house.operator('GET /customers', { query: { q: 'Fourth' } });
  const [planId, customerId] = [plans.items[0]!.id, customers.items[0]!.id];
  const order = { planId, customerId, seats: 10 };
  const subscriptions = [await bought(house, { ...order, prefix: 'converge' })];
  while (subscriptions.length < count) {
    const { id } = await house.operator('POST /orders', { body: order });
    const { subscriptionId } = await orderThat(house.operator, id, 'completed', 'needs-attention');
    subscriptions.push(await shown(house.operator, subscriptionId ?? ''));
  }
  const limits = await until(
    () => house.operator('GET /settings-sets/:id/sync-limits', { params: { id: settingsSetId } }),
    () => true,
  );
  const { version, settingsSetId: _id, stopped: _stopped, updatedAt: _at, ...now } = limits;
  await house.operator('PUT /settings-sets/:id/sync-limits', {
    params: { id: settingsSetId },
    version,
    body: { ...now, seats: 100_000, amount: '1000000.00', customers: 1000, errorPercent: 100 },
  });
  return { house, settingsSetId, customerId, subscriptions };
}
