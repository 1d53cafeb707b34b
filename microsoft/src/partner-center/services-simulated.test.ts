import type { Simulator } from '@concord/simulator/server';
import { expect, test } from 'vitest';
import { demoPartners } from '../testing/demo-partners.ts';
import { simulatedPartner } from '../testing/simulated-partner.ts';
import { entitlements, overage, productUpgrades, serviceRequests, upgrades } from './index.ts';

const ids = (name: string) => ({ requestId: `request-${name}`, correlationId: `correlation-${name}` });
const demo = demoPartners['a direct partner'];
const { tenantId } = demo.customer;
const premium = '031C9E47-4802-4248-838E-778FB1D2CC05';
const e3 = '796B6B5F-613C-4E24-A17C-EBA730D49C02';

/** Something that the customer has; what is left out is a legacy subscription of five seats. */
function plant({ world, clock }: Simulator, id: string, more: object): void {
  const at = clock.now();
  world.subscriptions.put({
    id,
    tenantId,
    partnerTenantId: demo.tenantId,
    orderId: `order-${id}`,
    offerId: premium,
    offerName: 'Office 365 Business Premium',
    friendlyName: id,
    kind: 'legacy',
    quantity: 5,
    status: 'active',
    isTrial: false,
    autoRenewEnabled: true,
    billingCycle: 'monthly',
    createdAt: at,
    startedAt: at,
    commitmentEndDate: '2099-12-31',
    cancellationAllowedUntil: at,
    lots: [],
    ...more,
  });
}

test('what a customer owns, and overage on its Azure subscription', async () => {
  const { door, simulator } = await simulatedPartner(demo);
  expect(await entitlements.entitlements(door, tenantId)).toEqual([]);
  plant(simulator, 'keys', { kind: 'perpetual', offerId: 'DG7GMGF0D7FV:0001:1', quantity: 2 });
  plant(simulator, 'plan', {
    kind: 'azure-plan',
    offerId: 'DZH318Z0BPS6:0001:1',
    azureEntitlements: [{ id: 'azure-1', friendlyName: 'First', status: 'active' }],
  });
  expect(await entitlements.entitlements(door, tenantId, 'software')).toMatchObject([
    { productId: 'DG7GMGF0D7FV', quantity: 2, referenceOrder: { id: 'order-keys' } },
  ]);
  const wanted = { azureEntitlementId: 'azure-1', type: 'PhoneServices', overageEnabled: true };
  expect(await overage.overage(door, tenantId)).toEqual([]);
  expect(await overage.setOverage(door, tenantId, wanted, ids('overage'))).toMatchObject([wanted]);
  expect(await overage.overage(door, tenantId)).toMatchObject([wanted]);
  const unknown = { ...wanted, azureEntitlementId: 'azure-2' };
  await expect(overage.setOverage(door, tenantId, unknown, ids('unknown'))).rejects.toMatchObject({
    code: '800111',
  });
});

test('a legacy subscription is upgraded', async () => {
  const { door, simulator, api } = await simulatedPartner(demo);
  plant(simulator, 'small', {});
  const [plain, withLicences] = await upgrades.upgrades(door, tenantId, 'small');
  if (!plain || !withLicences) throw new Error('there are no upgrades');
  expect(plain).toMatchObject({ targetOffer: { id: e3 }, isEligible: true, upgradeErrors: [] });
  // App-only credentials cannot move licences.
  expect(withLicences.upgradeErrors).toMatchObject([{ code: 'user_context_required' }]);
  const done = await upgrades.upgrade(door, tenantId, 'small', withLicences, ids('upgrade'));
  expect(done).toMatchObject({ upgradeType: 'upgrade_with_license_transfer', upgradeErrors: [] });
  expect(await api.subscription(tenantId, done.targetSubscriptionId ?? '')).toMatchObject({ quantity: 5 });
});

test('old Azure subscriptions become an Azure plan', async () => {
  const { door, simulator } = await simulatedPartner(demo);
  await expect(productUpgrades.upgradeToAzurePlan(door, tenantId, ids('early'))).rejects.toMatchObject({
    code: '900108',
  });
  plant(simulator, 'azure-1', { offerId: 'MS-AZR-0145P' });
  expect(await productUpgrades.productUpgradeEligibility(door, tenantId)).toMatchObject({ isEligible: true });
  const id = await productUpgrades.upgradeToAzurePlan(door, tenantId, ids('upgrade'));
  const status = () => productUpgrades.productUpgradeStatus(door, tenantId, id);
  expect(await status()).toMatchObject({ id, status: 'InProgress' });
  simulator.clock.advance('PT10M');
  expect(await status()).toMatchObject({
    status: 'Completed',
    lineItems: [{ sourceProduct: { id: 'azure-1' } }],
  });
  expect(await productUpgrades.productUpgradeEligibility(door, tenantId)).toMatchObject({
    isEligible: false,
    upgradeId: id,
  });
});

test('a service request is found and changed', async () => {
  const { door, simulator } = await simulatedPartner(demo);
  const at = simulator.clock.now();
  simulator.world.serviceRequests.put({
    id: '616122292874576',
    partnerTenantId: demo.tenantId,
    tenantId,
    title: 'Sample',
    description: 'A sample',
    severity: 'moderate',
    status: 'open',
    supportTopicId: '32444671',
    supportTopicName: 'Profile',
    productId: '15960',
    createdAt: at,
    modifiedAt: at,
    notes: [],
  });
  const found = await Array.fromAsync(serviceRequests.serviceRequestsOfCustomer(door, tenantId));
  expect(found.map(({ id }) => id)).toContain('616122292874576');
  const change = { status: 'closed', newNote: { text: 'Done' } };
  const after = await serviceRequests.updateServiceRequest(door, '616122292874576', change, ids('close'));
  expect(after).toMatchObject({ status: 'closed', notes: [{ text: 'Done' }] });
  expect(await serviceRequests.serviceRequest(door, 'unknown')).toBeUndefined();
});
