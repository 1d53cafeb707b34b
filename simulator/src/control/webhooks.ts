import type { Context } from '../context.ts';
import { eventNames, resourceOf } from '../webhooks/events.ts';
import { raise } from '../webhooks/raise.ts';
import { BadControl } from './refusal.ts';

/** Registrations, deliveries with all their attempts, and the certificates of the chain that signs them (PEM). */
export async function readWebhooks({ world, webhooks }: Context, partnerId?: string) {
  await webhooks.settled();
  const { root, issuing, leaf } = await webhooks.chain();
  const own = (one: { partnerId: string }) => partnerId === undefined || one.partnerId === partnerId;
  return {
    registrations: world.registrations.all(),
    deliveries: world.deliveries.all().filter(own),
    certificates: { root, issuing, leaf },
  };
}

/**
 * Raises an event as if its change had happened: `{event, partnerId, customerId?, subscriptionId?, resourceId?,
 * resourceUri?, auditId?}`.
 * @throws BadControl for an unknown event, and when the partner is not registered for it
 */
export function raiseEvent(context: Context, body: unknown) {
  const { event, partnerId, customerId, subscriptionId, resourceId, resourceUri, auditId } = (body ??
    {}) as Record<string, string | undefined>;
  if (event === undefined || !(eventNames as readonly string[]).includes(event))
    throw new BadControl(`event must be one of ${eventNames.join(', ')}`);
  if (partnerId === undefined) throw new BadControl('partnerId is required');
  const ids = {
    ...(customerId !== undefined && { customer: customerId }),
    ...(subscriptionId !== undefined && { subscription: subscriptionId }),
    ...(resourceId !== undefined && { resource: resourceId }),
  };
  const delivery = raise(context, {
    event,
    partnerId: partnerId.toLowerCase(),
    at: context.clock.now(),
    ...resourceOf(event, ids),
    ...(resourceUri !== undefined && { resourceUri }),
    ...(auditId !== undefined && { auditId }),
  });
  if (!delivery) throw new BadControl('the partner is not registered for this event');
  return { delivery };
}
