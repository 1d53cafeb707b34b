import type { Environment, PartnerAccount, PartnerType } from '@concord/contract/settings';
import type { Tx } from '../db/database.ts';
import { newId } from '../db/ids.ts';

type Row = {
  id: string;
  environment: string;
  tenantId: string;
  type: string;
  name: string | null;
  country: string | null;
  region: string | null;
  currency: string | null;
  mpnId: string | null;
  readAt: Date | null;
};

export const toPartnerAccount = (row: Row): PartnerAccount => ({
  id: row.id,
  environment: row.environment as Environment,
  tenantId: row.tenantId,
  type: row.type as PartnerType,
  name: row.name,
  country: row.country,
  region: row.region,
  currency: row.currency,
  mpnId: row.mpnId,
  readAt: row.readAt?.toISOString() ?? null,
});

/** The partner account behind a set: one per environment, address and partner tenant, however many sets use it. */
export async function partnerAccountFor(
  tx: Tx,
  set: { environment: string; address?: string | null; tenantId: string; resellerId: string },
  at: Date,
): Promise<string> {
  const identity = { environment: set.environment, address: set.address ?? '', tenantId: set.tenantId };
  await tx
    .insertInto('partnerAccounts')
    .values({ id: newId(), resellerId: set.resellerId, ...identity, createdAt: at })
    .onConflict((conflict) => conflict.columns(['environment', 'address', 'tenantId']).doNothing())
    .execute();
  const found = await tx
    .selectFrom('partnerAccounts')
    .select('id')
    .where('environment', '=', identity.environment)
    .where('address', '=', identity.address)
    .where('tenantId', '=', identity.tenantId)
    .executeTakeFirstOrThrow();
  return found.id;
}
