import type { ChangePreview, PreviewQuery } from '@concord/contract/subscription-changes';
import { openLots } from '@concord/rules';
import type { z } from 'zod';
import type { Context } from '../context.ts';
import type { Call } from '../http/handle.ts';
import { groundOf, readFresh } from './ground.ts';
import { judge, refusalWords } from './judge.ts';
import { moneyOf } from './money.ts';
import { isOtherwise } from './seen.ts';
import { verbs } from './states.ts';
import { findTarget } from './target.ts';
import type { Asked } from './verb.ts';

/**
 * What a verb would do now, by the rules and a fresh read. Nothing is changed.
 * @throws Refusal 404 outside the caller's scope; MicrosoftError when Microsoft cannot be asked
 */
export async function preview(
  context: Context,
  call: Call<'GET /subscriptions/:id/preview'>,
): Promise<ChangePreview> {
  const { query, params, now } = call;
  const target = await call.db((tx) => findTarget(tx, params.id));
  const { forPerson } = await context.clients.for(target.settingsSetId);
  const seen = await readFresh(forPerson, target);
  const asked = askedOf(query, seen.quantity);
  const ground = await groundOf(context, forPerson, target, seen, asked, now);
  const judgement = judge(verbs[query.verb], asked, ground);
  const { before, facts, at } = ground;
  const { cancellationAllowedUntilDate: until } = seen;
  const common = {
    verb: query.verb,
    before,
    windows: {
      cancelUntil: until && Date.parse(until) >= now.getTime() ? new Date(until).toISOString() : null,
      seats: openLots(facts.lots, at).map(({ quantity, allowedUntil }) => ({
        quantity,
        until: new Date(allowedUntil).toISOString(),
      })),
    },
    changedMeanwhile: isOtherwise(target, seen),
    asOf: at,
  };
  if (!judgement.allowed) {
    const refusal = refusalWords(judgement.code, judgement.values);
    const money = moneyOf(target, facts, before, before, undefined, at);
    return { ...common, allowed: false, refusal, after: null, money, dropped: null, putBack: null };
  }
  const { after, dropped, putBack = null, refund } = judgement;
  return {
    ...common,
    allowed: true,
    refusal: null,
    after,
    money: moneyOf(target, facts, before, after, refund, at),
    dropped: dropped && before.scheduledChange ? { change: before.scheduledChange, putBack: dropped } : null,
    putBack,
  };
}

function askedOf(query: z.output<typeof PreviewQuery>, seatsNow: number): Asked {
  const {
    verb,
    seats,
    on,
    atTermEnd = 'renew',
    quantity,
    termDuration,
    billingCycle,
    customTermEndDate,
  } = query;
  if (verb === 'seats') return { seats: seats ?? seatsNow };
  if (verb === 'auto-renew') return { on: on !== 'false' };
  if (verb !== 'scheduled-change') return {};
  return {
    change: {
      atTermEnd,
      ...(quantity !== undefined && { quantity }),
      ...(termDuration && { termDuration }),
      ...(billingCycle && { billingCycle }),
      ...(customTermEndDate && { customTermEndDate }),
    },
  };
}
