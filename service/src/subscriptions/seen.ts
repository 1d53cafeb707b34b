import { isDeepStrictEqual } from 'node:util';
import type { CommerceSubscription } from '@concord/microsoft';
import type { Tx } from '../db/database.ts';
import { mirrorSubscriptions, nameOf } from './mirror.ts';
import { standingOf } from './standing.ts';
import { shownStanding, type Target } from './target.ts';

/** Whether Microsoft says something else than what we showed last. */
export function isOtherwise(target: Target, seen: CommerceSubscription): boolean {
  return !isDeepStrictEqual(standingOf(seen), shownStanding(target));
}

/** Writes subscription and mirror as Microsoft says them now. */
export async function writeSeen(tx: Tx, target: Target, seen: CommerceSubscription, at: Date): Promise<void> {
  const { scheduledChange, ...standing } = standingOf(seen);
  await tx
    .updateTable('subscriptions')
    .set({
      ...standing,
      scheduledChange: scheduledChange && JSON.stringify(scheduledChange),
      name: nameOf(seen),
    })
    .set('version', (eb) => eb('version', '+', 1))
    .where('id', '=', target.id)
    .execute();
  const { partnerAccountId, resellerId, customerId, tenantId } = target;
  await mirrorSubscriptions(
    tx,
    [{ partnerAccountId, resellerId, customerId, tenantId, subscription: seen }],
    at,
  );
}

/** The subscription's row stays ours until the commit. */
export async function lockTarget(tx: Tx, id: string): Promise<void> {
  await tx.selectFrom('subscriptions').select('id').where('id', '=', id).forUpdate().executeTakeFirst();
}
