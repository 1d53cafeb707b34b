import { availableUnits, type DirectoryTask, totalUnits } from '@concord/rules';
import { type Licence, licencesOf, updateLicences, updateProblem } from '../licences.ts';
import { recordUser, userOf } from './change-user.ts';
import { type CustomerCall, created, type Operation, ok } from './operation.ts';
import { refuse } from './refusal.ts';
import { attributes, collection } from './resource.ts';
import { need } from './rights.ts';

const docs = 'https://learn.microsoft.com/partner-center/developer';

/** @throws Refusal 400 900316 for a token without a user, 403 900308 without a role */
function check(call: CustomerCall, task: DirectoryTask): void {
  if (!call.user) throw refuse(400, 900316, 'The token is not an app+user token.');
  need(call, task);
}

/** Groups that are asked for; the one managed in Entra where none is named. */
function groupsAsked({ url }: CustomerCall): string[] {
  const asked = [...new URLSearchParams(url.split('?')[1])]
    .filter(([name]) => name.toLowerCase() === 'licensegroupids')
    .flatMap(([, value]) => value.toLowerCase().split(','));
  return asked.length === 0 ? ['group1'] : asked;
}

const productSku = ({ skuId, name, skuPartNumber, group }: Licence) => ({
  id: skuId,
  name,
  skuPartNumber,
  targetType: 'User',
  licenseGroupId: group,
});

const servicePlans = ({ plans }: Licence, status: (planId: string) => string) =>
  plans.map((plan) => ({ ...plan, capabilityStatus: status(plan.id), targetType: 'User' }));

function subscribedSkus(call: CustomerCall) {
  check(call, 'readLicences');
  const groups = groupsAsked(call);
  const items = licencesOf(call.world, call.tenant.id)
    .filter((licence) => groups.includes(licence.group))
    .map((licence) => ({
      availableUnits: availableUnits(licence.units),
      activeUnits: licence.units.active,
      consumedUnits: licence.units.consumed,
      suspendedUnits: licence.units.suspended,
      totalUnits: totalUnits(licence.units),
      warningUnits: licence.units.warning,
      productSku: productSku(licence),
      servicePlans: servicePlans(licence, () => 'Enabled'),
      capabilityStatus: totalUnits(licence.units) > 0 ? 'Enabled' : 'Suspended',
      attributes: attributes('SubscribedSku'),
    }));
  return ok(collection(items));
}

function userLicences(call: CustomerCall) {
  check(call, 'readLicences');
  const user = userOf(call);
  const groups = groupsAsked(call);
  const known = licencesOf(call.world, call.tenant.id);
  const items = (user.licences ?? []).flatMap(({ skuId, excludedPlans }) => {
    const licence = known.find((one) => one.skuId === skuId);
    if (!licence || !groups.includes(licence.group)) return [];
    return {
      servicePlans: servicePlans(licence, (id) => (excludedPlans.includes(id) ? 'Disabled' : 'Assigned')),
      productSku: productSku(licence),
      attributes: attributes('License'),
    };
  });
  return ok(collection(items));
}

/** Gives licences to a user and takes them away, all or nothing. */
function updateUserLicences(call: CustomerCall) {
  check(call, 'assignLicences');
  const user = userOf(call);
  if (user.state === 'inactive') throw refuse(404, 60002, 'The user is deleted.');
  const assign = call.body.list('licensesToAssign').map((one) => ({
    skuId: one.needText('skuId').toLowerCase(),
    excludedPlans: one.texts('excludedPlans').map((id) => id.toLowerCase()),
  }));
  const remove = call.body.texts('licensesToRemove').map((id) => id.toLowerCase());
  if (assign.length + remove.length === 0) throw refuse(400, 800002, 'There is nothing to assign or remove.');
  const problem = updateProblem(licencesOf(call.world, call.tenant.id), user, { assign, remove });
  switch (problem?.kind) {
    case 'none-left': {
      const text = 'Subscription does not have any available licenses.';
      throw refuse(400, problem.code, text, 'PartnerFD', [`LicenseQuotaExceededException : ${text}`]);
    }
    case 'groups':
      throw refuse(400, 800002, 'Licenses of one license group only can be changed in one call.');
    case 'usage-location':
      throw refuse(400, 800002, 'The user has no usage location.');
    case 'unknown':
      throw refuse(400, 800002, `The tenant has no license ${problem.skuId}.`);
  }
  updateLicences(call.world, user, { assign, remove });
  recordUser(call, 'update_customer_user_licenses', user, 'license', {
    ...(assign.length > 0 && { AddedLicenseSkuId: assign.map((one) => one.skuId).join(',') }),
    ...(remove.length > 0 && { RemovedLicenseSkuId: remove.join(',') }),
  });
  return created({
    ...(assign.length > 0 && {
      licensesToAssign: assign.map(({ skuId, excludedPlans }) => ({
        skuId,
        ...(excludedPlans.length > 0 && { excludedPlans }),
      })),
    }),
    ...(remove.length > 0 && { licensesToRemove: remove }),
    licenseWarnings: [],
    attributes: attributes('LicenseUpdate'),
  });
}

export const licenceOperations: Operation[] = [
  {
    of: 'customer',
    auth: 'any',
    method: 'GET',
    path: '/customers/:cid/subscribedskus',
    source: `${docs}/get-a-list-of-available-licenses`,
    models: 'units of all channels and partners; licence groups; 400 900316 app-only',
    handle: subscribedSkus,
  },
  {
    of: 'customer',
    auth: 'any',
    method: 'GET',
    path: '/customers/:cid/users/:uid/licenses',
    source: `${docs}/check-which-licenses-are-assigned-to-a-user`,
    models: 'licence groups, service plans',
    handle: userLicences,
  },
  {
    of: 'customer',
    auth: 'any',
    method: 'POST',
    path: '/customers/:cid/users/:uid/licenseupdates',
    source: `${docs}/assign-licenses-to-a-user`,
    models: 'all or nothing; one licence group per call; 60012; no usage location 400 (code [U])',
    handle: updateUserLicences,
  },
];
