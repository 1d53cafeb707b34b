import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Door } from '../call.ts';
import type { CallIds } from '../commerce.ts';
import { asUncertain, MicrosoftError } from '../errors.ts';
import { text } from '../fields.ts';
import { at } from '../path.ts';
import { isDropped, type Scheduled, scheduledOf } from './scheduled.ts';
import { type Subscription, subscriptionResource } from './subscription-resource.ts';

/** What came of a change to a subscription. */
export interface Changed {
  /** As it is now; absent while Microsoft still works on the change. */
  subscription?: Subscription;
  /** Microsoft answered 202: read the subscription again later, and change nothing else until then. */
  pending: boolean;
  /** As it was right before the change. */
  before: Subscription;
  /** What was decided for the next term and is no longer, because Microsoft dropped it: see `putBack`. */
  dropped?: Scheduled;
}

/** Codes of a change to a state that is no longer the newest. */
const stale = new Set(['2055', '800036', 'http-412']);

/** As often as the door tries what it may repeat by itself. */
const mostAttempts = 4;

/**
 * Reads a subscription, changes it, sends the whole of it back: what a PATCH leaves out, Microsoft resets or deletes.
 * When somebody else changed it in between (legacy ETag), it is read and changed once more. After a lost answer it is
 * read again too: if nothing is left to be changed, the first attempt has done it; else the change is made of the new
 * state, because the old one would bring back what Microsoft dropped with the first attempt.
 *
 * @param change makes the new state of the present one; it may be called again, so it sets and does not add
 * @param ids of the PATCH; after a stale ETag the second one gets a request id of its own
 * @throws MicrosoftError 20003 when the subscription is not there; 800082 (409) or 900278 while an earlier change
 *   is being worked on; 900311 after too many changes; and what the change itself may be refused with
 * @see https://learn.microsoft.com/partner-center/developer/update-a-subscription-by-id
 */
export async function changeSubscription(
  door: Door,
  tenantId: string,
  subscriptionId: string,
  change: (now: Subscription) => Subscription | Promise<Subscription>,
  ids: CallIds,
): Promise<Changed> {
  let open: { before: Subscription; wanted: Subscription; error: MicrosoftError } | undefined;
  let { requestId } = ids;
  let wasStale = false;
  const plan = async () => {
    const now = await presentState(door, tenantId, subscriptionId);
    return { now, wanted: await change(now) };
  };
  for (let attempt = 1; ; attempt++) {
    const { now, wanted } = await plan().catch((error: unknown) => {
      // Nobody knows yet what became of the lost attempt, whatever kept us from looking.
      throw open && error instanceof MicrosoftError ? asUncertain(error) : error;
    });
    if (open && isDeepStrictEqual(wanted, now)) return outcome(open.before, open.wanted, now);
    // A refusal of the repetition, and nothing was done: then it stands.
    if (open && (open.error.remedy !== 'retry' || attempt > mostAttempts)) throw open.error;
    try {
      return await write(door, tenantId, now, wanted, { ...ids, requestId });
    } catch (error) {
      if (!(error instanceof MicrosoftError)) throw error;
      if (!error.uncertain && !wasStale && stale.has(error.code)) {
        wasStale = true;
        requestId = randomUUID();
      } else if (open || error.uncertain) {
        open = { ...(open ?? { before: now, wanted }), error: asUncertain(error) };
        requestId = error.requestId ?? requestId;
        // Microsoft answered and is busy: only time helps.
        if (!error.uncertain && error.remedy === 'retry') throw open.error;
      } else throw error;
    }
  }
}

async function presentState(door: Door, tenantId: string, subscriptionId: string): Promise<Subscription> {
  const { body } = await door.call({
    method: 'GET',
    path: at`/v1/customers/${tenantId}/subscriptions/${subscriptionId}`,
    as: 'app',
    read: subscriptionResource,
  });
  return body;
}

async function write(
  door: Door,
  tenantId: string,
  before: Subscription,
  wanted: Subscription,
  ids: CallIds,
): Promise<Changed> {
  const { body } = await door.call({
    method: 'PATCH',
    path: at`/v1/customers/${tenantId}/subscriptions/${before.id}`,
    as: 'app',
    ids,
    idempotent: false,
    ifMatch: text(before.attributes?.etag) || undefined,
    body: wanted,
    read: (answer, status) => (status === 202 ? undefined : subscriptionResource(answer)),
  });
  return outcome(before, wanted, body);
}

function outcome(before: Subscription, wanted: Subscription, now: Subscription | undefined): Changed {
  const lost = now !== undefined && isDropped(wanted, now);
  return {
    subscription: now,
    pending: now === undefined,
    before,
    ...(lost && { dropped: scheduledOf(before) ?? scheduledOf(wanted) }),
  };
}
