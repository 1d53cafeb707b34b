import pg from 'pg';
import type { Clock } from '../../clock.ts';
import { failureOf } from '../cause.ts';
import { emptyReading, type TenantReading } from '../read-tenant.ts';

/** Two transactions met, or a row that was referred to changed meanwhile: the same again will do. */
const meetings = new Set(['40001', '40P01', '23503']);
const tries = 3;

/**
 * Writes readings together. When the database refuses what is in them, the one that it refuses is found, and written
 * as a tenant that could not be read: it must not hold up the others.
 */
export async function singly(
  readings: TenantReading[],
  write: (readings: TenantReading[]) => Promise<void>,
  clock: Clock,
  attempt = 1,
): Promise<void> {
  try {
    await write(readings);
  } catch (error) {
    const code = error instanceof pg.DatabaseError ? (error.code ?? '') : '';
    if (meetings.has(code) && attempt < tries) return singly(readings, write, clock, attempt + 1);
    // Classes 22 and 23: data that the columns do not take.
    if (!/^2[23]/.test(code)) throw error;
    if (readings.length === 1) return write(readings.map((one) => refused(one, error, clock.now())));
    const half = Math.ceil(readings.length / 2);
    await singly(readings.slice(0, half), write, clock);
    await singly(readings.slice(half), write, clock);
  }
}

function refused(
  { tenantId, at, subscriptions, users, licences, transfers }: TenantReading,
  error: unknown,
  now: Date,
) {
  const failure = failureOf(error, now);
  return {
    ...emptyReading(tenantId, at),
    failures: {
      ...(subscriptions && { subscriptions: failure }),
      ...(users && { users: failure }),
      ...(licences && { licences: failure }),
      ...(transfers && { transfers: failure }),
    },
  };
}
