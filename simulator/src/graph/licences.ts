import { totalUnits } from '@concord/rules';
import { type Licence, licencesOf, updateLicences, updateProblem } from '../licences.ts';
import { entity, type GraphCall, type GraphOperation, need } from './operation.ts';
import { page } from './pages.ts';
import { GraphRefusal, notFound } from './refusal.ts';
import { userResource } from './user-resource.ts';
import { userOf } from './users.ts';

const docs = 'https://learn.microsoft.com/graph/api';

const plansOf = (licence: Licence, disabled: readonly string[] = []) =>
  licence.plans.map((plan) => ({
    servicePlanId: plan.id,
    servicePlanName: plan.serviceName,
    provisioningStatus: disabled.includes(plan.id) ? 'Disabled' : 'Success',
    appliesTo: 'User',
  }));

/** @see https://learn.microsoft.com/graph/api/resources/subscribedsku */
const skuResource = (tenantId: string, licence: Licence) => ({
  id: `${tenantId}_${licence.skuId}`,
  skuId: licence.skuId,
  skuPartNumber: licence.skuPartNumber,
  appliesTo: 'User',
  capabilityStatus: totalUnits(licence.units) > 0 ? 'Enabled' : 'Suspended',
  consumedUnits: licence.units.consumed,
  prepaidUnits: {
    enabled: licence.units.active,
    suspended: licence.units.suspended,
    warning: licence.units.warning,
    lockedOut: 0,
  },
  servicePlans: plansOf(licence),
});

function subscribedSkus(call: GraphCall) {
  need(call, 'readLicences');
  return licencesOf(call.world, call.tenant.id).map((one) => skuResource(call.tenant.id, one));
}

function licenseDetails(call: GraphCall) {
  need(call, 'readLicences');
  const user = userOf(call);
  const known = licencesOf(call.world, call.tenant.id);
  return (user.licences ?? []).flatMap(({ skuId, excludedPlans }) => {
    const licence = known.find((one) => one.skuId === skuId);
    if (!licence) return [];
    return {
      id: `${user.id}_${skuId}`,
      skuId,
      skuPartNumber: licence.skuPartNumber,
      servicePlans: plansOf(licence, excludedPlans),
    };
  });
}

/** All or nothing. @see https://learn.microsoft.com/graph/api/user-assignlicense */
function assignLicense(call: GraphCall) {
  need(call, 'assignLicences');
  const user = userOf(call);
  const update = {
    assign: call.body.list('addLicenses').map((one) => ({
      skuId: (one.text('skuId') ?? '').toLowerCase(),
      excludedPlans: one.texts('disabledPlans').map((id) => id.toLowerCase()),
    })),
    remove: call.body.texts('removeLicenses').map((id) => id.toLowerCase()),
  };
  const licences = licencesOf(call.world, call.tenant.id);
  const problem = updateProblem(licences, user, update);
  // Only Partner Center keeps the groups of licences apart.
  if (problem && problem.kind !== 'groups')
    throw new GraphRefusal(
      400,
      'Request_BadRequest',
      {
        'usage-location': 'License assignment cannot be done for user with invalid usage location.',
        'none-left': 'Subscription does not have any available licenses.',
        unknown: 'License does not correspond to a valid company License.',
      }[problem.kind],
    );
  return entity(call, 'users', userResource(updateLicences(call.world, user, update)));
}

export const licenceGraphOperations: GraphOperation[] = [
  {
    method: 'GET',
    path: '/subscribedSkus',
    source: `${docs}/subscribedsku-list`,
    models: 'units of all channels',
    handle: (call) => page(call, 'subscribedSkus', subscribedSkus(call)),
  },
  {
    method: 'GET',
    path: '/subscribedSkus/:skuId',
    source: `${docs}/subscribedsku-get`,
    models: '404 when the tenant does not have it',
    handle(call) {
      const found = subscribedSkus(call).find((one) => one.id === call.params['skuId']);
      if (!found) throw notFound('The subscribed SKU does not exist.');
      return entity(call, 'subscribedSkus', found);
    },
  },
  {
    method: 'GET',
    path: '/users/:userId/licenseDetails',
    source: `${docs}/user-list-licensedetails`,
    models: 'licences with their service plans',
    handle: (call) => page(call, `users('${call.params['userId']}')/licenseDetails`, licenseDetails(call)),
  },
  {
    method: 'POST',
    path: '/users/:userId/assignLicense',
    source: `${docs}/user-assignlicense`,
    models: 'all or nothing; none left, no usage location, unknown: 400',
    handle: assignLicense,
  },
];
