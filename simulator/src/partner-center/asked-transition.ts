import {
  isLongerTerm,
  type TransitionType,
  targetProblems,
  transitionProblems,
  transitionSeatsProblem,
  trialDefault,
} from '@concord/rules';
import type { Subscription } from '../entities.ts';
import { resolveItem } from './catalogue.ts';
import { checkChange } from './change-checks.ts';
import type { CustomerCall } from './operation.ts';
import { mayBecome, refuseProblem } from './plan-checks.ts';
import { itemId, skuOf } from './present-item.ts';
import { refuse } from './refusal.ts';
import { sourceFacts } from './transition-targets.ts';

/** What a transition asks for, read and checked. */
export interface Asked {
  source: Subscription;
  toOfferId: string;
  target?: Subscription;
  quantity: number;
  /** Where the seats begin a term of their own. */
  term?: { termDuration: string; billingCycle: string };
  billingCycle: string;
  type: TransitionType;
  promotionId?: string;
}

/**
 * Reads and checks a transition. Which of 900258–900261, 900267–900270 stands for what is assumed. [U]
 * @throws Refusal 900258 source not active, 800004, 400019, 900259 no such path, 2002, 900236 unfit target, 900267,
 *   900269
 * @see https://learn.microsoft.com/partner-center/developer/transition-subscription
 */
export function askedTransition(call: CustomerCall, source: Subscription): Asked {
  const { body, tenant, world } = call;
  if (source.kind !== 'nce')
    throw refuse(403, 900263, 'The operation is not supported for this subscription.');
  const type = typeOf(body.text('transitionType'));
  const wantedTarget = body.text('toSubscriptionId')?.toLowerCase();
  const target = wantedTarget === undefined ? undefined : world.subscriptions.get(wantedTarget);
  if (
    wantedTarget !== undefined &&
    (target?.tenantId !== tenant.id || target.partnerTenantId !== call.partner.id)
  )
    throw refuse(404, 20003, 'The subscription was not found.');
  const wanted = body.text('toCatalogItemId') ?? target?.offerId ?? '';
  const toOfferId = target && !body.has('toCatalogItemId') ? target.offerId : sold(call, wanted);
  if (!mayBecome(call, source.offerId, toOfferId))
    throw refuse(400, 900259, 'The subscription cannot be changed to this product.');
  const quantity = body.whole('quantity') ?? source.quantity;
  if (transitionProblems(sourceFacts(call, source, toOfferId), type).length > 0)
    throw refuse(400, 900258, 'The subscription is not eligible for the transition.');
  refuseProblem(transitionSeatsProblem(source, quantity));
  checkChange(call, source);
  if (target && targetProblems(source, target, call.at).length > 0)
    throw refuse(400, 900236, 'The target subscription is not eligible for the transition.');
  const term = target ? undefined : wantedTerm(call, source, toOfferId);
  const billingCycle = target?.billingCycle ?? term?.billingCycle ?? source.billingCycle;
  const promotionId = body.text('promotionId');
  return {
    source,
    toOfferId,
    quantity,
    billingCycle,
    type,
    ...(target && { target }),
    ...(term && { term }),
    ...(promotionId !== undefined && { promotionId }),
  };
}

function typeOf(text: string | undefined): TransitionType {
  const type = (text ?? 'transition_only').toLowerCase().replaceAll('_', '');
  if (type === 'transitiononly') return 'transition_only';
  if (type === 'transitionwithlicensetransfer') return 'transition_with_license_transfer';
  throw refuse(400, 800002, 'transitionType is not valid.');
}

function sold(call: CustomerCall, offerId: string): string {
  const item = resolveItem(call, offerId, call.tenant.country);
  if (!item) throw refuse(400, 800004, 'The offer id is not valid.');
  if (item.stale) throw refuse(404, 400019, 'The availability was not found.');
  return itemId(item);
}

/** A term of its own begins for a trial, and where another term or billing cycle is named. */
function wantedTerm(call: CustomerCall, source: Subscription, toOfferId: string): Asked['term'] {
  const { body } = call;
  const now = source.isTrial
    ? trialDefault
    : { termDuration: source.termDuration ?? '', billingCycle: source.billingCycle };
  const termDuration = body.text('termDuration')?.toUpperCase() ?? now.termDuration;
  const billingCycle = body.text('billingCycle')?.toLowerCase() ?? now.billingCycle;
  const sameTerm = termDuration === now.termDuration && billingCycle === now.billingCycle;
  if (!source.isTrial && sameTerm) return undefined;
  const terms = skuOf(call.world, toOfferId)?.sku.terms ?? [];
  if (!terms.some((one) => one.duration === termDuration))
    throw refuse(400, 900267, 'The term is not supported by the target.');
  if (!source.isTrial && isLongerTerm(now.termDuration, termDuration))
    throw refuse(400, 900268, 'The term of the target is shorter.');
  if (!terms.some((one) => one.duration === termDuration && one.billingCycle === billingCycle))
    throw refuse(400, 900269, 'The billing cycle is not supported by the target.');
  return { termDuration, billingCycle };
}
