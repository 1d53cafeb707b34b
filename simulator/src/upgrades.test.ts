import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Subscription } from './entities.ts';
import { licencesOf } from './licences.ts';
import { plantLegacy } from './oracle/plant-recorded.ts';
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

const tenantId = provider.customer;
const customer = `/v1/customers/${tenantId}`;
const premium = '031C9E47-4802-4248-838E-778FB1D2CC05';
const e3 = '796B6B5F-613C-4E24-A17C-EBA730D49C02';
let simulator: Simulator;
let user: ReturnType<typeof partnerCenter>;
beforeAll(async () => {
  simulator = await startDemo();
});
afterAll(() => simulator.close());
beforeEach(async () => {
  await control(simulator.url, 'POST', 'reset');
  user = partnerCenter(simulator.url, (await userTokens(simulator.url, provider)).access_token);
});

/** A subscription of before new commerce; its offers stay as they are. */
function plant(id: string, more: Partial<Subscription>): void {
  const { world } = simulator;
  const offer = world.offers.get(more.offerId);
  plantLegacy(simulator, { tenant: tenantId, user: '', subscription: id, order: `order-${id}` }, more);
  if (offer) world.offers.put(offer);
}

const codes = (list: { upgradeErrors: { code: string }[] }[]) =>
  list.map((one) => one.upgradeErrors.map(({ code }) => code));

test('a legacy subscription becomes another offer, and people get its licences as far as there are seats', async () => {
  const { world } = simulator;
  plant('small', { offerId: premium, quantity: 2 });
  const path = `${customer}/subscriptions/small/upgrades`;
  const from = world.offers.get(premium)?.provisioningId ?? '';
  for (const name of ['one', 'two'])
    world.users.put({
      id: `person-${name}`,
      tenantId,
      userPrincipalName: `${name}@fabrikamengineering.onmicrosoft.com`,
      displayName: name,
      password: 'Some-Pass-1',
      forceChangePassword: false,
      mfa: false,
      roles: [],
      state: 'active',
      licences: [{ skuId: from, excludedPlans: [] }],
    });
  const { body: list } = await user('GET', path);
  const [plain, withLicences] = list.items;
  expect([plain.upgradeType, withLicences.upgradeType]).toEqual([
    'upgrade_only',
    'upgrade_with_license_transfer',
  ]);
  expect(plain).toMatchObject({ targetOffer: { id: e3 }, isEligible: true, quantity: 2 });
  const app = partnerCenter(simulator.url, await appToken(simulator.url, provider));
  expect(codes((await app('GET', path)).body.items)).toEqual([[], ['user_context_required']]);

  const tooMany = { ...withLicences, quantity: 20_000_000 };
  expect((await user('POST', path, tooMany)).body.code).toBe(900275);
  // The .NET SDK sends the type by its number.
  const done = await user('POST', path, { TargetOffer: { Id: e3 }, UpgradeType: 2, Quantity: 1 });
  expect(done.body).toMatchObject({ upgradeErrors: [], licenseErrors: [{ userObjectId: 'person-two' }] });
  expect((await user('GET', `${customer}/subscriptions/small`)).body.status).toBe('deleted');
  const made = await user('GET', `${customer}/subscriptions/${done.body.targetSubscriptionId}`);
  expect(made.body).toMatchObject({ offerId: e3, quantity: 1, status: 'active' });
  const held = licencesOf(world, tenantId).map(({ name, units }) => [name, units.active, units.consumed]);
  expect(held).toContainEqual(['Office 365 Enterprise E3', 1, 1]);

  const again = await user('POST', path, { targetOffer: { id: e3 }, upgradeType: 'upgrade_only' });
  expect(codes([again.body])).toEqual([['subscription_status_not_active']]);
  expect(again.body.targetSubscriptionId).toBeUndefined();
});

test('an upgrade is a change, for which the partner of record has to be valid', async () => {
  plant('small', { offerId: premium, partnerId: resellers.suspended.mpnId });
  const path = `${customer}/subscriptions/small/upgrades`;
  const refused = await user('POST', path, { targetOffer: { id: e3 } });
  expect([refused.status, refused.body.code]).toEqual([400, 900154]);
  expect((await user('GET', `${customer}/subscriptions/small`)).body.status).toBe('active');
});

test('what stands against an upgrade is told', async () => {
  plant('small', { offerId: premium, status: 'suspended', billingCycle: 'none' });
  plant('addon', { offerId: premium, parentSubscriptionId: 'small' });
  const path = `${customer}/subscriptions/small/upgrades`;
  const { body } = await user('GET', path);
  expect(codes(body.items)[0]).toEqual([
    'subscription_status_not_active',
    'subscription_add_ons_present',
    'offer_does_not_support_billing_cycle',
  ]);
  expect(body.items[0].upgradeErrors[0].additionalDetails).toBe('suspended');
  const ask = (id: string) => user('POST', path, { targetOffer: { id } });
  expect(codes([(await ask(premium)).body])).toEqual([['subscription_does_not_have_any_upgrade_paths']]);
  expect(codes([(await ask('NO-OFFER')).body])).toEqual([['subscription_target_offer_not_found']]);
  expect((await user('POST', path, {})).body.code).toBe(800004);
  for (const gdap of simulator.world.gdap.where('tenant', tenantId)) simulator.world.gdap.remove(gdap.id);
  expect(codes((await user('GET', path)).body.items)[0]).toContain('delegated_admin_permissions_disabled');
});

