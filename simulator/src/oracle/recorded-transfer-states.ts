import { direct, provider } from '../testing/partner.ts';
import type { State } from './recorded-states.ts';

const customer = '/v1/customers/{}';

/** The direct partner sells to the customer too. */
const atAnother: State = ({ world, clock }, { tenant }) => {
  world.relationships.put({
    id: `${direct.tenantId}|${tenant}`,
    partnerTenantId: direct.tenantId,
    tenantId: tenant,
    since: clock.now(),
  });
};

const transfer: State = (simulator, ids, recording) => {
  const { world, clock } = simulator;
  const { tenant } = ids;
  const { path, responseBody } = recording;
  atAnother(simulator, ids, recording);
  world.transfers.put({
    id: path.split('/').at(-1) ?? '',
    kind: 'legacy',
    tenantId: tenant,
    sourceTenantId: provider.tenantId,
    sourceName: 'Adatum Distribution',
    targetTenantId: direct.tenantId,
    status: 'Active',
    createdAt: clock.now(),
    modifiedAt: clock.now(),
    modifiedBy: responseBody.lastModifiedUser,
    lines: [
      {
        id: 0,
        subscriptionId: '75b71186-73c3-45b4-a403-281c0d7eb032',
        offerId: '031C9E47-4802-4248-838E-778FB1D2CC05',
        billingCycle: 'annual',
        friendlyName: 'Seats',
        quantity: 1,
        partnerIdOnRecord: '5300001',
      },
    ],
  });
};

/** What two partners have to do with a customer, before it is asked for. */
export const transferStates: Record<string, State> = {
  [`GET ${customer}/transfers/{}`]: transfer,
  [`PATCH ${customer}/transfers/{}`]: transfer,
  [`GET ${customer}/relationships`]: atAnother,
};
