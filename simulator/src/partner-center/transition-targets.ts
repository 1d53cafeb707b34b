import { canUpgrade, type TransitionType, targetProblems, transitionProblems } from '@concord/rules';
import type { Subscription } from '../entities.ts';
import { type Offered, offeredOf, resolveItem } from './catalogue.ts';
import type { CustomerCall } from './operation.ts';
import { mayBecome } from './plan-checks.ts';
import { itemId, skuOf, skuPart } from './present-item.ts';

/** What a subscription may become, as it is sold now in its segment. */
export function targetsOf(call: CustomerCall, one: Subscription): Offered[] {
  if (one.kind !== 'nce') return [];
  const { country } = call.tenant;
  const segment = resolveItem(call, one.offerId, country)?.segment;
  const targets: Offered[] = [];
  for (const product of call.world.products.values()) {
    if (product.kind !== 'nce') continue;
    for (const sku of product.skus) {
      const item = offeredOf(call, product, sku, country, segment)[0];
      if (!item || skuPart(itemId(item)) === skuPart(one.offerId)) continue;
      if (mayBecome(call, one.offerId, itemId(item))) targets.push(item);
    }
  }
  return targets;
}

/** The facts of the subscription whose seats are to go to the item. */
export function sourceFacts(call: CustomerCall, one: Subscription, toOfferId: string) {
  return { ...one, servicesElsewhere: servicesElsewhere(call, one, toOfferId) };
}

/** Another subscription of the tenant, whoever sold it, has the target's services: the target itself or a higher one. */
function servicesElsewhere(call: CustomerCall, one: Subscription, toOfferId: string): boolean {
  const target = skuOf(call.world, toOfferId)?.sku.title ?? '';
  return call.world.subscriptions.where('tenant', one.tenantId).some((other) => {
    if (other.id === one.id || other.status !== 'active') return false;
    const title = skuOf(call.world, other.offerId)?.sku.title ?? '';
    return skuPart(other.offerId) === skuPart(toOfferId) || canUpgrade(target, title);
  });
}

/** Subscriptions of the customer that are the target already and could take the seats. */
export function destinationsOf(call: CustomerCall, one: Subscription, toOfferId: string): Subscription[] {
  return call.world.subscriptions
    .where('tenant', one.tenantId)
    .filter(
      (other) =>
        other.id !== one.id &&
        other.partnerTenantId === one.partnerTenantId &&
        other.kind === 'nce' &&
        !other.isTrial &&
        other.status !== 'deleted' &&
        skuPart(other.offerId) === skuPart(toOfferId),
    );
}

const transitionTexts: Record<number, string> = {
  2: 'The subscription is not active.',
  3: 'The services conflict with those of another subscription.',
};

const targetTexts: Record<number, string> = {
  1: 'The target subscription is not active.',
  2: 'The target subscription is in its cancellation window.',
  3: 'The term of the target subscription is shorter.',
  4: 'The target subscription ends earlier.',
};

const errors = (codes: number[], texts: Record<number, string>) =>
  codes.map((code) => ({ code, description: texts[code] ?? '' }));

/** Whether a transition of each type is possible. */
export function eligibilitiesOf(call: CustomerCall, one: Subscription, toOfferId: string) {
  const types: TransitionType[] = ['transition_only', 'transition_with_license_transfer'];
  return types.map((transitionType) => {
    const problems = transitionProblems(sourceFacts(call, one, toOfferId), transitionType);
    return {
      isEligible: problems.length === 0,
      transitionType,
      ...(problems.length > 0 && { errors: errors(problems, transitionTexts) }),
    };
  });
}

/** Whether each of the customer's subscriptions of the target can take the seats. */
export function destinationEligibilities(call: CustomerCall, one: Subscription, toOfferId: string) {
  return destinationsOf(call, one, toOfferId).map((target) => {
    const problems = targetProblems(one, target, call.at);
    return {
      isEligible: problems.length === 0,
      subscriptionId: target.id,
      subscriptionFriendlyName: target.friendlyName,
      subscriptionTermDuration: target.termDuration,
      subscriptionBillingCycle: target.billingCycle,
      ...(problems.length > 0 && { errors: errors(problems, targetTexts) }),
    };
  });
}
