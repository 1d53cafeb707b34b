import { availableUnits, licenceProblem } from '@concord/rules';
import { query } from '../http.ts';
import { type Row, Unsupported, type Values } from '../row.ts';
import { type Action, customerPath, type Draft, oneOf, only, plant, type Topic } from '../topic.ts';
import { licenceEffects } from './licence-effects.ts';
import { guid, userEffects, userPath } from './user-effects.ts';

/** The second group where the name says so. */
const groupOf = (name: string) => (/group2/i.test(name) ? 'group2' : 'group1');

const named = (item: unknown): string =>
  typeof item === 'string' ? item : String((item as Values)['skuId'] ?? (item as Values)['id']);

const namesIn = (params: Values): string[] => [
  ...(params['licensesToAssign'] ?? []).map(named),
  ...(params['licensesToRemove'] ?? []).map(named),
];

/** The person that the row speaks of. */
function personIn({ given, seed }: Draft): Values {
  const user: Values = given['user'] ?? {};
  const tenantId = seed['tenants'][0].tenantId;
  const id = guid(user['id'] ?? 'person');
  const name = `${user['id'] ?? 'person'}@${seed['tenants'][0].domain}`;
  const gone = oneOf('user.state', user['state'] ?? 'active', 'active', 'inactive', 'purged') !== 'active';
  if (gone && !user['softDeletionTime']) throw new Unsupported('a deleted user without softDeletionTime');
  return {
    id,
    tenantId,
    userPrincipalName: gone ? `${id.replaceAll('-', '')}${name}` : name,
    ...(gone && { formerName: name, softDeletionTime: user['softDeletionTime'] }),
    displayName: 'Ada Berg',
    firstName: 'Ada',
    lastName: 'Berg',
    ...(user['usageLocation'] !== null && { usageLocation: user['usageLocation'] ?? 'US' }),
    password: 'Golden-User-1',
    forceChangePassword: false,
    mfa: false,
    roles: [],
    state: gone ? 'inactive' : 'active',
    licences: (user['licences'] ?? []).map((sku: string) => ({
      skuId: guid(sku),
      excludedPlans: [],
    })),
  };
}

/** What `given.sku` says of the units of a licence. */
function unitsOf(sku: Values) {
  const consumed: number = sku['consumedUnits'] ?? 0;
  const warning: number = sku['warningUnits'] ?? 0;
  const total: number = sku['totalUnits'] ?? (sku['availableUnits'] ?? 10) + consumed;
  const active: number = sku['activeUnits'] ?? total - warning;
  return { active, warning, suspended: sku['suspendedUnits'] ?? 0, consumed };
}

function plantLicences(draft: Draft, names: readonly string[]): void {
  const { given, seed } = draft;
  const tenantId = seed['tenants'][0].tenantId;
  const sku: Values = typeof given['sku'] === 'object' ? (given['sku'] ?? {}) : {};
  const { consumed, ...units } = unitsOf(sku);
  for (const name of names)
    plant(draft, 'tenantSkus', {
      id: `${tenantId}|${guid(name)}`,
      tenantId,
      skuId: guid(name),
      name,
      skuPartNumber: name.toUpperCase(),
      licenseGroupId: sku['licenseGroupId'] ?? groupOf(name),
      ...units,
    });
  for (let index = 0; index < consumed; index += 1)
    plant(draft, 'users', {
      ...personIn({ ...draft, given: {} }),
      id: guid(`holder${index}`),
      userPrincipalName: `holder${index}@${seed['tenants'][0].domain}`,
      licences: names.map((name) => ({ skuId: guid(name), excludedPlans: [] })),
    });
}

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
