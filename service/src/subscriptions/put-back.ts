import type { CallIds, CommerceApi, CommerceSubscription } from '@concord/microsoft';
import { isScheduled, standingOf } from './standing.ts';
import type { PutBack } from './verb.ts';

/** Whether what has to stand again does. */
export function isPutBack(wanted: PutBack, seen: CommerceSubscription): boolean {
  const now = standingOf(seen);
  if (wanted.scheduledChange) return isScheduled(wanted.scheduledChange, now.scheduledChange);
  return now.autoRenew === wanted.autoRenew;
}

/**
 * Sets again what Microsoft dropped; a scheduled renewal brings auto-renew with it. The availability is read anew.
 * @returns the subscription; `undefined` while Microsoft still works on it
 * @throws MicrosoftError
 */
export async function putBack(
  commerce: CommerceApi,
  { tenantId, microsoftId }: { tenantId: string; microsoftId: string },
  { autoRenew, scheduledChange }: PutBack,
  ids: CallIds,
): Promise<CommerceSubscription | undefined> {
  const { subscription } = scheduledChange
    ? await commerce.setScheduledChange(tenantId, microsoftId, scheduledChange, ids)
    : await commerce.setAutoRenew(tenantId, microsoftId, autoRenew, ids);
  return subscription;
}
