import type { Values } from '../row.ts';
import type { Scene } from '../scene.ts';
import { bodyOf, type Effect, field } from '../topic.ts';

const made = async (scene: Scene) =>
  (await scene.state('tenants')).filter((tenant) => tenant['createdByPartner'] === scene.partnerId);

/** A customer that was made, and what came with it. */
export const newCustomerEffects: Record<string, Effect> = {
  userCredentialsReturned: (outcome) => typeof bodyOf(outcome)['userCredentials']?.password === 'string',
  /** As the answer has it, or, where a whole name is asked for, as the person is called in the new tenant. */
  adminUserName: async (outcome, scene, expected) => {
    const { userName } = bodyOf(outcome)['userCredentials'];
    if (!String(expected).includes('@') || userName.includes('@')) return userName;
    const people = await scene.state('users');
    return people.find(
      (one) =>
        one['tenantId'] === bodyOf(outcome)['id'] && one['userPrincipalName'].startsWith(`${userName}@`),
    )?.['userPrincipalName'];
  },
  idDiffersFromTenantId: (outcome) => bodyOf(outcome)['id'] !== bodyOf(outcome)['companyProfile']?.tenantId,
  idIsCommerceId: (outcome) => bodyOf(outcome)['id'] === bodyOf(outcome)['commerceId'],
  tenantCreated: async (_, scene) => (await made(scene)).length > 0,
  tenantsCreated: async (_, scene) => (await made(scene)).length,
  sameCustomerAsFirstCall: (outcome) => outcome.first?.body.id === bodyOf(outcome)['id'],
  reason: (outcome) => (/already in use/.test(bodyOf(outcome)['description']) ? 'domainTaken' : undefined),
  gdapRelationshipCreated: async (_, scene) => {
    const [tenant] = await made(scene);
    return (await scene.state('gdap')).some((one) => one['tenantId'] === tenant?.['id']);
  },
  customerBelongsTo: (outcome) =>
    bodyOf(outcome)['associatedPartnerId'] === undefined ? 'provider' : 'reseller',
  associatedPartnerId: field('associatedPartnerId'),
  tenantIds: (outcome) => bodyOf(outcome)['items'].map((item: Values) => item['id']),
};
