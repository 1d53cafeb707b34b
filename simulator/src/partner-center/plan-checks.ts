import { canUpgrade, planProblem } from '@concord/rules';
import type { NextTerm, Subscription } from '../entities.ts';
import { resolveItem } from './catalogue.ts';
import type { CustomerCall } from './operation.ts';
import { termFacts, trialPlan } from './plans.ts';
import { itemId, paidSkuOf, presentItem, skuOf, skuPart } from './present-item.ts';
import { refuse } from './refusal.ts';

const said: Record<number, string> = {
  2002: 'The quantity is outside of what is allowed.',
  800093: 'The subscription cannot be renewed.',
  800097: 'The billing cycle of the subscription cannot be updated.',
  800107: 'The term of a trial cannot be changed.',
  800121: 'The term is not valid for the subscription.',
  800122: 'The term cannot be changed to a shorter one.',
  900244: 'The product does not support a custom term end date.',
  900245: 'The custom term end date is not valid.',
  900246: 'The custom term end date is after the end of the next term.',
  900269: 'The billing cycle is not supported for the term.',
};

/** @throws Refusal with the problem's status and code */
export function refuseProblem(problem: { status: number; code: number } | undefined): void {
  if (problem) throw refuse(problem.status, problem.code, said[problem.code] ?? 'The change is not allowed.');
}

/** True when the one SKU may become the other: an upgrade, or what a trial is a trial of. */
export function mayBecome(call: CustomerCall, fromOfferId: string, toOfferId: string): boolean {
  if (skuPart(fromOfferId) === skuPart(toOfferId)) return true;
  const [from, to] = [skuOf(call.world, fromOfferId), skuOf(call.world, toOfferId)];
  if (!from || !to || to.sku.isTrial) return false;
  if (from.sku.isTrial && from.product.id === to.product.id) return true;
  const base = from.sku.isTrial ? (paidSkuOf(from.product)?.title ?? from.sku.title) : from.sku.title;
  const key = skuPart(toOfferId);
  return from.sku.upgradesTo?.includes(key) ?? canUpgrade(base, to.sku.title);
}

/**
 * A plan as it is kept: with the present availability where none was named.
 * @throws Refusal 800004 unknown item, 400019 stale availability, 900236 no upgrade path, and those of `planProblem`
 */
export function checkedPlan(call: CustomerCall, one: Subscription, asked: NextTerm): NextTerm {
  const { country } = call.tenant;
  const plan =
    one.isTrial && one.kind === 'nce' && asked.offerId === undefined
      ? { ...trialPlan(call, one, country), ...asked }
      : asked;
  const wanted = plan.offerId ?? one.offerId;
  const found = skuOf(call.world, wanted);
  const present = presentItem(call, wanted, country);
  if (plan.offerId !== undefined) {
    if (!found || !present) throw refuse(400, 800004, 'The offer id is not valid.');
    const named = !plan.offerId.endsWith(':') && skuPart(plan.offerId) !== skuPart(one.offerId);
    const item = named ? resolveItem(call, plan.offerId, country) : undefined;
    if (named && (!item || item.stale)) throw refuse(404, 400019, 'The availability was not found.');
    // A trial never follows a trial. [U]
    if (found.sku.isTrial || !mayBecome(call, one.offerId, plan.offerId))
      throw refuse(400, 900236, 'The subscription cannot be changed to this product.');
  }
  const sold = found?.sku.isTrial ? paidSkuOf(found.product) : found?.sku;
  if (sold)
    refuseProblem(
      planProblem(termFacts(one), plan, {
        offered: sold.terms,
        minimum: sold.minimumQuantity,
        maximum: sold.maximumQuantity,
      }),
    );
  return plan.offerId?.endsWith(':') && present ? { ...plan, offerId: itemId(present) } : plan;
}