const asked = (customerId: string = tenantId) => ({ CustomerId: customerId, ProductFamily: 'Azure' });
const eligible = async () => (await user('POST', '/v1/productUpgrades/eligibility', asked())).body;
const upgrade = () => user('POST', '/v1/productupgrades', asked());
const northwind = resellers.valid.mpnId;

test('old Azure subscriptions become part of one Azure plan a reseller', async () => {
  const { world } = simulator;
  expect(await eligible()).toMatchObject({ isEligible: false, customerId: tenantId });
  expect((await upgrade()).body.code).toBe(900108);
  const old = { offerId: 'MS-AZR-0145P', partnerId: northwind };
  plant('azure-1', { ...old, friendlyName: 'First' });
  plant('azure-2', old);
  plant('azure-3', { ...old, partnerId: '5300002' });
  const tenant = world.tenants.get(tenantId);
  if (tenant) world.tenants.put({ ...tenant, hasLegacyAzure: true });
  expect(await eligible()).toMatchObject({ isEligible: true, productFamily: 'Azure' });

  const begun = await upgrade();
  expect([begun.status, begun.text]).toEqual([202, '']);
  const location = begun.headers.get('location') ?? '';
  expect(location).toMatch(/^productUpgrades\/[0-9a-f-]{36}$/);
  const [, id] = location.split('/');
  expect(await eligible()).toMatchObject({ isEligible: false, upgradeId: id });
  expect([(await upgrade()).status, (await upgrade()).body.code]).toEqual([409, 900109]);
  const status = async (customerId?: string) =>
    (await user('POST', `/v1/${location}/status`, asked(customerId))).body;
  expect(await status()).toMatchObject({ id, status: 'InProgress' });

  // Meanwhile the plan cannot be bought.
  const list = await user('GET', `${customer}/products/DZH318Z0BPS6/skus/0001/availabilities`);
  const lineItems = [{ lineItemNumber: 0, offerId: list.body.items[0].catalogItemId, quantity: 1 }];
  const order = { billingCycle: 'monthly', partnerOnRecordAttestationAccepted: true, lineItems };
  expect((await user('POST', `${customer}/orders`, order)).body.code).toBe(900113);

  await control(simulator.url, 'POST', 'clock', { advance: 'PT10M' });
  const done = await status();
  expect(done.status).toBe('Completed');
  expect(done.lineItems.map((line: { sourceProduct: { id: string } }) => line.sourceProduct.id)).toEqual([
    'azure-1',
    'azure-2',
    'azure-3',
  ]);
  const plans = world.subscriptions.where('tenant', tenantId).filter((one) => one.kind === 'azure-plan');
  const parts = plans.map((one) => [one.partnerId, one.azureEntitlements?.map((its) => its.id)]);
  expect(parts).toEqual([
    [northwind, ['azure-1', 'azure-2']],
    ['5300002', ['azure-3']],
  ]);
  expect(done.lineItems[0].targetProduct.id).toBe(plans[0]?.id);
  expect((await user('GET', `${customer}/subscriptions/azure-1`)).body.status).toBe('deleted');
  expect(world.tenants.get(tenantId)?.hasLegacyAzure).toBeUndefined();
  const told = world.audit
    .where('partner', provider.tenantId)
    .map(({ details }) => details['SubscriptionId']);
  expect(told).toEqual(expect.arrayContaining(['azure-1', 'azure-2', 'azure-3']));
  expect((await upgrade()).body.code).toBe(900110);

  expect((await status(direct.customer)).code).toBe(20002);
  expect((await user('POST', '/v1/productupgrades/unknown/status', asked())).body.code).toBe(900106);
  world.relationships.put({
    id: `${provider.tenantId}|${direct.customer}`,
    partnerTenantId: provider.tenantId,
    tenantId: direct.customer,
    since: simulator.clock.now(),
  });
  expect((await status(direct.customer)).code).toBe(900111);
});

test.each([
  [900105, { offerId: 'MS-AZR-0145P', status: 'suspended' as const }],
  [900119, { offerId: 'MS-AZR-0159P' }],
])('a product upgrade is refused with %i, and the eligibility says why', async (code, more) => {
  plant('azure-1', more);
  const refused = await upgrade();
  expect([refused.status, refused.body.code]).toEqual([403, code]);
  const answer = await eligible();
  expect([answer.isEligible, answer.reason]).toEqual([false, refused.body.description]);
});

test('a product upgrade needs a customer, Azure and an agreement', async () => {
  plant('azure-1', { offerId: 'MS-AZR-0145P' });
  expect((await user('POST', '/v1/productupgrades', asked('nobody'))).body.code).toBe(900118);
  const office = { ...asked(), ProductFamily: 'Office' };
  expect((await user('POST', '/v1/productupgrades', office)).body.code).toBe(800042);
  for (const one of simulator.world.agreements.where('tenant', tenantId))
    simulator.world.agreements.remove(one.id);
  expect((await upgrade()).body.code).toBe(13605);
});
