import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { ChangeVerb, SubscriptionChange } from '@concord/contract/subscription-changes';
import type { CommerceSubscription } from '@concord/microsoft';
import type { Context } from '../context.ts';
import { operatorScope, type Tx } from '../db/database.ts';
import { newId } from '../db/ids.ts';
import { Refusal } from '../errors.ts';
import { record } from '../events/record.ts';
import type { Call } from '../http/handle.ts';
import { carry } from './carry.ts';
import { groundOf, readFresh } from './ground.ts';
import { judge, refusalWords } from './judge.ts';
import { isOtherwise, lockTarget, writeSeen } from './seen.ts';
import { standingOf } from './standing.ts';
import { verbs } from './states.ts';
import { readSubscription } from './store.ts';
import { type ChangeRecord, findTarget, shownStanding, type Target } from './target.ts';
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
  await call.db((tx) => findTarget(tx, params.id));
  const id = newId();
  const free = await context.workflows.alone('subscription-change', params.id, () =>
    begin(context, call, id, name, asked),
  );
  if (free) return answer(call, id);
  // A double click: the other request of the same key may have stored it already.
  const twin = await call.db((tx) => askedBefore(tx, actor.id, idempotencyKey));
  if (twin) return answer(call, twin.id);
  throw new Refusal(409, 'subscription-busy');
}

async function begin(
  context: Context,
  call: Call<ChangeRoute>,
  id: string,
  name: ChangeVerb,
  asked: Asked,
): Promise<void> {
  const target = await call.db(async (tx) => {
    const found = await findTarget(tx, call.params.id);
    if (found.version !== call.version) throw await stale(tx, call.params.id);
    if (await isBusy(tx, found.id)) throw new Refusal(409, 'subscription-busy');
    return found;
  });
  const { forPerson } = await context.clients.for(target.settingsSetId);
  const seen = await readFresh(forPerson, target);
  if (isOtherwise(target, seen)) {
    await noteOtherwise(context, call, target, seen);
    throw await call.db((tx) => stale(tx, target.id));
  }
  const verb = verbs[name];
  const ground = await groundOf(context, forPerson, target, seen, asked, call.now);
  const judgement = judge(verb, asked, ground);
  if (!judgement.allowed) {
    const { code, text, next } = refusalWords(judgement.code, judgement.values);
    throw new Refusal(422, 'change-refused', { params: { reason: text, next }, microsoft: { code } });
  }
  const stored = await call.db((tx) =>
    tx
      .insertInto('subscriptionChanges')
      .values({
        id,
        resellerId: target.resellerId,
        customerId: target.customerId,
        subscriptionId: target.id,
        verb: name,
        wanted: JSON.stringify(asked),
        state: 'pending',
        before: JSON.stringify(ground.before),
        putBack: judgement.putBack ? JSON.stringify(judgement.putBack) : null,
        requestId: randomUUID(),
        putBackRequestId: randomUUID(),
        correlationId: randomUUID(),
        askedBy: call.actor.id,
        askedAt: call.now,
        dueAt: call.now,
        idempotencyKey: call.idempotencyKey,
      })
      .returningAll()
      .executeTakeFirstOrThrow(),
  );
  await carry({ context, target, change: stored as ChangeRecord }, forPerson, false);
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

const stale = async (tx: Tx, id: string) =>
  new Refusal(412, 'subscription-changed', { current: await readSubscription(tx, id, false) });

async function isBusy(tx: Tx, subscriptionId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('subscriptionChanges')
    .select('id')
    .where('subscriptionId', '=', subscriptionId)
    .where('state', '=', 'pending')
    .executeTakeFirst();
  return row !== undefined;
}

function askedBefore(tx: Tx, memberId: string, key: string) {
  return tx
    .selectFrom('subscriptionChanges')
    .select(['id', 'verb', 'subscriptionId', 'wanted'])
    .where('askedBy', '=', memberId)
    .where('idempotencyKey', '=', key)
    .executeTakeFirst();
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
