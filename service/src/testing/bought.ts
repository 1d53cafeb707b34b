import type { Subscription } from '@concord/contract/subscriptions';
import type { Caller } from './caller.ts';
import type { Front } from './house.ts';
import { acceptAgreement, orderThat } from './shop.ts';

/** A subscription that came through the whole order, as the operator sees it. */
export async function bought(
  house: Pick<Front, 'operator'>,
  input: { planId: string; customerId: string; seats: number; prefix: string },
): Promise<Subscription> {
  const { prefix, ...order } = input;
  const attestationId = await acceptAgreement(house.operator, order.planId, order.customerId);
  const tenant = { kind: 'new' as const, prefix };
  const { id } = await house.operator('POST /orders', { body: { ...order, attestationId, tenant } });
  const { subscriptionId } = await orderThat(house.operator, id, 'completed', 'needs-attention');
  return shown(house.operator, subscriptionId ?? '');
}

export const shown = (caller: Caller, id: string) => caller('GET /subscriptions/:id', { params: { id } });
