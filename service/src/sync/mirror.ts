import type { Tx } from '../db/database.ts';
import { mirrorTransfers } from '../transfers/mirror.ts';
import { byIndex } from './mirror/by-index.ts';
import { writeLicences } from './mirror/licences.ts';
import { markMissed } from './mirror/missed.ts';
import { ownersOf } from './mirror/owners.ts';
import { type Found, writeSubscriptions } from './mirror/subscriptions.ts';
import { type Known, lockTenants, markTenantsGone, noteRead, writeTenants } from './mirror/tenants.ts';
import { writeUsers } from './mirror/users.ts';
import type { TenantReading } from './read-tenant.ts';

/** What of the mirror became otherwise by readings. */
export interface Written {
  /** Tenants of which anything is otherwise than before. */
  changed: string[];
  /** Those of them that somebody is bound to: only they can disagree with what is on record. */
  bound: string[];
  /** Subscriptions that are otherwise, or new in a tenant that had been read before. */
  subscriptions: Found[];
  /** Objects that are otherwise, all kinds together. */
  objects: number;
  gone: number;
}

/**
 * Writes readings of one partner account's tenants into the mirror. What is newer there stays; what a complete list
 * does not name any more is gone.
 * @param at the present instant
 * @param run a full pull: what it misses is marked as such, and gone only when the pull has come to its end
 */
export function writeReadings(
  tx: Tx,
  account: { partnerAccountId: string; resellerId: string },
  readings: readonly TenantReading[],
  at: Date,
  run?: string,
): Promise<Written> {
  return byIndex(tx, () => write(tx, account, readings, at, run));
}

async function write(
  tx: Tx,
  account: { partnerAccountId: string; resellerId: string },
  readings: readonly TenantReading[],
  at: Date,
  run: string | undefined,
): Promise<Written> {
  const { partnerAccountId } = account;
  if (readings.length === 0) return { changed: [], bound: [], subscriptions: [], objects: 0, gone: 0 };
  // Before the owners are looked up: an import gives tenants to others under the same locks.
  const known = await lockTenants(tx, partnerAccountId, readings);
  const owner = await ownersOf(
    tx,
    account,
    readings.map(({ tenantId }) => tenantId),
  );
  const changed = new Set<string>();
  const alter = (tenantIds: Iterable<string>) => {
    for (const id of tenantIds) changed.add(id);
  };

  const named = readings.flatMap(({ tenant, at: asOf }) => (tenant ? [{ ...tenant, asOf }] : []));
  alter(await writeTenants(tx, partnerAccountId, named, owner));
  const lists = readings.map((reading) => newest(reading, known.get(reading.tenantId)));

  const subscriptions = await writeSubscriptions(tx, partnerAccountId, lists, owner);
  alter(subscriptions.map(({ tenantId }) => tenantId));
  const users = await writeUsers(tx, partnerAccountId, lists, owner);
  alter(users);
  const licences = await writeLicences(tx, partnerAccountId, lists, owner);
  alter(licences);
  alter(await mirrorTransfers(tx, partnerAccountId, lists, owner));
  const missed = await markMissed(tx, partnerAccountId, lists, at, run);
  const lost = await markTenantsGone(
    tx,
    partnerAccountId,
    readings.filter(({ tenant }) => tenant === null),
  );
  alter(missed);
  alter(lost);
  alter(await noteRead(tx, partnerAccountId, lists, owner, run));

  const old = (tenantId: string) => known.get(tenantId)?.subscriptionsAsOf != null;
  return {
    changed: Array.from(changed),
    bound: Array.from(changed).filter((tenantId) => owner(tenantId).customerId !== null),
    subscriptions: subscriptions.filter(({ tenantId, previousAsOf }) => previousAsOf || old(tenantId)),
    objects: subscriptions.length + users.length + licences.length,
    gone: missed.length + lost.length,
  };
}

/** The reading without the lists of which the mirror has a newer one. */
function newest(reading: TenantReading, known: Known | undefined): TenantReading {
  if (!known) return reading;
  const isOld = (asOf: Date | null) => asOf !== null && asOf > reading.at;
  const { subscriptionsAsOf, usersAsOf, licencesAsOf, agreementAsOf } = known;
  return {
    ...reading,
    ...(isOld(subscriptionsAsOf) && { subscriptions: undefined }),
    ...(isOld(usersAsOf) && { users: undefined, userIds: undefined }),
    ...(isOld(licencesAsOf) && { licences: undefined }),
    ...(isOld(agreementAsOf) && { agreementAccepted: undefined }),
  };
}
