import type { Tx } from '../../db/database.ts';

/** Whose a mirrored row is. */
export interface Owner {
  resellerId: string;
  /** `null` while nobody is bound to the tenant. */
  customerId: string | null;
}

/** Owners of tenants: who is bound to it, else the reseller of the partner account. */
export async function ownersOf(
  tx: Tx,
  account: { partnerAccountId: string; resellerId: string },
  tenantIds: readonly string[],
): Promise<(tenantId: string) => Owner> {
  const bound = await tx
    .selectFrom('bindings')
    .select(['tenantId', 'resellerId', 'customerId'])
    .where('partnerAccountId', '=', account.partnerAccountId)
    .where('endedAt', 'is', null)
    .where('tenantId', 'in', tenantIds)
    .execute();
  const owners = new Map(bound.map(({ tenantId, ...owner }): [string, Owner] => [tenantId, owner]));
  const nobody: Owner = { resellerId: account.resellerId, customerId: null };
  return (tenantId) => owners.get(tenantId) ?? nobody;
}
