import type { Tx } from '../../db/database.ts';
import { mirrorLicences } from '../../users/mirror.ts';
import type { TenantReading } from '../read-tenant.ts';
import type { Owner } from './owners.ts';

/** Writes the licences of readings. @returns the tenant of each that is otherwise than before, or new */
export function writeLicences(
  tx: Tx,
  partnerAccountId: string,
  readings: readonly TenantReading[],
  owner: (tenantId: string) => Owner,
): Promise<string[]> {
  const read = readings.map(({ tenantId, at: asOf, licences = [] }) => ({
    partnerAccountId,
    tenantId,
    ...owner(tenantId),
    asOf,
    licences,
  }));
  return mirrorLicences(tx, read, read[0]?.asOf ?? new Date(0));
}
