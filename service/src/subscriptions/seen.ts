import { isDeepStrictEqual } from 'node:util';
import type { Standing } from '@concord/contract/subscription-changes';
import type { CommerceSubscription } from '@concord/microsoft';
import type { Tx } from '../db/database.ts';
import { mirrorSubscriptions, nameOf } from './mirror.ts';
import { isScheduled, standingOf } from './standing.ts';
import { shownStanding, type Target } from './target.ts';

/** Whether Microsoft says something else than what we showed last. */
export function isOtherwise(target: Target, seen: CommerceSubscription): boolean {
  return !isDeepStrictEqual(standingOf(seen), shownStanding(target));
}

/**
 * Writes mirror and subscription as Microsoft says them now.
 * @param before what Microsoft said before a verb: where our record said something else already, that difference is not
 *   the verb's business and stays
 */
export async function writeSeen(
  tx: Tx,
  target: Target,
  seen: CommerceSubscription,
  at: Date,
  before?: Standing,
): Promise<void> {
  const { scheduledChange, ...standing } = recordOf(target, standingOf(seen), before);
  const name = before && (await isNamedOtherwise(tx, target)) ? target.name : nameOf(seen);
  await tx
    .updateTable('subscriptions')
    .set({ ...standing, scheduledChange: scheduledChange && JSON.stringify(scheduledChange), name })
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

/** What differed before and does still stays ours; Microsoft may say it in more words. */
function recordOf(target: Target, seen: Standing, before: Standing | undefined): Standing {
  if (!before) return seen;
  const shown = shownStanding(target);
  const names = Object.keys(seen) as (keyof Standing)[];
  const agrees = (name: keyof Standing) =>
    name === 'scheduledChange' &&
    shown.scheduledChange !== null &&
    isScheduled(shown.scheduledChange, seen.scheduledChange);
  const differed = names.filter((name) => !isDeepStrictEqual(shown[name], before[name]) && !agrees(name));
  return { ...seen, ...Object.fromEntries(differed.map((name) => [name, shown[name]])) };
}

async function isNamedOtherwise(tx: Tx, { partnerAccountId, microsoftId, name }: Target): Promise<boolean> {
  const mirrored = await tx
    .selectFrom('mirrorSubscriptions')
    .select('name')
    .where('partnerAccountId', '=', partnerAccountId)
    .where('microsoftId', '=', microsoftId)
    .executeTakeFirst();
  return mirrored !== undefined && mirrored.name !== '' && mirrored.name !== name;
}

/** The subscription's row stays ours until the commit. */
export async function lockTarget(tx: Tx, id: string): Promise<void> {
  await tx.selectFrom('subscriptions').select('id').where('id', '=', id).forUpdate().executeTakeFirst();
}
