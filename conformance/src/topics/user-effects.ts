import type { Values } from '../row.ts';
import type { Scene } from '../scene.ts';
import { bodyOf, customerPath, type Effect, type Outcome } from '../topic.ts';

/** A GUID for a name of the table. */
export function guid(text: string): string {
  const hex = Buffer.from(text).toString('hex');
  return `${hex.padEnd(8, '0').slice(0, 8)}-0000-4000-8000-${hex.padStart(12, '0').slice(-12)}`;
}

/** Where the person of the row is, as its id. */
export const userPath = (scene: Scene, rest = ''): string =>
  customerPath(scene, `/users/${guid(scene.given['user']?.id ?? 'person')}${rest}`);

const pathOf = (outcome: Outcome, scene: Scene): string =>
  outcome.values?.['id'] ? customerPath(scene, `/users/${outcome.values['id']}`) : userPath(scene);

/** The person as the API shows it now; nothing when there is none any more. */
async function shown(outcome: Outcome, scene: Scene): Promise<Values | undefined> {
  const answer = await scene.call('GET', pathOf(outcome, scene));
  return answer.status === 200 ? answer.body : undefined;
}

async function listed(outcome: Outcome, scene: Scene, state: 'active' | 'inactive'): Promise<boolean> {
  const filter = { Field: 'UserState', Value: state, Operator: 'equals' };
  const text = state === 'inactive' ? `&filter=${encodeURIComponent(JSON.stringify(filter))}` : '';
  const { body } = await scene.call('GET', customerPath(scene, `/users?size=500${text}`));
  const id = pathOf(outcome, scene).split('/').at(-1);
  return body.items.some((item: Values) => item['id'] === id);
}

/** The expected instant when the person is there right before it and gone at it. */
const purgedAt: Effect = async (outcome, scene, expected) => {
  const at = Date.parse(String(expected));
  await scene.to(new Date(at - 1000).toISOString());
  if (!(await listed(outcome, scene, 'inactive'))) return 'earlier';
  await scene.to(new Date(at).toISOString());
  return (await listed(outcome, scene, 'inactive')) ? 'later' : expected;
};

export const userEffects: Record<string, Effect> = {
  userIdReturned: (outcome) => typeof bodyOf(outcome)['id'] === 'string',
  state: async (outcome, scene) => (await shown(outcome, scene))?.['state'] ?? 'purged',
  inUserList: (outcome, scene) => listed(outcome, scene, 'active'),
  inDeletedList: (outcome, scene) => listed(outcome, scene, 'inactive'),
  purgedAt,
  passwordEchoed: (outcome) => bodyOf(outcome)['passwordProfile']?.password === outcome.values?.['password'],
  otherFieldsRestored: async (outcome, scene) => {
    const now = await shown(outcome, scene);
    const name = scene.given['user']?.id ?? 'person';
    return (
      now?.['displayName'] === 'Ada Berg' &&
      now['firstName'] === 'Ada' &&
      now['lastName'] === 'Berg' &&
      now['userPrincipalName'] === `${name}@${scene.customerId}.onmicrosoft.com` &&
      now['usageLocation'] !== undefined &&
      now['softDeletionTime'] === undefined
    );
  },
};
