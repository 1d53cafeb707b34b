import type { Subscription } from '../entities.ts';
import { type Call, type CustomerCall, type Operation, ok } from './operation.ts';
import { orderOf } from './orders.ts';
import { refuse } from './refusal.ts';
import { collection, link } from './resource.ts';
import { subscriptionOf } from './subscriptions.ts';

const docs = 'https://learn.microsoft.com/partner-center/developer';

/** Where a marketplace subscription is set up; in the sandbox the link leads nowhere. */
function activationLink(call: Call, lineItemNumber: number, subscriptionId: string) {
  const uri = `${call.address()}/activation/${call.partner.sandbox ? 'dummy' : subscriptionId}`;
  return {
    lineItemNumber,
    link: link(uri),
  };
}

/** Links of those lines that are marketplace products and provisioned. @throws Refusal 400 800001 for others [U] */
function linksOf(call: CustomerCall, lineNumber?: string) {
  const order = orderOf(call);
  const lines = order.lines.filter(
    (line) => lineNumber === undefined || line.lineItemNumber === Number(lineNumber),
  );
  if (lines.length === 0) throw refuse(400, 800071, 'The order has no such line.');
  const links = lines.flatMap((line) => {
    const subscription = call.world.subscriptions.get(line.subscriptionId);
    return subscription?.kind === 'marketplace'
      ? [activationLink(call, line.lineItemNumber, subscription.id)]
      : [];
  });
  return ok(collection(links));
}

/** The subscription as it is when the customer has set it up at its publisher. */
export function activated(one: Subscription, at: string): Subscription {
  return one.activatedAt === undefined ? { ...one, activatedAt: at } : one;
}

export const activationOperations: Operation[] = [
  {
    method: 'GET',
    path: '/customers/:cid/orders/:oid/activationlinks',
    of: 'customer',
    auth: 'any',
    source: `${docs}/get-activation-link-by-order-line-item`,
    models: 'a link per marketplace line; a dummy in the sandbox',
    handle: (call) => linksOf(call),
  },
  {
    method: 'GET',
    path: '/customers/:cid/orders/:oid/lineitems/:line/activationlinks',
    of: 'customer',
    auth: 'any',
    source: `${docs}/get-activation-link-by-order-line-item`,
    models: 'the link of one line; 800071 for a line that is not there',
    handle: (call) => linksOf(call, call.params['line']),
  },
  {
    method: 'GET',
    path: '/customers/:cid/subscriptions/:sid/activationlinks',
    of: 'customer',
    auth: 'any',
    source: `${docs}/get-activation-link-by-subscription`,
    models: 'the link of a subscription',
    handle(call) {
      const subscription = subscriptionOf(call);
      const order = call.world.orders.get(subscription.orderId);
      const line = order?.lines.find((one) => one.subscriptionId === subscription.id);
      const number = line?.lineItemNumber ?? 0;
      return ok(
        collection(
          subscription.kind === 'marketplace' ? [activationLink(call, number, subscription.id)] : [],
        ),
      );
    },
  },
  {
    method: 'POST',
    path: '/customers/:cid/subscriptions/:sid/activate',
    of: 'customer',
    auth: 'any',
    source: `${docs}/activate-sandbox-subscription-azure-marketplace-products`,
    models: 'sandbox only, marketplace only; else 900127',
    handle(call) {
      if (!call.partner.sandbox) throw refuse(400, 900127, 'Not supported in this environment.');
      const subscription = subscriptionOf(call);
      if (subscription.kind !== 'marketplace')
        throw refuse(400, 900127, 'Only marketplace subscriptions are activated.');
      call.world.subscriptions.put(activated(subscription, call.at));
      return ok({ subscriptionId: subscription.id, status: 'Success' });
    },
  },
];
