import { isDeepStrictEqual } from 'node:util';
import type { ChangeVerb, SubscriptionChange } from '@concord/contract/subscription-changes';
import type { CommerceSubscription } from '@concord/microsoft';
import type { Context } from '../context.ts';
import { operatorScope } from '../db/database.ts';
import { newId } from '../db/ids.ts';
import { Refusal } from '../errors.ts';
import { record } from '../events/record.ts';
import type { Call } from '../http/handle.ts';
import { askedBefore, begin, stale, type Wish } from './begin.ts';
import { isOtherwise, lockTarget, writeSeen } from './seen.ts';
import { standingOf } from './standing.ts';
import { readSubscription } from './store.ts';
import { findTarget, shownStanding, type Target } from './target.ts';
import type { Asked } from './verb.ts';

type ChangeRoute =
  | 'POST /subscriptions/:id/seats'
  | 'POST /subscriptions/:id/suspend'
  | 'POST /subscriptions/:id/resume'
  | 'POST /subscriptions/:id/cancel'
  | 'POST /subscriptions/:id/auto-renew'
  | 'POST /subscriptions/:id/scheduled-change'
  | 'DELETE /subscriptions/:id/scheduled-change';

/**
 * Does a verb for a person: reads the subscription fresh, stores what is asked and under which ids, then calls
 * Microsoft. The same key from the same member answers with what came of it before.
 * @throws Refusal 404 outside the caller's scope; 409 while another change is under way; 412 when the subscription
 *   is not as the caller saw it; 422 with reason and next step when Microsoft does not allow it
 */
export async function change(
  context: Context,
  call: Call<ChangeRoute>,
  name: ChangeVerb,
  asked: Asked = {},
): Promise<SubscriptionChange> {
  const { params, actor, idempotencyKey } = call;
  const earlier = await call.db((tx) => askedBefore(tx, actor.id, idempotencyKey));
  if (earlier) {
    const same = earlier.verb === name && earlier.subscriptionId === params.id;
    if (!same || !isDeepStrictEqual(earlier.wanted, plain(asked)))
      throw new Refusal(422, 'change-key-reused');
    return answer(call, earlier.id);
  }
  const target = await call.db((tx) => findTarget(tx, params.id));
  const id = newId();
  const wish: Wish = {
    id,
    subscriptionId: params.id,
    version: call.version,
    verb: name,
    asked,
    memberId: actor.id,
    idempotencyKey,
    now: call.now,
    db: call.db,
    agrees: (found, seen) => agrees(context, call, found, seen),
  };
  const { forPerson } = await context.clients.for(target.settingsSetId);
  const free = await context.workflows.alone('subscription-change', params.id, () =>
    begin(context, wish, forPerson),
  );
  if (free) return answer(call, id);
  // A double click: the other request of the same key may have stored it already.
  const twin = await call.db((tx) => askedBefore(tx, actor.id, idempotencyKey));
  if (twin) return answer(call, twin.id);
  throw new Refusal(409, 'subscription-busy');
}

/** The caller decides on what it sees: when Microsoft says something else, that is shown first. */
async function agrees(
  context: Context,
  call: Call<ChangeRoute>,
  target: Target,
  seen: CommerceSubscription,
): Promise<void> {
  if (!isOtherwise(target, seen)) return;
  await noteOtherwise(context, call, target, seen);
  throw await call.db((tx) => stale(tx, target.id));
}

/** What Microsoft says now is shown from here on, and the caller decides again. */
async function noteOtherwise(
  context: Context,
  call: Call<ChangeRoute>,
  target: Target,
  seen: CommerceSubscription,
): Promise<void> {
  await context.db.in(operatorScope, async (tx) => {
    await lockTarget(tx, target.id);
    await writeSeen(tx, target, seen, call.now);
    await record(tx, call.now, call.doer, {
      kind: 'subscription.seen-changed',
      objectKind: 'subscription',
      objectId: target.id,
      resellerId: target.resellerId,
      customerId: target.customerId,
      data: { number: target.number, shown: shownStanding(target), seen: standingOf(seen) },
    });
  });
}

/** @throws Refusal 422 when Microsoft refused it */
async function answer(call: Call<ChangeRoute>, id: string): Promise<SubscriptionChange> {
  const { row, subscription } = await call.db(async (tx) => ({
    row: await tx
      .selectFrom('subscriptionChanges')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow(),
    subscription: await readSubscription(tx, call.params.id, false),
  }));
  const { reason, next, code, microsoftRequestId, correlationId } = row;
  if (row.state === 'refused')
    throw new Refusal(422, 'change-refused', {
      params: { reason: reason ?? '', next: next ?? '' },
      microsoft: { code: code ?? undefined, requestId: microsoftRequestId ?? undefined, correlationId },
    });
  return {
    id,
    verb: row.verb as ChangeVerb,
    state: row.state as SubscriptionChange['state'],
    reason,
    next,
    version: subscription.version,
    subscription,
  };
}

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
