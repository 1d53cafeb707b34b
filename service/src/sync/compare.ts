import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';
import { concord, recordAll } from '../events/record.ts';
import { foundCustomers } from './compare/customers.ts';
import { followTerms } from './compare/follow-terms.ts';
import type { CompareScope } from './compare/found.ts';
import { settleFound } from './compare/settle.ts';
import { foundSubscriptions } from './compare/subscriptions.ts';
import { foundUsers } from './compare/users.ts';

const factsAtOnce = 1000;

/**
 * Compares our record with the mirror and keeps the list of differences: what disagrees anew is opened and judged by
 * policies, what changed is decided anew, what agrees is closed. Call it last in the transaction that wrote the
 * mirror: the comparing of a partner account is locked until the commit.
 * @param tenantIds what was read; `all` after a full pull
 * @param now when it is seen
 */
export async function compareTenants(
  tx: Tx,
  partnerAccountId: string,
  tenantIds: readonly string[] | 'all',
  now: Date,
): Promise<{ opened: number; closed: number }> {
  if (tenantIds.length === 0) return { opened: 0, closed: 0 };
  await lockCompare(tx, partnerAccountId);
  const scope: CompareScope = { partnerAccountId, tenantIds };
  const followed = await followTerms(tx, scope, now);
  const counts = [
    await settleFound(tx, scope, 'customer', foundCustomers(scope), now),
    await settleFound(tx, scope, 'subscription', foundSubscriptions(scope), now),
    await settleFound(tx, scope, 'user', foundUsers(scope), now),
  ];
  for (let from = 0; from < followed.length; from += factsAtOnce)
    await recordAll(tx, now, concord, followed.slice(from, from + factsAtOnce));
  const sum = (name: 'opened' | 'closed') => counts.reduce((all, one) => all + one[name], 0);
  return { opened: sum('opened'), closed: sum('closed') };
}

/** Two transactions that compare the same partner account come one after the other. */
export async function lockCompare(tx: Tx, partnerAccountId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`compare/${partnerAccountId}`}, 0))`.execute(tx);
}
