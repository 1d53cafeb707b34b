import { dayOf, divideLots, isFullTransition, licenceReassignment, newLot, termEnd } from '@concord/rules';
import type { Subscription, Transition } from '../entities.ts';
import type { Asked } from './asked-transition.ts';
import { record } from './audit.ts';
import { moveLicences } from './move-licences.ts';
import type { CustomerCall } from './operation.ts';
import { withoutPlans } from './plans.ts';
import { presentItem } from './present-item.ts';
import { upgradeInPlace } from './upgrade-in-place.ts';

/** Does it, and keeps what was done. */
export function transition(call: CustomerCall, asked: Asked): Transition {
  const { world, at, tenant } = call;
  const { source, quantity, type, promotionId } = asked;
  const full = isFullTransition(source, quantity);
  const to = asked.target
    ? merge(call, asked, asked.target)
    : full
      ? inPlace(call, asked)
      : split(call, asked);
  const licences = licenceReassignment(full, type);
  if (licences === 'automatic' && to.id !== source.id)
    moveLicences(call, tenant.id, source.offerId, to.offerId, quantity);
  const done = world.transitions.put({
    id: world.newId('transition'),
    tenantId: tenant.id,
    partnerTenantId: source.partnerTenantId,
    fromSubscriptionId: source.id,
    fromCatalogItemId: source.offerId,
    toSubscriptionId: to.id,
    toCatalogItemId: to.offerId,
    quantity,
    ...(to.termDuration !== undefined && { termDuration: to.termDuration }),
    billingCycle: to.billingCycle,
    transitionType: type,
    ...(promotionId !== undefined && { promotionId }),
    startedAt: at,
    completedAt: new Date(Date.parse(at) + licenceMoveMs).toISOString(),
    licences,
  });
  record(
    call,
    'subscription',
    source.isTrial ? 'convert_trial_subscription' : 'upgrade_subscription',
    { id: tenant.id, name: tenant.companyName },
    { SubscriptionId: source.id, OfferId: to.offerId, Quantity: String(quantity) },
  );
  return done;
}

/** Licences follow the subscription within this time. [U] */
const licenceMoveMs = 60_000;

/** A term that begins now; a trial's first paid term opens the window of a purchase. */
function termFields(asked: Asked, at: string): Partial<Subscription> {
  const { source, term, quantity, promotionId } = asked;
  return {
    quantity,
    billingCycle: asked.billingCycle,
    ...(promotionId !== undefined && { promotionId }),
    ...(term && {
      termDuration: term.termDuration,
      termStart: dayOf(at),
      commitmentEndDate: termEnd(at, term.termDuration),
    }),
    ...(source.isTrial && {
      renewedAt: at,
      lots: [newLot(quantity, at)],
      cancellationAllowedUntil: newLot(quantity, at).allowedUntil,
    }),
  };
}

const inPlace = (call: CustomerCall, asked: Asked): Subscription =>
  upgradeInPlace(call, asked.source, asked.toOfferId, termFields(asked, call.at));

/** The rest stays; a second subscription has the moved seats, the end of the term and the window of the first. */
function split(call: CustomerCall, asked: Asked): Subscription {
  const { world, at, tenant } = call;
  const { source, quantity } = asked;
  const { stay, move } = divideLots(source.lots, source.quantity, quantity, at);
  const plain = withoutPlans(source);
  world.subscriptions.put({ ...plain, quantity: source.quantity - quantity, lots: stay });
  const item = presentItem(call, asked.toOfferId, tenant.country);
  const { promotionId: _, refunds: _refunds, updateCount: _count, ...child } = plain;
  return world.subscriptions.put({
    ...child,
    id: world.newId('subscription'),
    offerId: asked.toOfferId,
    offerName: item?.sku.title ?? source.offerName,
    friendlyName: item?.sku.title ?? source.friendlyName,
    createdAt: at,
    ...termFields(asked, at),
    lots: move,
  });
}

/** The seats go to an existing subscription, whose term and billing hold; a source without seats is gone. */
function merge(call: CustomerCall, { source, quantity }: Asked, target: Subscription): Subscription {
  const { world, at } = call;
  const plain = withoutPlans(source);
  const left = source.isTrial ? 0 : source.quantity - quantity;
  const { stay, move } = divideLots(source.lots, source.quantity, Math.min(quantity, source.quantity), at);
  world.subscriptions.put(
    left > 0
      ? { ...plain, quantity: left, lots: stay }
      : { ...plain, status: 'deleted', autoRenewEnabled: false, lots: [], endedAt: at },
  );
  return world.subscriptions.put({
    ...withoutPlans(target),
    quantity: target.quantity + quantity,
    lots: [...target.lots, ...move],
  });
}
