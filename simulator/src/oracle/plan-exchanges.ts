import type { Simulator } from '../server.ts';
import { type DemoPartner, type Exchange, provider, send, userTokens } from '../testing/partner.ts';
import { holder } from './held.ts';
import { type Call, teller } from './tell.ts';

const base = '/customers/:cid';
const subscription = `${base}/subscriptions/:sid`;
const order = `${base}/orders/:oid`;

/** Types of the successful answers about Azure plans, marketplace products and purchase orders. */
export const planAnswers: Record<string, string> = {
  [`POST ${subscription}/registrations`]: 'Nothing',
  [`GET ${subscription}/registrationstatus`]: 'SubscriptionRegistrationStatus',
  [`GET ${subscription}/azureEntitlements`]: 'collection<AzureEntitlement>',
  [`GET ${subscription}/azureEntitlements/:eid`]: 'AzureEntitlement',
  [`POST ${subscription}/azureEntitlements/:eid/cancel`]: 'AzureEntitlement',
  [`GET ${order}/activationlinks`]: 'collection<OrderLineItemActivationLink>',
  [`GET ${order}/lineitems/:line/activationlinks`]: 'collection<OrderLineItemActivationLink>',
  [`GET ${subscription}/activationlinks`]: 'collection<OrderLineItemActivationLink>',
  [`POST ${subscription}/activate`]: 'SubscriptionActivationResult',
  [`POST ${order}/attachment`]: 'collection<OrderAttachment>',
  [`GET ${order}/attachments`]: 'collection<OrderAttachment>',
  [`GET ${order}/attachment/:attachmentId`]: 'Nothing',
};

/**
 * Asks for all of them, as a person of the provider.
 * @param note keeps an answer that did not come by `user`
 */
export async function planExchanges(
  simulator: Simulator,
  cid: string,
  user: Call,
  note: (operation: string, answer: Exchange) => void,
): Promise<void> {
  const { world, clock } = simulator;
  const tell = teller(user, cid);
  const held = holder(simulator, cid);
  held('plan-1', {
    kind: 'azure-plan',
    commitmentEndDate: '9999-12-31',
    azureEntitlements: [{ id: 'azure-1', friendlyName: 'Azure 1', status: 'active' }],
  });
  const plan = { ':sid': 'plan-1', ':eid': 'azure-1' };
  await tell('POST', `${subscription}/registrations`, plan);
  await tell('GET', `${subscription}/registrationstatus`, plan);
  await tell('GET', `${subscription}/azureEntitlements`, plan);
  await tell('GET', `${subscription}/azureEntitlements/:eid`, plan);
  await tell('POST', `${subscription}/azureEntitlements/:eid/cancel`, plan);

  held('saas-1', {
    kind: 'marketplace',
    termDuration: 'P1M',
    billingCycle: 'monthly',
    startedAt: clock.now(),
    commitmentEndDate: '2027-01-01',
  });
  const known = world.orders.where('tenant', cid).at(-1);
  const line = known?.lines[0];
  if (!known || !line) throw new Error('no order to copy');
  world.orders.put({ ...known, id: 'order-saas-1', lines: [{ ...line, subscriptionId: 'saas-1' }] });
  const saas = { ':sid': 'saas-1', ':oid': 'order-saas-1', ':line': '0' };
  await tell('GET', `${order}/activationlinks`, saas);
  await tell('GET', `${order}/lineitems/:line/activationlinks`, saas);
  await tell('GET', `${subscription}/activationlinks`, saas);
  const partner = world.partners.get(provider.tenantId);
  if (!partner) throw new Error('the provider is not there');
  world.partners.put({ ...partner, sandbox: true });
  await tell('POST', `${subscription}/activate`, saas);
  world.partners.put(partner);

  world.orders.put({ ...known, id: 'order-po-1', status: 'pending_po_upload', lines: [] });
  note(
    `POST ${order}/attachment`,
    await attach(simulator, provider, `/v1/customers/${cid}/orders/order-po-1/attachment`),
  );
  const files = await tell('GET', `${order}/attachments`, { ':oid': 'order-po-1' });
  const attachmentId = { ':oid': 'order-po-1', ':attachmentId': String(files.body.items[0].attachmentId) };
  await tell('GET', `${order}/attachment/:attachmentId`, attachmentId);
}

async function attach({ url }: Simulator, partner: DemoPartner, path: string): Promise<Exchange> {
  const form = new FormData();
  form.set('metadata', JSON.stringify({ customerPrice: '100', currency: 'USD' }));
  form.set('POFiles', new File(['order 1'], 'order.pdf'));
  const { access_token } = await userTokens(url, partner);
  return send(`${url}${path}`, {
    method: 'POST',
    body: form,
    headers: { authorization: `Bearer ${access_token}` },
  });
}
