import { dayBefore, dayOf, nextChargeAt, nextTermPlan } from '@concord/rules';
import type { NextTerm, Subscription } from '../entities.ts';
import type { Body } from './body.ts';
import { termFacts } from './plans.ts';

/** A plan with what it leaves out taken from the subscription. */
export const wholePlan = (one: Subscription, plan: NextTerm) => ({
  offerId: plan.offerId ?? one.offerId,
  quantity: plan.quantity ?? one.quantity,
  termDuration: plan.termDuration ?? one.termDuration,
  billingCycle: plan.billingCycle ?? one.billingCycle,
  customTermEndDate: plan.customTermEndDate,
  promotionId: plan.promotionId,
});

function instructions(one: Subscription, plan: NextTerm) {
  const whole = wholePlan(one, plan);
  const [productId, skuId, availabilityId] = whole.offerId.split(':');
  return {
    product: {
      productId,
      skuId,
      availabilityId,
      billingCycle: whole.billingCycle,
      termDuration: whole.termDuration,
      promotionId: whole.promotionId,
    },
    quantity: whole.quantity,
    ...(whole.customTermEndDate !== undefined && {
      customTermEndDate: `${whole.customTermEndDate}T00:00:00Z`,
    }),
  };
}

/** What is planned, as the subscription's resource says it. */
export function planFields(one: Subscription, at: string) {
  const live = one.status === 'active' || one.status === 'suspended';
  const charge = live ? chargeOf(one, at) : undefined;
  return {
    renewalTermDuration: one.autoRenewEnabled
      ? (nextTermPlan(termFacts(one))?.termDuration ?? one.termBefore?.termDuration ?? one.termDuration)
      : undefined,
    ...(charge !== undefined && {
      billingCycleEndDate: `${dayBefore(dayOf(charge))}T00:00:00Z`,
      billingCycleEndDateTime: `${dayBefore(dayOf(charge))}T23:59:59Z`,
    }),
    scheduledNextTermInstructions: one.scheduledNextTerm && instructions(one, one.scheduledNextTerm),
    nextChargeInstructions: one.nextCharge && instructions(one, one.nextCharge),
    ...(one.kind !== 'legacy' && {
      scheduledActions: (one.scheduledActions ?? []).map((action) => ({
        scheduleType: action.scheduleType,
        actionType: action.actionType,
        effectiveDate: action.effectiveDate && `${action.effectiveDate}T00:00:00Z`,
        instructions: action.instructions && instructions(one, action.instructions),
      })),
    }),
  };
}

/** The next charge; `undefined` for what is not charged in periods. */
export function chargeOf(one: Subscription, at: string): string | undefined {
  if (!['monthly', 'annual', 'triennial'].includes(one.billingCycle)) return undefined;
  if (one.nextChargeAt !== undefined) return one.nextChargeAt;
  return nextChargeAt({ ...one, startDate: one.termStart ?? dayOf(one.startedAt) }, at);
}

/** Reads instructions as they are sent: parts may be missing, an empty object plans nothing. */
export function planOfBody(body: Body): NextTerm | undefined {
  const product = body.object('product');
  const [productId, skuId] = [product.text('productId'), product.text('skuId')];
  // Small bodies put term and billing beside the quantity.
  const part = (name: string) => product.text(name) ?? body.text(name);
  const end = body.text('customTermEndDate');
  const plan: NextTerm = {
    ...(productId !== undefined &&
      skuId !== undefined && {
        offerId: [productId, skuId, product.text('availabilityId') ?? ''].join(':'),
      }),
    ...some('quantity', body.whole('quantity')),
    ...some('termDuration', part('termDuration')?.toUpperCase()),
    ...some('billingCycle', part('billingCycle')?.toLowerCase()),
    ...some('promotionId', part('promotionId')),
    ...some('customTermEndDate', end === undefined ? undefined : end.slice(0, 10)),
  };
  return Object.keys(plan).length > 0 ? plan : undefined;
}

function some<K extends keyof NextTerm>(name: K, value: NextTerm[K]): Partial<Pick<NextTerm, K>> {
  return value === undefined ? {} : ({ [name]: value } as Pick<NextTerm, K>);
}
