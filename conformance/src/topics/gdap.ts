import { addDuration, defaultGdapRoles, directoryRoles, gdapProblem } from '@concord/rules';
import { Unsupported, type Values } from '../row.ts';
import { partnerId, type Scene } from '../scene.ts';
import { type Action, type Draft, oneOf, only, type Topic } from '../topic.ts';
import { gdapEffects, gdapRoot, ownGdap } from './gdap-effects.ts';

const statuses = [
  'created',
  'approvalPending',
  'approved',
  'activating',
  'active',
  'expiring',
  'expired',
  'terminationRequested',
  'terminating',
  'terminated',
] as const;
const dayMs = 86_400_000;
const whole = (instant: string): string => new Date(instant).toISOString();

/** End of a day that is inclusive, or an instant as it is. */
const endOf = (date: string): string =>
  date.length === 10 ? new Date(Date.parse(date) + dayMs).toISOString() : whole(date);

const kindOf = (given: Values) =>
  (({ indirectProvider: 'indirect-provider', indirectReseller: 'indirect-reseller' }) as const)[
    given['partnerType'] as 'indirectProvider'
  ] ?? 'direct';

/** When the relationship began, as far as the row tells. */
function beginOf(gdap: Values, begin: string): string {
  const days: number = gdap['durationDays'] ?? 730;
  if (gdap['createdAt'] ?? gdap['activatedAt']) return whole(gdap['createdAt'] ?? gdap['activatedAt']);
  if (!gdap['endsAt']) return whole(begin);
  return new Date(Date.parse(endOf(gdap['endsAt'])) - days * dayMs).toISOString();
}

/** The relationship of `given`, in the simulator's shape. */
function entityOf(scene: Pick<Scene, 'given' | 'begin' | 'customerId'>, agents: string): Values {
  const gdap: Values = scene.given['gdap'];
  const createdAt = beginOf(gdap, scene.begin);
  const activatedAt = gdap['activatedAt'] ? whole(gdap['activatedAt']) : createdAt;
  const days: number = gdap['durationDays'] ?? 730;
  const roles: string[] = gdap['roles'] ?? defaultGdapRoles(kindOf(scene.given));
  const origin = oneOf('gdap.origin', gdap['origin'] ?? 'partner', 'partner', 'createCustomer');
  const given: (string | Values)[] = gdap['accessAssignments'] ?? (origin === 'partner' ? roles : []);
  const assigned = given.flatMap((one): string[] => (typeof one === 'string' ? [one] : one['roles']));
  const status = oneOf('gdap.status', gdap['status'] ?? 'active', ...statuses);
  const waits = status === 'created' || status === 'approvalPending';
  const assignment = {
    id: 'own-assignment',
    groupId: agents,
    roles: assigned,
    status: 'active',
    createdAt,
    modifiedAt: createdAt,
    version: 1,
  };
  return {
    id: ownGdap,
    partnerTenantId: partnerId,
    tenantId: scene.customerId,
    displayName: 'Own relationship',
    duration: `P${days}D`,
    autoExtendDuration: oneOf('autoExtendDuration', gdap['autoExtendDuration'] ?? 'PT0S', 'PT0S', 'P180D'),
    roles,
    status,
    createdAt,
    modifiedAt: createdAt,
    version: 1,
    ...(!waits && {
      activatedAt,
      endsAt: gdap['endsAt'] ? endOf(gdap['endsAt']) : addDuration(activatedAt, `P${days}D`),
    }),
    accessAssignments: assigned.length === 0 ? [] : [assignment],
    requests: [],
    operations: [],
  };
}

/** Rights that the token has by a relationship of which the row says nothing else. */
function seedRoles({ given, seed }: Draft): void {
  const roles: string[] | undefined = given['gdap'] === undefined ? given['token']?.gdapRoles : [];
  if (roles === undefined) return;
  for (const tenant of seed['tenants'])
    for (const customer of tenant['customerOf']) customer['gdapRoles'] = roles;
}

const unifiedRoles = (names: string[]) => ({
  unifiedRoles: names.map((name) => {
    const roleDefinitionId = directoryRoles[name];
    if (!roleDefinitionId) throw new Unsupported(`role ${name}`);
    return { roleDefinitionId };
  }),
});

const bodyOf = ({ roles, displayName, duration, autoExtendDuration }: Values): Values => ({
  ...(displayName !== undefined && { displayName }),
  ...(duration !== undefined && { duration }),
  ...(autoExtendDuration !== undefined && { autoExtendDuration }),
  ...(roles !== undefined && { accessDetails: unifiedRoles(roles) }),
});

const fields = ['duration', 'roles', 'displayName', 'autoExtendDuration'];

const createGdapRelationship: Action = async (scene, params) => {
  only(params, ...fields);
  const body = {
    displayName: 'Golden relationship',
    duration: 'P365D',
    customer: { tenantId: scene.customerId },
    ...bodyOf({ roles: ['User Administrator'], ...params }),
  };
  const answer = await scene.call('POST', gdapRoot, body);
  return { answer, values: { id: answer.body?.id } };
};

const updateGdapRelationship: Action = async (scene, params) => {
  only(params, ...fields, 'action');
  const path = `${gdapRoot}/${ownGdap}`;
  await scene.to(scene.at);
  const { action, ...change } = params;
  if (action !== undefined)
    return { answer: await scene.call('POST', `${path}/requests`, { action }), values: { id: ownGdap } };
  const before = await scene.call('GET', path);
  const headers = { 'If-Match': before.body['@odata.etag'] };
  const answer = await scene.call('PATCH', path, bodyOf(change), headers);
  return { answer, first: before, values: { id: ownGdap } };
};

/** Delegated-admin relationships, at Microsoft Graph. */
export const gdap: Topic = {
  name: 'gdap',
  given: {
    gdap: [
      'status',
      'roles',
      'durationDays',
      'autoExtendDuration',
      'createdAt',
      'activatedAt',
      'endsAt',
      'origin',
      'accessAssignments',
    ],
    token: ['gdapRoles'],
    partner: ['tenantStatus'],
  },
  prepare(draft) {
    const { given, seed } = draft;
    seedRoles(draft);
    const { gdap } = given;
    if (gdap) {
      const known = gdap['createdAt'] ?? gdap['activatedAt'];
      if (known && Date.parse(known) < Date.parse(draft.begin)) draft.begin = whole(known);
    }
    const status = given['partner']?.tenantStatus;
    if (status === undefined) return;
    if (oneOf('tenantStatus', status, 'active', 'suspended') === 'suspended')
      Object.assign(seed['partners'][0], { status: 'suspended', suspendedAt: addDuration(draft.at, 'PT1M') });
  },
  arrange: async (scene) => {
    if (!scene.given['gdap']) return;
    const groups = await scene.as({})('GET', '/v1.0/groups');
    const agents = groups.body.value.find((one: Values) => one['displayName'] === 'AdminAgents');
    await scene.put('gdap', entityOf(scene, agents['id']));
  },
  actions: { createGdapRelationship, updateGdapRelationship },
  effects: gdapEffects,
  rules: {
    createGdapRelationship: ({ when }) => ({
      allowed:
        gdapProblem({
          displayName: 'Golden relationship',
          duration: 'P365D',
          roles: ['User Administrator'],
          ...when.params,
        }) === undefined,
    }),
  },
};
