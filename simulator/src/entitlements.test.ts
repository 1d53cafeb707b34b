import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Subscription } from './entities.ts';
import type { Simulator } from './server.ts';
import {
  appToken,
  control,
  direct,
  partnerCenter,
  provider,
  resellers,
  startDemo,
  userTokens,
} from './testing/partner.ts';

let simulator: Simulator;
let user: ReturnType<typeof partnerCenter>;
beforeAll(async () => {
  simulator = await startDemo();
  user = partnerCenter(simulator.url, (await userTokens(simulator.url, direct)).access_token);
});
afterAll(() => simulator.close());

const customer = `/v1/customers/${direct.customer}`;

/** Buys one item app-only and answers its subscription. */
async function buy(product: string, line: Record<string, unknown>): Promise<Subscription> {
  const app = partnerCenter(simulator.url, await appToken(simulator.url, direct));
  const list = await app('GET', `${customer}/products/${product}/skus/0001/availabilities`);
  const { catalogItemId } = list.body.items[0];
  const lineItems = [{ id: 0, quantity: 1, catalogItemId, ...line }];
  const cart = await app('POST', `${customer}/carts`, { lineItems });
  const { body } = await app('POST', `${customer}/carts/${cart.body.id}/checkout`);
  await control(simulator.url, 'POST', 'clock', { advance: 'PT1M' });
  const orderId: string = body.orders[0].id;
  const made = simulator.world.subscriptions.where('tenant', direct.customer);
  return made.find((one) => one.orderId === orderId) as Subscription;
}

test('what was bought once never expires; a reservation does, and its artifact leads to it', async () => {
  const software = await buy('DG7GMGF0D7FV', { quantity: 3, billingCycle: 'one_time' });
  const plan = await buy('DZH318Z0BPS6', { billingCycle: 'monthly' });
  await user('POST', `${customer}/subscriptions/${plan.id}/registrations`);
  await control(simulator.url, 'POST', 'clock', { advance: 'PT5M' });
  const reservation = await buy('DZH318Z0BPS7', {
    quantity: 2,
    termDuration: 'P1Y',
    billingCycle: 'one_time',
    provisioningContext: { subscriptionId: plan.id, scope: 'shared' },
  });
  const all = await user('GET', `${customer}/entitlements?showExpiry=true`);
  expect(all.body.items).toHaveLength(2);
  const [first, second] = all.body.items;
  expect(first).toMatchObject({
    productId: 'DG7GMGF0D7FV',
    skuId: '0001',
    quantity: 3,
    entitlementType: 'software',
    referenceOrder: { id: software.orderId, lineItemId: '0' },
    entitledArtifacts: [],
  });
  expect(first.expiryDate).toBeUndefined();
  expect(second).toMatchObject({
    quantity: 2,
    entitlementType: 'reservedinstance',
    expiryDate: `${reservation.commitmentEndDate}T00:00:00Z`,
  });
  const only = await user('GET', `${customer}/entitlements?entitlementType=ReservedInstance`);
  expect(only.body.items.map((one: { productId: string }) => one.productId)).toEqual(['DZH318Z0BPS7']);
  expect(only.body.items[0].expiryDate).toBeUndefined();

  const [artifact] = second.entitledArtifacts;
  expect(artifact).toMatchObject({ dynamicAttributes: { reservationType: 'virtualmachines' } });
  const details = await user('GET', `/v1${artifact.link.uri}`);
  expect(details.body).toMatchObject({ type: 'reservedinstance', reservations: [{ quantity: 2 }] });
  expect((await user('GET', `/v1${artifact.link.uri}0`)).body.code).toBe(800037);

  // Who asks under the first name gets the answers of then.
  const old = await user('GET', `${customer}/entitlements?entitlementType=virtualmachinereservedinstance`);
  const [former] = old.body.items[0].entitledArtifacts;
  expect(former.artifactType).toBe('virtual_machine_reserved_instance');
  const formerDetails = await user('GET', `/v1${former.link.uri}`);
  expect(formerDetails.body.virtualMachineReservations).toHaveLength(1);

  const app = partnerCenter(simulator.url, await appToken(simulator.url, direct));
  expect((await app('GET', `${customer}/entitlements`)).status).toBe(403);
});

test('overage needs an active Azure subscription of the plan, and belongs to one partner', async () => {
  const { world } = simulator;
  const path = `${customer}/subscriptions/overage`;
  const [plan] = world.subscriptions
    .where('tenant', direct.customer)
    .filter((one) => one.kind === 'azure-plan');
  const id = plan?.azureEntitlements?.[0]?.id ?? '';
  const wanted = { AzureEntitlementId: id.toUpperCase(), PartnerId: null, OverageEnabled: 'true' };
  expect((await user('GET', path)).body.items).toEqual([]);
  expect((await user('PUT', path, { ...wanted, OverageEnabled: null })).body.code).toBe(800002);
  const unknown = { ...wanted, AzureEntitlementId: 'a-1' };
  expect([(await user('PUT', path, unknown)).status, (await user('PUT', path, unknown)).body.code]).toEqual([
    404, 800111,
  ]);
  const set = await user('PUT', path, wanted);
  expect(set.body).toMatchObject({ azureEntitlementId: id, type: 'PhoneServices', overageEnabled: true });
  expect((await user('GET', path)).body.items).toMatchObject([{ overageEnabled: true }]);

  // The provider sells to the same customer.
  const other = partnerCenter(simulator.url, (await userTokens(simulator.url, provider)).access_token);
  world.relationships.put({
    id: `${provider.tenantId}|${direct.customer}`,
    partnerTenantId: provider.tenantId,
    tenantId: direct.customer,
    since: simulator.clock.now(),
  });
  expect((await other('PUT', path, wanted)).body.code).toBe(800114);
  const entitlement = { id: 'their-azure', friendlyName: 'Theirs', status: 'active' as const };
  if (!plan) throw new Error('there is no plan');
  world.subscriptions.put({
    ...plan,
    id: 'their-plan',
    partnerTenantId: provider.tenantId,
    azureEntitlements: [entitlement],
  });
  const theirs = { azureEntitlementId: 'their-azure', overageEnabled: true };
  const taken = await other('PUT', path, theirs);
  expect([taken.status, taken.body.code]).toEqual([403, 800115]);
  expect((await user('PUT', path, { ...wanted, overageEnabled: false })).body.overageEnabled).toBe(false);
  const named = (partnerId: string) => other('PUT', path, { ...theirs, partnerId });
  expect((await named(direct.mpnId)).body.code).toBe(800016);
  expect((await named(resellers.valid.mpnId)).body.partnerId).toBe(resellers.valid.mpnId);
  expect((await user('GET', path)).body.items).toEqual([]);

  world.subscriptions.put({ ...plan, id: 'old-azure', kind: 'legacy', offerId: 'MS-AZR-0145P' });
  expect((await other('PUT', path, theirs)).body.code).toBe(800112);
});
