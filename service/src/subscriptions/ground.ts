import type { CommerceApi, CommerceSubscription } from '@concord/microsoft';
import type { Context } from '../context.ts';
import { operatorScope } from '../db/database.ts';
import { Refusal } from '../errors.ts';
import { factsOf } from './facts.ts';
import { findInTransfer } from './in-transfer.ts';
import { standingOf } from './standing.ts';
import { findSuspendedFrom, type Target } from './target.ts';
import type { Asked, Ground } from './verb.ts';

/**
 * Reads the subscription fresh at Microsoft.
 * @throws Refusal 409 when Microsoft shows no such subscription; MicrosoftError
 */
export async function readFresh(commerce: CommerceApi, target: Target): Promise<CommerceSubscription> {
  const seen = await commerce.subscription(target.tenantId, target.microsoftId);
  if (!seen) throw new Refusal(409, 'subscription-gone', { params: { name: target.name } });
  return seen;
}

/** All that a judgement rests on. */
export async function groundOf(
  context: Context,
  commerce: CommerceApi,
  target: Target,
  seen: CommerceSubscription,
  asked: Asked,
  now: Date,
): Promise<Ground> {
  const needsOffer = asked.change?.atTermEnd === 'renew' || target.planId === null;
  const sold = needsOffer ? await itemOf(commerce, target) : undefined;
  return {
    facts: factsOf(seen),
    before: standingOf(seen),
    limits: {
      minimum: sold?.minimumQuantity ?? target.minimumSeats ?? 1,
      maximum: sold?.maximumQuantity ?? target.maximumSeats ?? Number.MAX_SAFE_INTEGER,
    },
    offered: sold?.terms.map((term) => ({ ...term, billingCycle: term.billingCycle.toLowerCase() })) ?? [],
    suspendedFrom: await context.db.in(operatorScope, (tx) => findSuspendedFrom(tx, target.id)),
    inTransfer: await context.db.in(operatorScope, (tx) => findInTransfer(tx, target)),
    at: now.toISOString(),
  };
}

/** What the subscription's product is sold with now, over all its availabilities. */
async function itemOf(commerce: CommerceApi, target: Target) {
  const { productId, skuId, market: country, segment, tenantId } = target;
  if (!productId || !skuId) return undefined;
  const items = (
    await commerce.catalogue({ productId, skuId, country, segment: segment ?? undefined, tenantId })
  ).filter(({ isTrial }) => !isTrial);
  return items[0] && { ...items[0], terms: items.flatMap(({ terms }) => terms) };
}
