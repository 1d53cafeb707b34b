import type { Door } from '../call.ts';
import type { CallIds } from '../commerce.ts';
import { type Changed, changeSubscription } from './change-subscription.ts';
import type { Subscription } from './subscription-resource.ts';

/*
 * Each verb reads the subscription, changes one thing, and sends the whole back; what all of them may be refused
 * with, and what they return, is at `changeSubscription`.
 */

type Verb<A extends unknown[] = []> = (
  door: Door,
  tenantId: string,
  subscriptionId: string,
  ...rest: [...A, CallIds]
) => Promise<Changed>;

const set =
  (door: Door, tenantId: string, subscriptionId: string) =>
  (fields: Partial<Subscription>, ids: CallIds): Promise<Changed> =>
    changeSubscription(door, tenantId, subscriptionId, (now) => ({ ...now, ...fields }), ids);

/**
 * Sets the number of seats to a new total. Fewer only while the seats taken away are in their refund window.
 * @throws MicrosoftError 800090, 900214, 900257 outside the window; 2001, 800091 when suspended; 2002, 800067, 800088,
 *   900275 above the offer's maximum
 * @see https://learn.microsoft.com/partner-center/developer/change-the-quantity-of-a-subscription
 */
export const setQuantity: Verb<[quantity: number]> = (door, tenantId, id, quantity, ids) =>
  set(door, tenantId, id)({ quantity }, ids);

/**
 * Suspends. Microsoft goes on billing a new commerce subscription, switches its auto-renew off, and drops what was
 * scheduled for the next term.
 * @throws MicrosoftError 800040, 800096
 * @see https://learn.microsoft.com/partner-center/developer/suspend-a-subscription
 */
export const suspend: Verb = (door, tenantId, id, ids) =>
  set(door, tenantId, id)({ status: 'suspended' }, ids);

/**
 * Makes a suspended subscription active again. Auto-renew stays off until it is set.
 * @throws MicrosoftError 800040 when Microsoft itself suspended it; 900277, 900279 when it has ended
 * @see https://learn.microsoft.com/partner-center/developer/reactivate-a-suspended-a-subscription
 */
export const reactivate: Verb = (door, tenantId, id, ids) =>
  set(door, tenantId, id)({ status: 'active' }, ids);

/**
 * Cancels within `cancellationAllowedUntilDate`; the rest of the term is refunded. It cannot be undone.
 * @throws MicrosoftError 900117, 900213 when the window has passed
 * @see https://learn.microsoft.com/partner-center/customers/new-commerce-cancellation-policy
 */
export const cancel: Verb = (door, tenantId, id, ids) => set(door, tenantId, id)({ status: 'deleted' }, ids);

/** @see https://learn.microsoft.com/partner-center/developer/update-the-nickname-for-a-subscription */
export const rename: Verb<[friendlyName: string]> = (door, tenantId, id, friendlyName, ids) =>
  set(door, tenantId, id)({ friendlyName }, ids);

/**
 * Names another reseller on record, by its PartnerID. [U] Vendors report that it works; for some subscriptions
 * Microsoft refuses it.
 * @throws MicrosoftError 800098
 * @see https://learn.microsoft.com/partner-center/developer/error-codes
 */
export const setPartnerOnRecord: Verb<[mpnId: string]> = (door, tenantId, id, partnerId, ids) =>
  set(door, tenantId, id)({ partnerId }, ids);

/**
 * Moves to a longer term at once (`P1M` → `P1Y` → `P3Y`); the new term begins now.
 * @throws MicrosoftError 800107, 800121, 800122
 * @see https://learn.microsoft.com/partner-center/customers/create-a-new-subscription
 */
export const changeTerm: Verb<[to: { termDuration: string; billingCycle?: string; promotionId?: string }]> = (
  door,
  tenantId,
  id,
  to,
  ids,
) => set(door, tenantId, id)(given(to), ids);

/**
 * Pays in another rhythm within the term. It takes effect with the next charge, shown as `nextChargeInstructions`
 * until then. On a legacy subscription the order is changed instead.
 * @throws MicrosoftError 900269, 900270, 800097; 2054 on a legacy subscription
 * @see https://learn.microsoft.com/partner-center/developer/change-the-billing-cycle
 */
export const changeBillingCycle: Verb<[billingCycle: string]> = (door, tenantId, id, billingCycle, ids) =>
  set(door, tenantId, id)({ billingCycle }, ids);

/** An `undefined` in a change must not take away what was read. */
const given = <T extends object>(fields: T): Partial<T> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<T>;
