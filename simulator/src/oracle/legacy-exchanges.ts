import { offerOf } from '../plant-offers.ts';
import type { Simulator } from '../server.ts';
import { control, provider } from '../testing/partner.ts';
import { holder } from './held.ts';
import { type Call, teller } from './tell.ts';

const base = '/customers/:cid';
const subscription = `${base}/subscriptions/:sid`;

/** Types of the successful answers about subscriptions of before new commerce. */
export const legacyAnswers: Record<string, string> = {
  [`GET ${subscription}/addons`]: 'collection<Subscription>',
  [`GET ${subscription}/supportcontact`]: 'SupportContact',
  [`PUT ${subscription}/supportcontact`]: 'SupportContact',
  [`GET ${subscription}/conversions`]: 'collection<Conversion>',
  [`POST ${subscription}/conversions`]: 'ConversionResult',
  [`GET ${subscription}/upgrades`]: 'collection<Upgrade>',
  [`POST ${subscription}/upgrades`]: 'UpgradeResult',
};

const paid = '031C9E47-4802-4248-838E-778FB1D2CC05';
const withAddOn = '91FD106F-4B2C-4938-95AC-F54F74E9A239';
const legacy = { kind: 'legacy' as const, offerId: paid, createdAt: '2026-02-01T00:00:00Z' };

/** Asks for all of them, as a person of the provider. `base-1` with its add-on stays for the migration. */
export async function legacyExchanges(simulator: Simulator, cid: string, user: Call): Promise<void> {
  const { world, url } = simulator;
  const tell = teller(user, cid);
  const held = holder(simulator, cid);
  held('base-1', legacy);
  held('addon-1', { ...legacy, parentSubscriptionId: 'base-1' });
  const bought = await tell(
    'POST',
    `${base}/orders`,
    {},
    { billingCycle: 'monthly', lineItems: [{ lineItemNumber: 0, offerId: withAddOn, quantity: 5 }] },
  );
  await control(url, 'POST', 'clock', { advance: 'PT1M' });
  const made = world.subscriptions.where('tenant', cid).find((one) => one.orderId === bought.body.id);
  const addOn = {
    lineItemNumber: 0,
    offerId: 'C94271D8-B431-4A25-A3C5-A57737A1C909',
    parentSubscriptionId: made?.id,
    quantity: 2,
  };
  await tell(
    'PATCH',
    `${base}/orders/:oid`,
    { ':oid': bought.body.id },
    { id: bought.body.id, lineItems: [addOn] },
  );
  const contact = { supportTenantId: provider.tenantId, supportMpnId: provider.mpnId, name: 'Adatum' };
  const one = { ':sid': 'base-1' };
  await tell('GET', `${base}/subscriptions`);
  await tell('GET', subscription, one);
  await tell('GET', `${subscription}/addons`, one);
  await tell('PUT', `${subscription}/supportcontact`, one, contact);
  await tell('GET', `${subscription}/supportcontact`, one);
  held('trial-1', { ...legacy, offerId: 'C0BD2E08-11AC-4836-BDC7-3712E744D9CB', isTrial: true });
  const conversions = await tell('GET', `${subscription}/conversions`, { ':sid': 'trial-1' });
  await tell('POST', `${subscription}/conversions`, { ':sid': 'trial-1' }, conversions.body.items[0]);
  await upgrade(simulator, cid, user);
}

/** Two people hold licences; there is a seat for one of them. A suspended one tells why it cannot be upgraded. */
async function upgrade(simulator: Simulator, cid: string, user: Call): Promise<void> {
  const { world } = simulator;
  const tell = teller(user, cid);
  const held = holder(simulator, cid);
  const small = { ...legacy, offerId: 'UPGRADABLE', quantity: 2, billingCycle: 'monthly' };
  world.offers.put(
    offerOf({ id: 'upgradable', name: 'Small', upgradeTargetOffers: [paid], provisioningId: 'small' }),
  );
  const person = world.users.where('tenant', cid)[0];
  if (!person) throw new Error('nobody is there');
  for (const id of ['5c3a1b1e-6f0d-4c51-9d0e-0a4f6f3fee11', '5c3a1b1e-6f0d-4c51-9d0e-0a4f6f3fee12'])
    world.users.put({
      ...person,
      id,
      userPrincipalName: `${id}@everyanswer.onmicrosoft.com`,
      licences: [{ skuId: 'small', excludedPlans: [] }],
    });
  held('upgraded-1', small);
  held('suspended-1', { ...small, status: 'suspended' });
  const source = { ':sid': 'upgraded-1' };
  const path = `${subscription}/upgrades`;
  const { body: list } = await tell('GET', path, source);
  await tell('POST', path, source, { ...list.items[1], quantity: 1 });
  await tell('GET', path, { ':sid': 'suspended-1' });
}
