import type { Simulator } from '../server.ts';
import { type Exchange, provider, resellers } from '../testing/partner.ts';
import { plantLegacy } from './plant-recorded.ts';

type Call = (method: string, template: string, path: string, body?: unknown) => Promise<Exchange>;

const base = '/customers/:cid';
const artifact = `${base}/artifacts/:type/groups/:group/lineitems/:line/resource/:resource`;

/** Types of the successful answers about entitlements, overage, product upgrades and what customers may buy. */
export const azureAnswers: Record<string, string> = {
  [`GET ${base}/entitlements`]: 'collection<Entitlement>',
  [`GET ${artifact}`]: 'ReservedInstanceArtifactDetails',
  [`GET ${base}/subscriptions/overage`]: 'collection<Overage>',
  [`PUT ${base}/subscriptions/overage`]: 'Overage',
  'POST /productupgrades/eligibility': 'ProductUpgradesEligibility',
  'POST /productupgrades': 'Nothing',
  'POST /productupgrades/:upgradeId/status': 'ProductUpgradesStatus',
  'GET /SelfServePolicy': 'collection<SelfServePolicy>',
  'GET /SelfServePolicy/:id': 'SelfServePolicy',
  'POST /SelfServePolicy': 'SelfServePolicy',
  'PUT /SelfServePolicy': 'SelfServePolicy',
  'PUT /SelfServePolicy/:id': 'SelfServePolicy',
  'DELETE /SelfServePolicy/:id': 'Nothing',
};

/** Asks for all of them, as a person of the provider. */
export async function azureExchanges(simulator: Simulator, cid: string, user: Call): Promise<void> {
  const { world, clock } = simulator;
  const of = (template: string) => template.replace(':cid', cid);
  const ids = (subscription: string) => ({
    tenant: cid,
    user: '',
    subscription,
    order: `order-${subscription}`,
  });

  const bought = { offerId: 'DZH318Z0BPS7:0001:1', commitmentEndDate: '2029-11-01' };
  plantLegacy(simulator, ids('reservation-1'), { ...bought, kind: 'azure-reservation' });
  const path = `${base}/entitlements`;
  const { body: owned } = await user('GET', path, `${of(path)}?showExpiry=true`);
  const [reservation] = owned.items.filter(
    (one: { entitledArtifacts: unknown[] }) => one.entitledArtifacts.length > 0,
  );
  await user('GET', artifact, reservation.entitledArtifacts[0].link.uri);

  const old = world.subscriptions.where('tenant', cid).filter((one) => one.offerId.startsWith('MS-AZR'));
  for (const one of old) world.subscriptions.put({ ...one, status: 'deleted' });
  plantLegacy(simulator, ids('overage-plan'), {
    offerId: 'DZH318Z0BPS6:0001:1',
    kind: 'azure-plan',
    partnerId: resellers.valid.mpnId,
    azureEntitlements: [{ id: 'azure-2', friendlyName: 'Azure 2', status: 'active' }],
  });
  const overage = `${base}/subscriptions/overage`;
  const wanted = { azureEntitlementId: 'azure-2', partnerId: resellers.valid.mpnId, overageEnabled: true };
  await user('PUT', overage, of(overage), wanted);
  await user('GET', overage, of(overage));

  plantLegacy(simulator, ids('azure-old'), {
    offerId: 'MS-AZR-0146P',
    offerName: 'Microsoft Azure',
    partnerId: resellers.valid.mpnId,
  });
  const asked = { customerId: cid, productFamily: 'azure' };
  const begun = await user('POST', '/productupgrades', '/productupgrades', asked);
  await user('POST', '/productupgrades/eligibility', '/productupgrades/eligibility', asked);
  clock.advance('PT10M');
  const status = '/productupgrades/:upgradeId/status';
  await user('POST', status, `/${begun.headers.get('location')}/status`, asked);

  const policies = '/SelfServePolicy';
  const { body: policy } = await user('POST', policies, policies, {
    selfServeEntity: { selfServeEntityType: 'customer', tenantID: cid },
    grantor: { grantorType: 'billToPartner', tenantID: provider.tenantId },
    permissions: [{ resource: 'AzureSavingsPlan', action: 'Purchase' }],
  });
  const { body: changed } = await user('PUT', policies, policies, policy);
  await user('PUT', `${policies}/:id`, `${policies}/${policy.id}`, changed);
  await user('GET', policies, `${policies}?entity_id=${cid}`);
  await user('GET', `${policies}/:id`, `${policies}/${policy.id}`);
  await user('DELETE', `${policies}/:id`, `${policies}/${policy.id}`);
}
