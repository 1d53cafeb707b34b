import type { House } from '../../service/src/testing/house.ts';
import { plantTransfer } from '../../service/src/testing/transferring.ts';

/** Another partner asks for what a customer has. */
export async function moveAway(house: House): Promise<void> {
  const [row] = (await house.operator('GET /subscriptions')).items;
  const of = { params: { id: row?.id ?? '' } };
  const { customerId, activation } = await house.operator('GET /subscriptions/:id', of);
  const moving = { customerId, tenantId: activation.tenantId };
  await plantTransfer(house, moving, { kind: 'new-commerce', incoming: false, lines: [] });
}
