import type { Tx } from '../db/database.ts';
import { newId } from '../db/ids.ts';

const plans = [
  {
    name: 'Microsoft 365 Business Basic, monthly',
    productId: 'CFQ7TTC0LH18',
    termDuration: 'P1M',
    billingCycle: 'monthly',
    price: '7.20',
  },
  {
    name: 'Microsoft 365 Business Standard, annual',
    productId: 'CFQ7TTC0LDPB',
    termDuration: 'P1Y',
    billingCycle: 'monthly',
    price: '12.50',
  },
  {
    name: 'Microsoft 365 Business Premium, annual upfront',
    productId: 'CFQ7TTC0LCHC',
    termDuration: 'P1Y',
    billingCycle: 'annual',
    price: '264.00',
  },
  {
    name: 'Exchange Online (Plan 1), annual',
    productId: 'CFQ7TTC0LH16',
    termDuration: 'P1Y',
    billingCycle: 'monthly',
    price: '4.00',
  },
];

export async function plantPlans(
  tx: Tx,
  resellerId: string,
  settingsSetId: string,
  now: Date,
): Promise<void> {
  const serviceId = newId();
  await tx
    .insertInto('services')
    .values({ id: serviceId, resellerId, settingsSetId, name: 'Microsoft 365', updatedAt: now })
    .execute();
  for (const plan of plans) {
    await tx
      .insertInto('plans')
      .values({
        id: newId(),
        resellerId,
        serviceId,
        ...plan,
        skuId: '0001',
        segment: 'commercial',
        market: 'US',
        currency: 'USD',
        minimumSeats: 1,
        maximumSeats: 300,
        updatedAt: now,
      })
      .execute();
  }
}
