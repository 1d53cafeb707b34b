import type { Consequence } from '@concord/contract/reconciliations';
import type { CommerceApi, CommerceSubscription } from '@concord/microsoft';
import type { Context } from '../../context.ts';
import { operatorScope } from '../../db/database.ts';
import { groundOf } from '../../subscriptions/ground.ts';
import { judge, refusalWords } from '../../subscriptions/judge.ts';
import { verbs } from '../../subscriptions/states.ts';
import { findTarget } from '../../subscriptions/target.ts';
import type { Ground } from '../../subscriptions/verb.ts';
import { text } from '../../texts/texts.ts';
import { foreseen, impossible, refused } from './consequence.ts';
import type { Subject } from './subjects.ts';
import { wantedVerb } from './wanted-verb.ts';

/**
 * What comes of the lines that push one subscription, in their order: each is judged by the rules on what the one
 * before leaves.
 * @param seen as Microsoft says it now
 */
export async function foreseePushes(
  context: Context,
  commerce: CommerceApi,
  subjects: readonly Subject[],
  seen: CommerceSubscription | undefined,
  now: Date,
): Promise<Consequence[]> {
  const id = subjects[0]?.subscriptionId;
  if (!id) return subjects.map((subject) => impossible(subject, 'push-unknown'));
  if (!seen) return subjects.map((subject) => impossible(subject, 'push-gone'));
  const target = await context.db.in(operatorScope, (tx) => findTarget(tx, id));
  const answers: Consequence[] = [];
  let before: Pick<Ground, 'before' | 'facts'> | undefined;
  for (const subject of subjects) {
    const wish = wantedVerb(subject);
    if (!wish) {
      answers.push(impossible(subject, `push-${subject.field}`));
      continue;
    }
    const read = await groundOf(context, commerce, target, seen, wish.asked, now);
    const ground = { ...read, ...before };
    if (before && verbs[wish.verb].isDone(wish.asked, ground.before)) {
      answers.push(foreseen(subject, 0, { text: text('consequence.with-another') ?? '', money: null }));
      continue;
    }
    const judgement = judge(verbs[wish.verb], wish.asked, ground);
    if (!judgement.allowed) {
      answers.push(refused(subject, refusalWords(judgement.code, judgement.values)));
      continue;
    }
    const { after, dropped } = judgement;
    const ends = after.state === 'deleted';
    const seats = (ends ? 0 : after.seats) - ground.before.seats;
    answers.push(
      foreseen(subject, seats, {
        dropped: dropped && ground.before.scheduledChange ? (text(`dropped.${dropped}`) ?? null) : null,
      }),
    );
    before = {
      before: after,
      facts: {
        ...ground.facts,
        status: after.state,
        quantity: after.seats,
        autoRenewEnabled: after.autoRenew,
      },
    };
  }
  return answers;
}
