import type { Scene } from '../scene.ts';
import { type Action, bodyOf, customerPath, type Effect, only } from '../topic.ts';

/** The invitation to become a customer, and the end of being one. */
export const invitationActions: Record<string, Action> = {
  getRelationshipRequest: async (scene, params) => {
    only(params);
    const path = '/v1/customers/relationshiprequests';
    return { answer: await scene.call('GET', path), again: await scene.call('GET', path) };
  },
  removeResellerRelationship: async (scene, params) => {
    only(params);
    const body = { relationshipToPartner: 'none', attributes: { objectType: 'Customer' } };
    return { answer: await scene.call('PATCH', customerPath(scene, ''), body) };
  },
};

async function related(scene: Scene): Promise<boolean> {
  const id = `${scene.partnerId}|${scene.customerId}`;
  return (await scene.state('relationships')).some((one) => one['id'] === id);
}

export const invitationEffects: Record<string, Effect> = {
  relationshipToPartner: async (outcome, scene) =>
    bodyOf(outcome)['relationshipToPartner'] ?? ((await related(scene)) ? 'reseller' : 'none'),
  inCustomerList: (_, scene) => related(scene),
  invitationStatusCallExists: async (_, scene) => {
    const asked = await scene.call('GET', '/v1/customers/relationshiprequests/1');
    return asked.status !== 501;
  },
  urlContains: (outcome, _, expected) => {
    const url: string = outcome.values?.['url'] ?? bodyOf(outcome)['url'];
    return (expected as string[]).filter((part) => url.includes(part));
  },
  invitationId: (outcome, scene) => {
    const { searchParams } = new URL(bodyOf(outcome)['url']);
    const others = [...searchParams.keys()].filter(
      (name) => !['invType', 'partnerId', 'msppId', 'DAP'].includes(name),
    );
    return searchParams.get('partnerId') === scene.partnerId && others.length === 0 ? null : others;
  },
  sameForAllCustomers: (outcome) => bodyOf(outcome)['url'] === outcome.again?.body.url,
};
