import { availableUnits, licenceProblem } from '@concord/rules';
import { query } from '../http.ts';
import type { Row, Values } from '../row.ts';
import { type Action, customerPath, only, plant, type Topic } from '../topic.ts';
import { licenceEffects } from './licence-effects.ts';
import { groupOf, named, namesIn, personIn, plantLicences, unitsOf } from './people-state.ts';
import { guid, userEffects, userPath } from './user-effects.ts';

const asked: Record<string, true> = {
  createUser: true,
  deleteUser: true,
  restoreUser: true,
  assignLicence: true,
  listUsers: true,
  listSubscribedSkus: true,
};

const createUser: Action = async (scene, params) => {
  only(params, 'userPrincipalName', 'usageLocation', 'displayName', 'firstName', 'lastName', 'password');
  const { password = 'Golden-User-2', ...person } = params;
  const name: string = params['userPrincipalName'];
  const body = {
    displayName: name.split('@')[0],
    ...person,
    // The row's domain stands for the customer's own.
    userPrincipalName: `${name.split('@')[0]}@${scene.customerId}.onmicrosoft.com`,
    passwordProfile: { password, forceChangePassword: true },
    attributes: { objectType: 'CustomerUser' },
  };
  const answer = await scene.call('POST', customerPath(scene, '/users'), body);
  return { answer, values: { id: answer.body?.id, password } };
};

const assignLicence: Action = async (scene, params) => {
  only(params, 'licensesToAssign', 'licensesToRemove');
  const path = customerPath(scene, '/subscribedskus?licenseGroupIds=Group1&licenseGroupIds=Group2');
  const before = await scene.call('GET', path);
  const body = {
    licensesToAssign: params['licensesToAssign']?.map((item: unknown) => ({
      excludedPlans: typeof item === 'string' ? null : (item as Values)['excludedPlans'],
      skuId: guid(named(item)),
    })),
    licensesToRemove: params['licensesToRemove']?.map((item: unknown) => guid(named(item))) ?? null,
    licenseWarnings: null,
    attributes: { objectType: 'LicenseUpdate' },
  };
  const answer = await scene.call('POST', userPath(scene, '/licenseupdates'), body);
  return { answer, first: before, again: await scene.call('GET', path) };
};

/** What the rules alone say of an assignment. */
function assignmentByRules({ given, when }: Row) {
  if (given['token']) return undefined;
  const units = unitsOf(typeof given['sku'] === 'object' ? (given['sku'] ?? {}) : {});
  const names: string[] = (when.params['licensesToAssign'] ?? []).map(named);
  const location = given['user']?.usageLocation === null ? undefined : (given['user']?.usageLocation ?? 'US');
  const problem = licenceProblem(
    location,
    names.map((name) => ({ group: groupOf(name), available: availableUnits(units), held: false })),
    (when.params['licensesToRemove'] ?? []).map((item: unknown) => groupOf(named(item))),
  );
  const code = problem && 'code' in problem ? { errorCode: String(problem.code) } : {};
  return { allowed: problem === undefined, ...code };
}

/** Users of a customer's tenant and their licences. */
export const people: Topic = {
  name: 'people',
  given: {
    user: ['id', 'state', 'usageLocation', 'softDeletionTime', 'licences'],
    sku: ['availableUnits', 'activeUnits', 'warningUnits', 'suspendedUnits', 'consumedUnits', 'totalUnits'],
  },
  prepare(draft) {
    const { given, row } = draft;
    if (!given['user'] && !asked[row.when.action]) return;
    const deleted = given['user']?.softDeletionTime;
    if (deleted && Date.parse(deleted) < Date.parse(draft.begin)) draft.begin = deleted;
    plant(draft, 'users', personIn(draft));
    const names = new Set([...namesIn(row.when.params), ...(given['user']?.licences ?? [])]);
    if (names.size === 0 && typeof given['sku'] === 'object' && given['sku']) names.add('sku');
    plantLicences(draft, [...names]);
  },
  arrange: async (scene) => {
    if (scene.given['user']?.softDeletionTime && asked[scene.row.when.action]) await scene.to(scene.at);
  },
  actions: {
    createUser,
    assignLicence,
    deleteUser: async (scene, params) => {
      only(params);
      return { answer: await scene.call('DELETE', userPath(scene)) };
    },
    restoreUser: async (scene, params) => {
      only(params, 'body');
      return { answer: await scene.call('PATCH', userPath(scene), params['body'] ?? { state: 'active' }) };
    },
    listUsers: async (scene, params) => {
      only(params, 'size', 'filter', 'sortField', 'sortDirection');
      const filter = params['filter'] && JSON.stringify(params['filter']);
      return {
        answer: await scene.call('GET', customerPath(scene, `/users?${query({ ...params, filter })}`)),
      };
    },
    listSubscribedSkus: async (scene, params) => {
      only(params, 'licenseGroupIds');
      const groups: string[] = [params['licenseGroupIds'] ?? []].flat();
      const text = groups.map((group) => `licenseGroupIds=${group}`).join('&');
      const answer = await scene.call('GET', customerPath(scene, `/subscribedskus?${text}`));
      return { answer, again: answer };
    },
  },
  effects: { ...userEffects, ...licenceEffects },
  rules: { assignLicence: assignmentByRules },
};
