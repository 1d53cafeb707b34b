import type { Tx } from '../db/database.ts';
import { newId } from '../db/ids.ts';
import type { SimulatedPartner } from './simulated-partner.ts';

/** Two resellers of the simulator's provider, the second below the first, with their MPN IDs. */
export async function plantResellers(
  tx: Tx,
  operatorId: string,
  linked: SimulatedPartner[],
  now: Date,
): Promise<[string, string]> {
  const [upper, lower] = linked as [SimulatedPartner, SimulatedPartner];
  const ids: [string, string] = [newId(), newId()];
  await tx
    .insertInto('attributes')
    .values({
      id: newId(),
      resellerId: operatorId,
      key: 'reseller_mpn_id',
      name: 'MPN ID',
      type: 'string',
      format: '\\d{1,12}',
      updatedAt: now,
    })
    .execute();
  for (const [index, partner] of [upper, lower].entries()) {
    const id = ids[index] as string;
    const { name, country, tenantId, domain } = partner;
    await tx
      .insertInto('resellers')
      .values({
        id,
        parentId: index === 0 ? operatorId : ids[0],
        name,
        country,
        currency: 'USD',
        domain,
        tenantId,
        createdAt: now,
        updatedAt: now,
      })
      .execute();
    await tx
      .insertInto('resellerAttributes')
      .values({ resellerId: id, key: 'reseller_mpn_id', value: partner.mpnId })
      .execute();
  }
  return ids;
}
