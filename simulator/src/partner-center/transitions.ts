import { renewalPending } from '@concord/rules';
import type { Subscription, Transition } from '../entities.ts';
import { askedTransition } from './asked-transition.ts';
import { type CustomerCall, type Operation, ok } from './operation.ts';
import { itemId } from './present-item.ts';
import { refuse } from './refusal.ts';
import { attributes, collection } from './resource.ts';
import { subscriptionOf } from './subscriptions.ts';
import { transition } from './transition.ts';
import { destinationEligibilities, eligibilitiesOf, targetsOf } from './transition-targets.ts';

const docs = 'https://learn.microsoft.com/partner-center/developer';

/** @see https://learn.microsoft.com/partner-center/developer/transition-subscription */
function transitionResource(one: Transition, at: string) {
  const moved = Date.parse(at) >= Date.parse(one.completedAt);
  const event = (name: string, done: boolean) => ({
    name,
    status: done ? 'Completed' : 'Started',
    timestamp: done && name !== 'Conversion' ? one.completedAt : one.startedAt,
    attributes: attributes('TransitionEvent'),
  });
  return {
    operationId: one.id,
    fromCatalogItemId: one.fromCatalogItemId,
    fromSubscriptionId: one.fromSubscriptionId,
    toCatalogItemId: one.toCatalogItemId,
    toSubscriptionId: one.toSubscriptionId,
    quantity: one.quantity,
    termDuration: one.termDuration,
    billingCycle: one.billingCycle,
    transitionType: one.transitionType,
    promotionId: one.promotionId,
    events: [
      event('Conversion', true),
      ...(one.licences === 'automatic' ? [event('LicenseReassignment', moved)] : []),
    ],
    attributes: attributes('Transition'),
  };
}

/** `scheduled` names no existing subscriptions: moving into one works at once only. */
function eligibilities(call: CustomerCall, one: Subscription) {
  const type = (call.query['eligibilitytype'] ?? 'immediate').toLowerCase();
  if (type !== 'immediate' && type !== 'scheduled')
    throw refuse(400, 800002, 'eligibilityType is not valid.');
  return targetsOf(call, one).map((item) => ({
    catalogItemId: itemId(item),
    title: item.sku.title,
    description: item.sku.description,
    quantity: one.quantity,
    eligibilities: eligibilitiesOf(call, one, itemId(item)),
    subscriptionEligibilities: type === 'immediate' ? destinationEligibilities(call, one, itemId(item)) : [],
  }));
}

function createTransition(call: CustomerCall) {
  const source = subscriptionOf(call);
  if (source.pending || renewalPending(source, call.at))
    throw refuse(409, 800082, 'The subscription is not ready to be updated; try again later.');
  return ok(transitionResource(transition(call, askedTransition(call, source)), call.at));
}

export const transitionOperations: Operation[] = [
  {
    method: 'GET',
    path: '/customers/:cid/subscriptions/:sid/transitionEligibilities',
    of: 'customer',
    auth: 'any',
    source: `${docs}/get-transition-eligibility`,
    models:
      'upgrades by well-known paths of product names [U: Microsoft lists them in the portal only], never down; codes 2, 3; existing subscriptions with codes 1–4 (immediate only)',
    handle: (call) =>
      ok(collection(eligibilities(call, subscriptionOf(call)), call.url.replace(/^\/v1/, ''))),
  },
  {
    method: 'POST',
    path: '/customers/:cid/subscriptions/:sid/transitions',
    of: 'customer',
    auth: 'any',
    source: `${docs}/transition-subscription`,
    models:
      'all seats in place, some as a second subscription, or into an existing one; trials; another term; licences move; which of 900236, 900258, 900259, 900267–900269 means what is assumed [U]',
    handle: createTransition,
  },
  {
    method: 'GET',
    path: '/customers/:cid/subscriptions/:sid/transitions',
    of: 'customer',
    auth: 'any',
    source: `${docs}/get-transition-history`,
    models: 'of the subscription on either side; licence reassignment is done after a minute [U]',
    handle(call) {
      const { id } = subscriptionOf(call);
      const operation = call.query['operationid']?.toLowerCase();
      const items = call.world.transitions
        .where('tenant', call.tenant.id)
        .filter((one) => one.fromSubscriptionId === id || one.toSubscriptionId === id)
        .filter((one) => operation === undefined || one.id === operation);
      return ok(
        collection(
          items.map((one) => transitionResource(one, call.at)),
          call.url.replace(/^\/v1/, ''),
        ),
      );
    },
  },
];
