import type { Tx } from '../../db/database.ts';
import { mirrorSubscriptions, type Otherwise } from '../../subscriptions/mirror.ts';
import type { TenantReading } from '../read-tenant.ts';
import type { Owner } from './owners.ts';

export type Found = Otherwise;

/** Writes the subscriptions of readings. @returns those that are otherwise than before, and new ones */
export function writeSubscriptions(
  tx: Tx,
  partnerAccountId: string,
  readings: readonly TenantReading[],
  owner: (tenantId: string) => Owner,
): Promise<Found[]> {
  const mirrored = readings.flatMap(({ tenantId, at, subscriptions = [], some }) =>
    [...subscriptions, ...(some?.subscriptions ?? [])].map((subscription) => ({
      partnerAccountId,
      ...owner(tenantId),
      tenantId,
      subscription,
      asOf: at,
    })),
  );
  return mirrorSubscriptions(tx, mirrored, readings[0]?.at ?? new Date(0));
}
