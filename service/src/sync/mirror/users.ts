import type { Tx } from '../../db/database.ts';
import { mirrorUsers } from '../../users/mirror.ts';
import type { TenantReading } from '../read-tenant.ts';
import type { Owner } from './owners.ts';

/** Writes the people of readings. @returns the tenant of each who is otherwise than before, or new */
export function writeUsers(
  tx: Tx,
  partnerAccountId: string,
  readings: readonly TenantReading[],
  owner: (tenantId: string) => Owner,
): Promise<string[]> {
  const read = readings.map(({ tenantId, at: asOf, users = [], some }) => ({
    partnerAccountId,
    tenantId,
    ...owner(tenantId),
    asOf,
    users: [...users, ...(some?.users ?? [])],
  }));
  return mirrorUsers(tx, read, read[0]?.asOf ?? new Date(0));
}
