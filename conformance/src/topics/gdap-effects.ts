import { directoryRoleName } from '@concord/rules';
import type { Values } from '../row.ts';
import type { Scene } from '../scene.ts';
import { bodyOf, customerPath, type Effect, type Outcome } from '../topic.ts';

export const gdapRoot = '/v1.0/tenantRelationships/delegatedAdminRelationships';
/** Id of the relationship that the row speaks of. */
export const ownGdap = 'own-gdap';

/** The relationship as Graph shows it now. */
async function shown(outcome: Outcome, scene: Scene): Promise<Values> {
  const { body } = await scene.call('GET', `${gdapRoot}/${outcome.values?.['id'] ?? ownGdap}`);
  return body ?? {};
}

const now =
  (name: string): Effect =>
  async (outcome, scene) =>
    (await shown(outcome, scene))[name];

/** Names of the roles of all relationships of the partner with the customer of the answer. */
async function roles(outcome: Outcome, scene: Scene): Promise<string[]> {
  const tenantId = outcome.answer?.body?.id ?? scene.customerId;
  const { body } = await scene.call('GET', gdapRoot);
  const all = outcome.values?.['id']
    ? [await shown(outcome, scene)]
    : body.value.filter((one: Values) => one['customer']?.tenantId === tenantId);
  return all.flatMap((one: Values) =>
    one['accessDetails'].unifiedRoles.map(
      (role: Values) => directoryRoleName(role['roleDefinitionId']) ?? role['roleDefinitionId'],
    ),
  );
}

export const gdapEffects: Record<string, Effect> = {
  gdapStatus: now('status'),
  autoExtendDuration: now('autoExtendDuration'),
  gdapRolesInclude: async (outcome, scene, expected) => {
    const there = await roles(outcome, scene);
    return (expected as string[]).filter((role) => there.includes(role));
  },
  gdapRolesExclude: async (outcome, scene, expected) => {
    const there = await roles(outcome, scene);
    return (expected as string[]).filter((role) => !there.includes(role));
  },
  allowDelegatedAccess: async (outcome, scene) =>
    bodyOf(outcome)['allowDelegatedAccess'] ??
    (await scene.call('GET', customerPath(scene, ''))).body.allowDelegatedAccess,
  extendedByDays: async (outcome, scene) => {
    const { endDateTime, activatedDateTime, duration } = await shown(outcome, scene);
    const days = (Date.parse(endDateTime) - Date.parse(activatedDateTime)) / 86_400_000;
    return days - Number(/\d+/.exec(duration)?.[0]);
  },
};
