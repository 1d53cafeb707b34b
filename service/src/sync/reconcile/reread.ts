import type { ReadingFailure } from '@concord/contract/sync';
import type { Context } from '../../context.ts';
import { operatorScope } from '../../db/database.ts';
import { accountOf } from '../accounts.ts';
import { failureOf } from '../cause.ts';
import { compareTenants } from '../compare.ts';
import { writeReadings } from '../mirror.ts';
import { readTenant, type TenantReading } from '../read-tenant.ts';

/** Tenants and what of them has to be read. */
export type Needed = Map<string, Set<'customer' | 'subscription' | 'user'>>;

/** What is needed to see these objects as they are now. */
export function neededFor(lines: readonly { tenantId: string; objectKind: string }[]): Needed {
  const needed: Needed = new Map();
  for (const { tenantId, objectKind } of lines) {
    const kinds = needed.get(tenantId) ?? new Set();
    kinds.add(objectKind as 'customer');
    needed.set(tenantId, kinds);
  }
  return needed;
}

const atOnce = 4;

/**
 * Reads tenants at Microsoft, writes the mirror and compares.
 * @returns the first failure of a reading, when there was one: then nothing can be said of that tenant
 */
export async function reread(
  context: Context,
  partnerAccountId: string,
  needed: Needed,
): Promise<{ readings: Map<string, TenantReading>; failure?: ReadingFailure }> {
  const account = await accountOf(context, partnerAccountId);
  const readings = new Map<string, TenantReading>();
  if (!account) return { readings, failure: noAccount(context.clock.now()) };
  const api = account.client.sync;
  const waiting = Array.from(needed);
  let failure: ReadingFailure | undefined;

  async function read(): Promise<void> {
    for (let next = waiting.shift(); next && !failure; next = waiting.shift()) {
      const [tenantId, objects] = next;
      const at = context.clock.now();
      const kinds = [
        ...(objects.has('subscription') ? (['subscriptions'] as const) : []),
        ...(objects.has('user') ? (['users'] as const) : []),
        ...(objects.has('customer') ? (['agreement'] as const) : []),
      ];
      const reading = await readTenant(api, tenantId, kinds, at);
      if (objects.has('customer')) {
        try {
          reading.tenant = (await api.tenant(tenantId)) ?? null;
        } catch (error) {
          failure ??= failureOf(error, at);
        }
      }
      // A tenant that has left says so by refusing the rest.
      if (reading.tenant !== null) failure ??= Object.values(reading.failures)[0];
      readings.set(tenantId, reading);
    }
  }
  await Promise.all(Array.from({ length: atOnce }, read));
  const now = context.clock.now();
  await context.db.in(operatorScope, async (tx) => {
    await writeReadings(tx, account, Array.from(readings.values()), now);
    await compareTenants(tx, partnerAccountId, Array.from(readings.keys()), now);
  });
  return { readings, ...(failure && { failure }) };
}

const noAccount = (at: Date): ReadingFailure => ({
  at: at.toISOString(),
  cause: 'consent',
  reason: 'No active settings set reads this partner account.',
});
