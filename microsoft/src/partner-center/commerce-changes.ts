import type { Door } from '../call.ts';
import type { CallIds, CommerceApi, ScheduledChange, SubscriptionChange } from '../commerce.ts';
import { MicrosoftError } from '../errors.ts';
import { text } from '../fields.ts';
import { type Changed, changeSubscription } from './change-subscription.ts';
import { commerceSubscription } from './commerce-subscription.ts';
import { availabilityOnSale } from './put-back.ts';
import { dropScheduled, nextTermScheduled, setAutoRenew, setTermEnd } from './scheduled-changes.ts';
import type { ProductTerm, Subscription } from './subscription-resource.ts';
import { cancel, reactivate, rename, setQuantity, suspend } from './subscription-verbs.ts';

type Changes = Pick<
  CommerceApi,
  | 'changeSeats'
  | 'suspend'
  | 'resume'
  | 'cancel'
  | 'setAutoRenew'
  | 'rename'
  | 'setScheduledChange'
  | 'dropScheduledChange'
>;

/** The verbs of a subscription as the port speaks of them. */
export function subscriptionChanges(door: Door): Changes {
  return {
    changeSeats: async (...rest) => changeOf(await setQuantity(door, ...rest)),
    suspend: async (...rest) => changeOf(await suspend(door, ...rest)),
    resume: async (...rest) => changeOf(await reactivate(door, ...rest)),
    cancel: async (...rest) => changeOf(await cancel(door, ...rest)),
    setAutoRenew: async (...rest) => changeOf(await setAutoRenew(door, ...rest)),
    rename: async (...rest) => changeOf(await rename(door, ...rest)),
    setScheduledChange: async (...rest) => changeOf(await setScheduledChange(door, ...rest)),
    dropScheduledChange: async (...rest) => changeOf(await dropScheduled(door, ...rest)),
  };
}

function changeOf({ subscription, before, dropped }: Changed): SubscriptionChange {
  return {
    subscription: subscription && commerceSubscription(subscription),
    before: commerceSubscription(before),
    dropped: dropped && commerceSubscription({ ...before, ...dropped }).scheduledChange,
  };
}

async function setScheduledChange(
  door: Door,
  tenantId: string,
  subscriptionId: string,
  change: ScheduledChange,
  ids: CallIds,
): Promise<Changed> {
  if (change.atTermEnd !== 'renew') return setTermEnd(door, tenantId, subscriptionId, change.atTermEnd, ids);
  return changeSubscription(
    door,
    tenantId,
    subscriptionId,
    async (now) => {
      const product = await nextProduct(door, tenantId, now, change);
      const { quantity = now.quantity, customTermEndDate } = change;
      return nextTermScheduled(now, {
        product,
        quantity,
        ...(customTermEndDate !== undefined && { customTermEndDate }),
      });
    },
    ids,
  );
}

/** The product of the next term: what is not said stays as it is, for a trial as it is planned. */
async function nextProduct(
  door: Door,
  tenantId: string,
  now: Subscription,
  change: ScheduledChange,
): Promise<ProductTerm> {
  const kept = keptProduct(now);
  const { productId = kept.productId, skuId = kept.skuId, promotionId } = change;
  if (!productId || !skuId) throw noProduct();
  const termDuration = change.termDuration ?? text(kept.termDuration);
  const billingCycle = change.billingCycle ?? text(kept.billingCycle) ?? now.billingCycle;
  const wanted = { productId, skuId, termDuration, billingCycle, ...(promotionId && { promotionId }) };
  const availabilityId = change.availabilityId ?? (await availabilityOnSale(door, tenantId, wanted));
  return { ...wanted, ...(availabilityId && { availabilityId }) };
}

/** What the next term is of as long as nobody says otherwise: a trial never follows a trial. */
function keptProduct(now: Subscription): Partial<ProductTerm> {
  if (now.isTrial) return now.scheduledNextTermInstructions?.product ?? {};
  const [productId, skuId] = now.offerId.split(':');
  return { productId, skuId, termDuration: now.termDuration || undefined, billingCycle: now.billingCycle };
}

function noProduct(): MicrosoftError {
  return new MicrosoftError({
    remedy: 'fix-input',
    code: 'product-unknown',
    description: '',
    explanation:
      'Neither the subscription nor its plan says of which product the next term is to be: it is of an old offer, or a trial that does not renew. Name the product and SKU, the term and the billing cycle.',
  });
}
