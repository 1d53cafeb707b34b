import { addDuration, directoryRoles, gdapProblem } from '@concord/rules';
import { Unsupported, type Values } from '../row.ts';
import { type Action, type Draft, oneOf, only, type Topic } from '../topic.ts';
import { gdapEffects, gdapRoot, ownGdap } from './gdap-effects.ts';
import { entityOf, whole } from './gdap-entity.ts';

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
