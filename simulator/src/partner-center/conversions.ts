import { dayOf, termEnd } from '@concord/rules';
import type { LegacyOffer, Subscription } from '../entities.ts';
import { record } from './audit.ts';
import { snake } from './billing-cycle.ts';
import { legacyOffer } from './offers.ts';
import { type CustomerCall, type Operation, ok } from './operation.ts';
import { refuse } from './refusal.ts';
import { attributes, collection } from './resource.ts';
import { subscriptionOf } from './subscriptions.ts';

const docs = 'https://learn.microsoft.com/partner-center/developer';

/** What a legacy trial can become; nothing for every other subscription. */
function targetsOf(call: CustomerCall, subscription: Subscription): LegacyOffer[] {
  if (subscription.kind !== 'legacy' || !subscription.isTrial || subscription.status !== 'active') return [];
  const offer = legacyOffer(call, subscription.offerId);
  return (offer?.conversionTargetOffers ?? []).flatMap((id) => legacyOffer(call, id) ?? []);
}

/** The trial goes on under its id as a paid subscription, with as many licences as are asked for. */
function convert(call: CustomerCall) {
  const trial = subscriptionOf(call);
  const { body, at, tenant, world } = call;
  const wanted = body.text('targetOfferId')?.toUpperCase();
  const targets = targetsOf(call, trial);
  const target =
    targets.find((offer) => offer.id === wanted) ?? (wanted === undefined ? targets[0] : undefined);
  const result = {
    subscriptionId: trial.id,
    offerId: trial.offerId,
    targetOfferId: target?.id ?? wanted,
  };
  if (!target)
    return ok({
      ...result,
      error: { code: 'ConversionsNotFound', description: 'The subscription cannot be converted.' },
    });
  const quantity = body.whole('quantity') ?? trial.quantity;
  if (quantity < target.minimumQuantity || quantity > target.maximumQuantity)
    throw refuse(400, 900275, 'The quantity is outside of what is allowed.');
  const asked = snake(body.text('billingCycle') ?? 'monthly');
  world.subscriptions.put({
    ...trial,
    offerId: target.id,
    offerName: target.name,
    quantity,
    isTrial: false,
    autoRenewEnabled: true,
    billingCycle: target.supportedBillingCycles.includes(asked) ? asked : 'monthly',
    startedAt: at,
    termStart: dayOf(at),
    commitmentEndDate: termEnd(at, 'P1Y'),
    version: (trial.version ?? 1) + 1,
  });
  record(
    call,
    'subscription',
    'convert_trial_subscription',
    { id: tenant.id, name: tenant.companyName },
    { SubscriptionId: trial.id, Quantity: String(quantity) },
  );
  return ok(result);
}

export const conversionOperations: Operation[] = [
  {
    method: 'GET',
    path: '/customers/:cid/subscriptions/:sid/conversions',
    of: 'customer',
    auth: 'user',
    source: `${docs}/get-a-list-of-trial-conversion-offers`,
    models: 'offers to which a trial converts',
    handle(call) {
      const trial = subscriptionOf(call);
      const items = targetsOf(call, trial).map((target) => ({
        offerId: trial.offerId,
        targetOfferId: target.id,
        orderId: trial.orderId,
        quantity: trial.quantity,
        billingCycle: target.supportedBillingCycles[0],
        attributes: attributes('Conversion'),
      }));
      return ok(collection(items));
    },
  },
  {
    method: 'POST',
    path: '/customers/:cid/subscriptions/:sid/conversions',
    of: 'customer',
    auth: 'user',
    source: `${docs}/convert-a-trial-subscription-to-paid`,
    models: 'legacy trials become paid; 900275 for the quantity',
    handle: convert,
  },
];
