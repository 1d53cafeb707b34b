import { isDeepStrictEqual } from 'node:util';
import type { CommerceSubscription } from '@concord/microsoft';
import type { Context } from '../../context.ts';
import { operatorScope } from '../../db/database.ts';
import { newId } from '../../db/ids.ts';
import { Refusal } from '../../errors.ts';
import { askedBefore, begin } from '../../subscriptions/begin.ts';
import { standingOf } from '../../subscriptions/standing.ts';
import { verbs } from '../../subscriptions/states.ts';
import { findTarget } from '../../subscriptions/target.ts';
import { text } from '../../texts/texts.ts';
import type { Line } from './line.ts';
import type { Outcome } from './outcome.ts';
import { wantedVerb } from './wanted-verb.ts';

/** So soon a change that Microsoft works on, or a verb of somebody else, is looked at again in our own records. */
const againSeconds = 3;

/**
 * Makes Microsoft's subscription as ours, through the verb that the panels use too. Safe to call again: the verb's own
 * record, under the line's id as key, tells whether it was begun.
 */
export async function pushSubscription(context: Context, line: Line): Promise<Outcome> {
  const { db, clients, workflows } = context;
  const id = line.subscriptionId ?? '';
  const earlier = await found(context, line);
  if (earlier) return earlier;
  const wish = wantedVerb(line);
  if (!wish)
    return { kind: 'refused', code: `push-${line.field}`, reason: text('plan-line.impossible') ?? '' };
  const { commerce } = await clients.for(line.settingsSetId);
  const target = await db.in(operatorScope, (tx) => findTarget(tx, id));
  try {
    const free = await workflows.alone('subscription-change', id, () =>
      begin(
        context,
        {
          id: newId(),
          subscriptionId: id,
          version: target.version,
          ...wish,
          memberId: line.by.id,
          idempotencyKey: keyOf(line),
          now: context.clock.now(),
          db: (work) => db.in(operatorScope, work),
          agrees: (_, seen) => agrees(line, wish, seen),
        },
        commerce,
      ),
    );
    if (!free) return { kind: 'wait', seconds: againSeconds };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return refusalOf(error);
  }
  return (await found(context, line)) ?? { kind: 'wait', seconds: againSeconds };
}

const keyOf = ({ id }: Line) => `reconciliation/${id}`;

async function found({ db }: Context, line: Line): Promise<Outcome | undefined> {
  const change = await db.in(operatorScope, (tx) => askedBefore(tx, line.by.id, keyOf(line)));
  if (!change) return undefined;
  const { state, code, reason, id: changeId } = change;
  if (state === 'done') return { kind: 'done', changeId };
  if (state === 'refused') return { kind: 'refused', code, reason: reason ?? '', changeId };
  return { kind: 'wait', seconds: againSeconds, changeId };
}

/** What the plan rests on has to be so still, right before the call. */
function agrees(
  { field, theirs }: Line,
  { verb, asked }: NonNullable<ReturnType<typeof wantedVerb>>,
  seen: CommerceSubscription,
): Promise<void> {
  const standing = standingOf(seen);
  if (verbs[verb].isDone(asked, standing)) return Promise.reject(new Refusal(409, 'plan-line-done'));
  const { seats, state, autoRenew, scheduledChange } = standing;
  const now = { seats, status: state, 'auto-renew': autoRenew, 'scheduled-change': scheduledChange }[
    field as string
  ];
  if (isDeepStrictEqual(now, theirs)) return Promise.resolve();
  return Promise.reject(new Refusal(412, 'plan-line-stale'));
}

function refusalOf({ code, details }: Refusal): Outcome {
  // Another line of the plan, or somebody else, has done it already.
  if (code === 'plan-line-done') return { kind: 'done' };
  if (code === 'plan-line-stale' || code === 'subscription-changed')
    return { kind: 'skipped', code: 'stale', reason: text('plan-line.stale') ?? '' };
  if (code === 'subscription-busy') return { kind: 'wait', seconds: againSeconds };
  if (code === 'subscription-gone') return { kind: 'skipped', code, reason: text('plan-line.gone') ?? '' };
  const { reason = '' } = details.params ?? {};
  return { kind: 'refused', code: details.microsoft?.code ?? code, reason: String(reason) };
}
