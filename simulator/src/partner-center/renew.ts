import {
  atTermEnd,
  cancellationAllowedUntil,
  newLot,
  nextTerm,
  promotedProduct,
  scheduledReassignment,
} from '@concord/rules';
import type { Context } from '../context.ts';
import type { NextTerm, Subscription } from '../entities.ts';
import { extend } from './extend.ts';
import { moveLicences } from './move-licences.ts';
import { planOf, termFacts } from './plans.ts';
import { itemId, marketOf, presentItem, skuPart } from './present-item.ts';
import { putRenewed } from './put-renewed.ts';

/**
 * A term of a subscription follows another: the planned one, or a month of an extended service term.
 * @see https://learn.microsoft.com/partner-center/renew-subscriptions
 */
export function renew(context: Context, one: Subscription, at: string): Subscription {
  return atTermEnd(termFacts(one)) === 'extend' ? extend(context, one, at) : beginTerm(context, one, at);
}

/** The ordinary renewal; a trial becomes what it is planned to become. */
export function beginTerm(context: Context, one: Subscription, at: string): Subscription {
  const country = marketOf(context, one);
  const plan = planOf(context, one, country);
  const next = nextTerm(one, plan);
  const item =
    plan.offerId !== undefined && skuPart(plan.offerId) !== skuPart(one.offerId)
      ? presentItem(context, plan.offerId, country)
      : undefined;
  const {
    scheduledNextTerm: _next,
    nextCharge: _charge,
    nextChargeAt: _chargeAt,
    renewsAt: _waits,
    extendedSince: _since,
    extendedPrice: _price,
    termBefore: _before,
    promotionId,
    ...rest
  } = one;
  const renewed: Subscription = {
    ...rest,
    ...(item && { offerId: itemId(item), offerName: item.sku.title }),
    isTrial: item ? item.sku.isTrial : one.isTrial,
    quantity: next.quantity,
    termDuration: next.termDuration,
    billingCycle: next.billingCycle,
    termStart: next.startDate,
    commitmentEndDate: next.commitmentEndDate,
    renewedAt: at,
    cancellationAllowedUntil: cancellationAllowedUntil(at, one.kind, next.billingCycle),
    lots: one.kind === 'nce' || one.kind === 'marketplace' ? [newLot(next.quantity, at)] : [],
  };
  delete renewed.scheduledActions;
  const kept = keptPromotion(context, renewed, plan, promotionId);
  const done = putRenewed(context, one, { ...renewed, ...(kept !== undefined && { promotionId: kept }) });
  if (item && scheduledReassignment(one.quantity, next.quantity) === 'automatic')
    moveLicences(context, done.tenantId, one.offerId, done.offerId, done.quantity);
  return done;
}

/** A promotion holds for the new term if it is on when that begins, for that product and term. */
function keptPromotion(
  context: Context,
  { offerId, quantity, termDuration = '', billingCycle, termStart = '' }: Subscription,
  plan: NextTerm,
  before: string | undefined,
): string | undefined {
  const promotion = context.world.promotions.get(plan.promotionId ?? before);
  if (
    !promotion ||
    termStart < promotion.startDate.slice(0, 10) ||
    termStart > promotion.endDate.slice(0, 10)
  )
    return undefined;
  const [productId = '', skuId = ''] = offerId.split(':');
  const asked = { productId, skuId, quantity, termDuration, billingCycle, ownedSeats: 0, promotionSeats: 0 };
  return promotedProduct(promotion, asked) ? promotion.id : undefined;
}
