import { addDuration } from '@concord/rules';
import type { Context } from '../context.ts';
import type { Delivery, Subscription } from '../entities.ts';
import { type EventInput, eventBody, eventOfRecord, resourceOf } from './events.ts';

/** How long an event is held for another to overtake it when none comes. */
const held = 'PT1H';
/** How much later a duplicate comes. */
const again = 'PT1M';
/** Microsoft's longest delay of `subscription-updated`: how late a late event is when the fault does not say. */
const longest = 'PT48H';

/** While the clock runs, change and record of the same work may be so many ms apart. */
const sameWork = 1_000;

/**
 * Lets activity records and changes of subscriptions raise their events. An event of a subscription names the activity
 * record of the same change when there is one.
 */
export function watchChanges(context: Context): void {
  const { world } = context;
  world.audit.watch((record) => {
    const event = eventOfRecord(record);
    if (event) raise(context, event);
  });
  world.subscriptions.watch((subscription, before) => {
    if (before && commerceLevel(before) === commerceLevel(subscription)) return;
    if (!before || !world.registrations.get(subscription.partnerTenantId)) return;
    const at = context.clock.now();
    queueMicrotask(() => raise(context, updated(context, subscription, at)));
  });
}

/** What counts as a change of commerce: seats, state, term and what comes after it. */
function commerceLevel(one: Subscription): string {
  const { quantity, status, autoRenewEnabled, termDuration, billingCycle, offerId, commitmentEndDate } = one;
  return JSON.stringify([
    quantity,
    status,
    autoRenewEnabled,
    termDuration,
    billingCycle,
    offerId,
    commitmentEndDate,
  ]);
}

function updated({ world }: Context, subscription: Subscription, at: string): EventInput {
  const event = 'subscription-updated';
  const partnerId = subscription.partnerTenantId;
  const record = [...world.audit.each('partner', partnerId)].findLast(
    (one) =>
      Math.abs(Date.parse(one.operationDate) - Date.parse(at)) <= sameWork &&
      Object.values(one.details).includes(subscription.id),
  );
  const ids = { customer: subscription.tenantId, subscription: subscription.id };
  return { event, partnerId, at, ...resourceOf(event, ids), ...(record && { auditId: record.id }) };
}

/**
 * Sends an event on its way when the partner is registered for it; how late is a setting, what goes wrong are faults.
 * @returns the delivery, or nothing when nobody is registered
 */
export function raise(context: Context, input: EventInput, validation?: string): Delivery | undefined {
  const { world, clock, faults } = context;
  const registration = world.registrations.get(input.partnerId);
  if (!registration?.events.includes(input.event)) return undefined;
  const now = clock.now();
  const body = eventBody(input);
  const fires = (kind: 'webhook-lost' | 'webhook-late' | 'webhook-duplicate' | 'webhook-out-of-order') =>
    faults.fires([kind], 'POST', input.event);

  const overtaken = world.deliveries
    .where('partner', input.partnerId)
    .filter((delivery) => delivery.state === 'held');
  const lost = fires('webhook-lost');
  const late = lost ? undefined : fires('webhook-late');
  const swapped = lost || late ? undefined : fires('webhook-out-of-order');
  const lag = input.event === 'subscription-updated' ? world.settings().eventLag : 'PT0S';
  const send = (at: string, state: Delivery['state'], fault?: string): Delivery => {
    const delivery = world.deliveries.put({
      id: world.newId('delivery'),
      partnerId: input.partnerId,
      event: input.event,
      body,
      createdAt: now,
      state,
      attempts: [],
      ...(validation !== undefined && { validation }),
      ...(fault !== undefined && { fault }),
    });
    if (state !== 'given-up') deliverAt(context, delivery.id, at);
    return delivery;
  };
  const at = addDuration(now, lag);
  let sent: Delivery;
  // Nobody ever hears of it.
  if (lost) return send(at, 'given-up', lost.kind);
  if (late) sent = send(addDuration(at, late.delay ?? longest), 'waiting', late.kind);
  else if (swapped) sent = send(addDuration(at, swapped.delay ?? held), 'held', swapped.kind);
  else sent = send(at, 'waiting');
  const twice = fires('webhook-duplicate');
  if (twice) send(addDuration(at, twice.delay ?? again), 'waiting', twice.kind);
  for (const delivery of overtaken) {
    world.deliveries.put({ ...delivery, state: 'waiting' });
    deliverAt(context, delivery.id, new Date(Date.parse(at) + 1).toISOString());
  }
  return sent;
}

/** Lets the delivery be tried at this instant; at once when it has come. */
export function deliverAt({ world, clock, webhooks }: Context, id: string, at: string): void {
  world.due.put({ id: world.newId('due'), at, kind: 'deliver-webhook', ref: id });
  if (at <= clock.now()) webhooks.soon();
}
