import { randomUUID } from 'node:crypto';
import type { ChangeVerb } from '@concord/contract/subscription-changes';
import type { CommerceApi, CommerceSubscription } from '@concord/microsoft';
import type { Context } from '../context.ts';
import type { Tx } from '../db/database.ts';
import { Refusal } from '../errors.ts';
import { carry } from './carry.ts';
import { groundOf, readFresh } from './ground.ts';
import { judge, refusalWords } from './judge.ts';
import { verbs } from './states.ts';
import { readSubscription } from './store.ts';
import { type ChangeRecord, findTarget, type Target } from './target.ts';
import type { Asked } from './verb.ts';

/** A verb that somebody wants done, and as whom. */
export interface Wish {
  /** Of the change that will be stored. */
  id: string;
  subscriptionId: string;
  /** Of our record, as the one who wants it saw it. */
  version: number;
  verb: ChangeVerb;
  asked: Asked;
  /** The member in whose name it is done. */
  memberId: string;
  idempotencyKey: string;
  now: Date;
  /** A transaction in the scope of the one who wants it. */
  db: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
  /** Throws when Microsoft does not say now what the one who wants it believes. */
  agrees: (target: Target, seen: CommerceSubscription) => Promise<void>;
}

/**
 * Reads the subscription fresh, judges by the rules, stores what is asked and under which ids, then calls Microsoft.
 * Call it under the lock of the workflow `subscription-change`.
 * @throws Refusal 404 outside the scope; 409 while another change is under way; 412 when our record is not as it was
 *   seen; 422 with reason and next step when Microsoft does not allow it; MicrosoftError
 */
export async function begin(context: Context, wish: Wish, commerce: CommerceApi): Promise<void> {
  const target = await wish.db(async (tx) => {
    const found = await findTarget(tx, wish.subscriptionId);
    if (found.version !== wish.version) throw await stale(tx, found.id);
    if (await isBusy(tx, found.id)) throw new Refusal(409, 'subscription-busy');
    return found;
  });
  const seen = await readFresh(commerce, target);
  await wish.agrees(target, seen);
  const ground = await groundOf(context, commerce, target, seen, wish.asked, wish.now);
  const judgement = judge(verbs[wish.verb], wish.asked, ground);
  if (!judgement.allowed) {
    const { code, text, next } = refusalWords(judgement.code, judgement.values);
    throw new Refusal(422, 'change-refused', { params: { reason: text, next }, microsoft: { code } });
  }
  const stored = await wish.db((tx) =>
    tx
      .insertInto('subscriptionChanges')
      .values({
        id: wish.id,
        resellerId: target.resellerId,
        customerId: target.customerId,
        subscriptionId: target.id,
        verb: wish.verb,
        wanted: JSON.stringify(wish.asked),
        state: 'pending',
        before: JSON.stringify(ground.before),
        putBack: judgement.putBack ? JSON.stringify(judgement.putBack) : null,
        requestId: randomUUID(),
        putBackRequestId: randomUUID(),
        correlationId: randomUUID(),
        askedBy: wish.memberId,
        askedAt: wish.now,
        dueAt: wish.now,
        idempotencyKey: wish.idempotencyKey,
      })
      .returningAll()
      .executeTakeFirstOrThrow(),
  );
  await carry({ context, target, change: stored as ChangeRecord }, commerce, false);
}

/** A refusal that shows our record as it is now. */
export const stale = async (tx: Tx, id: string) =>
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

/** What a member asked for under a key before, and what came of it. */
export function askedBefore(tx: Tx, memberId: string, key: string) {
  return tx
    .selectFrom('subscriptionChanges')
    .select(['id', 'verb', 'subscriptionId', 'wanted', 'state', 'reason', 'code'])
    .where('askedBy', '=', memberId)
    .where('idempotencyKey', '=', key)
    .executeTakeFirst();
}
