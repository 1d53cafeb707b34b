import { offerOf } from '../plant-offers.ts';
import type { Simulator } from '../server.ts';
import { provider } from '../testing/partner.ts';
import { baseOffer, type Ids, meter, plantLegacy, plantMeters } from './plant-recorded.ts';
import { peopleStates } from './recorded-people-states.ts';
import { transferStates } from './recorded-transfer-states.ts';
import { listOf, type Recording } from './recording.ts';

/** Puts into the world what a recorded question needs. */
export type State = (simulator: Simulator, ids: Ids, recording: Recording) => void;

const customer = '/v1/customers/{}';

const azure: State = (simulator, ids) =>
  plantLegacy(simulator, ids, {
    offerId: 'MS-AZR-0146P',
    offerName: 'Microsoft Azure',
    commitmentEndDate: '9999-12-04',
  });

const licences: State = (simulator, ids) =>
  plantLegacy(simulator, ids, { offerId: '031C9E47-4802-4248-838E-778FB1D2CC05' });

/** A product of new commerce, whose licences have service plans that are counted. */
const modern: State = (simulator, ids) =>
  plantLegacy(simulator, ids, {
    kind: 'nce',
    offerId: 'CFQ7TTC0LCHC:0001:CFQ7TTC0K971',
    termDuration: 'P1Y',
  });

/** Every legacy offer that the lines name, add-ons for what they stand below. */
function plantCart(simulator: Simulator, ids: Ids, { responseBody }: Recording): void {
  const { world } = simulator;
  const [first] = responseBody.lineItems;
  const bases = first.addonItems ? [first.catalogItemId] : [baseOffer];
  const addOns = first.addonItems ?? [first];
  const parent = first.provisioningContext?.parentSubscriptionId?.toLowerCase();
  if (parent !== undefined) plantLegacy(simulator, { ...ids, subscription: parent });
  if (first.addonItems) world.offers.put(offerOf({ id: first.catalogItemId, name: 'Base' }));
  for (const one of addOns)
    world.offers.put(
      offerOf({ id: one.catalogItemId, name: 'Add-on', isAddOn: true, prerequisiteOffers: bases }),
    );
}

/** What has to be there before an endpoint is asked as it was when the exchange was recorded. */
export const recordedStates: Record<string, State> = {
  ...peopleStates,
  ...transferStates,
  'GET /v1/analytics/licenses/deployment': modern,
  'GET /v1/analytics/licenses/usage': modern,
  [`GET ${customer}/analytics/licenses/deployment`]: modern,
  [`GET ${customer}/analytics/licenses/usage`]: modern,
  'GET /v1/ratecards/azure': plantMeters,
  [`GET ${customer}/subscriptions/{}`]: azure,
  [`GET ${customer}/subscriptions/{}/provisioningstatus`]: licences,
  [`GET ${customer}/subscriptions/{}/utilizations/azure`](simulator, ids, recording) {
    azure(simulator, ids, recording);
    plantMeters(simulator);
    simulator.world.azureUse.put({
      id: 'use-1',
      subscriptionId: ids.subscription,
      meterId: meter,
      from: '2026-11-01T03:00:00Z',
      reportedAt: '2026-11-01T05:00:00Z',
      quantity: 0.5,
      resourceUri: '/subscriptions/1/resourceGroups/1/providers/Microsoft.Compute/disks/1',
      location: 'westus',
    });
  },
  [`GET ${customer}/subscriptions`]: (simulator, ids, { query }) =>
    plantLegacy(simulator, ids, { partnerId: new URLSearchParams(query).get('mpn_id') ?? '' }),
  [`POST ${customer}/carts`]: plantCart,
  [`PATCH ${customer}/orders/{}`](simulator, ids, { requestBody }) {
    const line = listOf(requestBody, 'LineItems')[0] ?? {};
    plantLegacy(simulator, { ...ids, subscription: String(line['ParentSubscriptionId']).toLowerCase() });
    const prerequisiteOffers = [baseOffer];
    simulator.world.offers.put(
      offerOf({ id: String(line['OfferId']), name: 'Add-on', isAddOn: true, prerequisiteOffers }),
    );
  },
  'GET /v1/profiles/mpn'({ world }, _ids, { query, status }) {
    const mpnId = new URLSearchParams(query).get('mpnId') ?? '';
    const partner = world.partners.get(provider.tenantId);
    if (partner) world.partners.put({ ...partner, mpnId: status === 200 ? mpnId : provider.mpnId });
  },
  'GET /v1/servicerequests/{}'({ world, clock }, _ids, { path }) {
    world.serviceRequests.put({
      id: path.split('/').at(-1) ?? '',
      partnerTenantId: provider.tenantId,
      title: 'Sample',
      description: 'A sample',
      severity: 'critical',
      status: 'open',
      supportTopicId: '1',
      supportTopicName: 'Profile',
      productId: '2',
      createdAt: clock.now(),
      modifiedAt: clock.now(),
      notes: [{ by: 'Account', at: clock.now(), text: 'Sample note' }],
    });
  },
  'GET /v1/auditrecords'({ world, clock }, { tenant }) {
    world.audit.put({
      id: 'record-1',
      partnerId: provider.tenantId,
      customerId: tenant,
      customerName: 'Contoso',
      userPrincipalName: provider.user,
      applicationId: provider.clientId,
      resourceType: 'order',
      operationType: 'create_order',
      operationDate: clock.now(),
      correlationId: tenant,
      newValue: '{}',
      details: { OrderId: '1' },
    });
  },
};
