import { addDuration, endedStates, renewalPending } from '@concord/rules';
import type { Context } from '../context.ts';
import type { Subscription } from '../entities.ts';
import type { Answer } from '../exchange.ts';
import { recordFor } from './audit.ts';
import { followBase } from './follow-base.ts';
import { etagOf } from './legacy-subscription-resource.ts';
import { type CustomerCall, type Operation, ok } from './operation.ts';
import { Refusal, refuse } from './refusal.ts';
import { subscriptionResource } from './subscription-resource.ts';
import { subscriptionOf } from './subscriptions.ts';
import { autoRenew } from './verbs/auto-renew.ts';
import { billingCycle } from './verbs/billing-cycle.ts';
import { friendlyName } from './verbs/friendly-name.ts';
import { nextTerm } from './verbs/next-term.ts';
import { partnerOnRecord } from './verbs/partner-on-record.ts';
import { quantity } from './verbs/quantity.ts';
import { scheduledActions } from './verbs/scheduled-actions.ts';
import { status } from './verbs/status.ts';
import { term } from './verbs/term.ts';
import type { Change, Verb } from './verbs/verb.ts';

/** In the order in which they are applied. */
const verbs: Verb[] = [
  status,
  term,
  billingCycle,
  quantity,
  partnerOnRecord,
  friendlyName,
  autoRenew,
  nextTerm,
  scheduledActions,
];

/** From about this many updates on a subscription may refuse more. */
const manyUpdates = 1200;

/** How long an update takes that answers 202. */
const slowUpdate = 'PT1M';

/** Microsoft's advice is to wait two minutes. */
function busy(): Refusal {
  const { answer, message } = refuse(
    409,
    800082,
    'The subscription is not ready to be updated; try again later.',
  );
  return new Refusal({ ...answer, headers: { 'retry-after': '120' } }, message);
}

function skuOf({ world }: CustomerCall, { offerId }: Subscription) {
  const [productId, skuId] = offerId.split(':');
  return world.products.get(productId)?.skus.find((one) => one.id === skuId);
}

/** @throws Refusal when the subscription takes no update of any kind */
function checkUpdatable(change: Change, asked: Verb[]): void {
  const { call, wanted, before } = change;
  const header = call.header('if-match')?.replaceAll('"', '');
  const etag = header ?? wanted.object('attributes').text('etag');
  if (before.kind === 'legacy' && etag !== undefined && etag !== etagOf(before))
    throw refuse(400, 2055, 'The etag is not current.');
  if (asked.length === 0) return;
  if (endedStates.includes(before.status))
    throw refuse(400, 900279, 'The subscription can no longer be updated.');
  if (before.pending || renewalPending(before, call.at)) throw busy();
  if ((before.updateCount ?? 0) >= manyUpdates)
    throw refuse(400, 900311, 'The subscription has been updated too many times.');
}

function noteChange(call: CustomerCall, before: Subscription, after: Subscription): void {
  const { tenant, partner, user, application, correlationId, at } = call;
  recordFor(call, {
    partnerId: partner.id,
    customer: { id: tenant.id, name: tenant.companyName },
    resourceType: 'subscription',
    operationType: 'update_subscription',
    ...(user && { userPrincipalName: user.userPrincipalName }),
    applicationId: application.id,
    correlationId,
    oldValue: subscriptionResource(before, at, tenant.country),
    newValue: subscriptionResource(after, at, tenant.country),
    details: {
      OrderId: after.orderId,
      BillingCycle: after.billingCycle,
      'OfferId-0': after.offerId,
      'SubscriptionId-0': after.id,
      'SubscriptionName-0': after.friendlyName,
      'Quantity-0': String(after.quantity),
      ...(after.partnerId !== undefined && { 'PartnerOnRecord-0': after.partnerId }),
    },
  });
}

/**
 * The full-resource PATCH: what differs from the present state is done, all or nothing.
 * @see https://learn.microsoft.com/partner-center/developer/update-a-subscription
 */
function patchSubscription(call: CustomerCall): Answer {
  const before = subscriptionOf(call);
  const change: Change = { call, wanted: call.body, before, sku: skuOf(call, before) };
  const asked = verbs.filter((verb) => verb.asks(change));
  checkUpdatable(change, asked);
  if (asked.length === 0) return ok(subscriptionResource(before, call.at, call.tenant.country));
  const changed = asked.reduce((now, verb) => verb.apply(change, now), before);
  const after: Subscription = {
    ...changed,
    updateCount: (before.updateCount ?? 0) + 1,
    ...(before.kind === 'legacy' && { version: (before.version ?? 1) + 1 }),
  };
  const { tenant, world } = call;
  noteChange(call, before, after);
  if (!call.faults.fires(['slow-update'], call.method, call.url)) {
    world.subscriptions.put(after);
    if (after.status !== before.status) followBase(call, after);
    return ok(subscriptionResource(after, call.at, tenant.country));
  }
  world.subscriptions.put({ ...before, pending: after });
  world.due.put({
    id: world.newId('due'),
    at: addDuration(call.at, slowUpdate),
    kind: 'finish-update',
    ref: after.id,
  });
  return { status: 202, headers: { location: `/customers/${tenant.id}/subscriptions/${after.id}` } };
}

/** Makes the update true that was answered with 202. */
export function finishUpdate({ world }: Context, id: string): void {
  const pending = world.subscriptions.get(id)?.pending;
  if (pending) world.subscriptions.put(pending);
}

export const patchSubscriptionOperations: Operation[] = [
  {
    method: 'PATCH',
    path: '/customers/:cid/subscriptions/:sid',
    of: 'customer',
    auth: 'any',
    source: 'https://learn.microsoft.com/partner-center/developer/update-a-subscription',
    models:
      'full resource, all or nothing; a small body resets auto-renew and plans; refund lots and windows by product (their last instant is inside [U]; lots that close first are given back first [U]); 2001, 2002, 2055 (legacy etag), 13605, partner of record, 800040, 800082 (with Retry-After [U]), 800088 with the seats left, 800090, 800091, 800093, 800095, 800096, 800098, 900115, 900117, 900279, 900311 from 1,200 updates; 202 with Location (fault `slow-update`)',
    handle: patchSubscription,
  },
];
