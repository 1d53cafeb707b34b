import { plantUser } from './plant-recorded.ts';
import type { State } from './recorded-states.ts';
import { listOf } from './recording.ts';

const customer = '/v1/customers/{}';
const person = `${customer}/users/{}`;

const administrator: State = (simulator, ids) =>
  plantUser(simulator, ids, { roles: ['Global Administrator'] });

/** People of the tenant, before they are asked for. */
export const peopleStates: Record<string, State> = {
  [`GET ${customer}/directoryroles/{}/usermembers`]: administrator,
  [`POST ${customer}/directoryroles/{}/usermembers`]: (simulator, ids, { requestBody }) =>
    plantUser(simulator, { ...ids, user: String(requestBody?.['Id']) }),
  [`GET ${person}/directoryroles`]: administrator,
  [`GET ${customer}/users`](simulator, ids, { query }) {
    const deleted = { state: 'inactive', softDeletionTime: simulator.clock.now() } as const;
    plantUser(simulator, ids, query.includes('Inactive') ? deleted : {});
  },
  [`GET ${person}`]: (simulator, ids) => plantUser(simulator, ids),
  [`PATCH ${person}`]: (simulator, ids) =>
    plantUser(simulator, ids, {
      state: 'inactive',
      softDeletionTime: simulator.clock.now(),
      formerName: `ada@recorded${ids.tenant.slice(0, 8)}.onmicrosoft.com`,
    }),
  [`GET ${person}/licenses`]: (simulator, ids) => plantUser(simulator, ids),
  [`POST ${person}/licenseupdates`](simulator, ids, { requestBody }) {
    plantUser(simulator, ids);
    for (const { SkuId = '' } of listOf(requestBody, 'LicensesToAssign'))
      simulator.world.tenantSkus.put({
        id: `${ids.tenant}|${SkuId}`,
        tenantId: ids.tenant,
        skuId: SkuId,
        name: 'Recorded',
        skuPartNumber: 'RECORDED',
        licenseGroupId: 'group1',
        active: 5,
        warning: 0,
        suspended: 0,
      });
  },
};
