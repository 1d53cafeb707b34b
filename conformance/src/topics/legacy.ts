import { usersHaveAccess } from '@concord/rules';
import { Unsupported, type Values } from '../row.ts';
import type { Scene } from '../scene.ts';
import { type Action, bodyOf, customerPath, type Draft, only, plant, type Topic } from '../topic.ts';
import { ownState } from './own-calls.ts';
import { ownSubscription } from './own-subscription.ts';
import { legacyOfferId } from './products.ts';
import { hasOwn } from './subscriptions.ts';

const migrations = /^(validate|create)Migration$/;

/** Where the row does not describe the legacy subscription that its call is about, a plain one. */
function plantLegacy(draft: Draft): void {
  if (!migrations.test(draft.row.when.action) || hasOwn(draft)) return;
  const row = { ...draft.row, given: { ...draft.given, offerType: 'legacy' } };
  const tenantId = draft.seed['tenants'][0].tenantId;
  plant(draft, 'subscriptions', { ...ownSubscription(row, draft.at), tenantId });
}

const wanted = ['quantity', 'termDuration', 'billingCycle', 'purchaseFullTerm', 'customTermEndDate'];

const migration =
  (path: string): Action =>
  async (scene, params) => {
    only(params, ...wanted, 'externalReferenceId');
    const body = { currentSubscriptionId: 'own', ...params };
    return { answer: await scene.call('POST', customerPath(scene, `/migrations/newcommerce${path}`), body) };
  };

const conversions = (scene: Scene) => customerPath(scene, '/subscriptions/own/conversions');

/** Takes the first conversion that is offered, with the number of licences that is wanted. */
const convertLegacyTrial: Action = async (scene, params) => {
  only(params, 'quantity', 'billingCycle');
  const { body } = await scene.call('GET', conversions(scene));
  const [offered] = body.items;
  if (!offered) throw new Unsupported('no conversion is offered');
  const answer = await scene.call('POST', conversions(scene), { ...offered, ...params });
  return { answer, values: { convertedId: answer.body?.subscriptionId } };
};

const getOffer: Action = async (scene, params) => {
  only(params, 'id', 'offerId', 'country');
  const id = params['id'] ?? params['offerId'] ?? legacyOfferId;
  const path = `/v1/offers/${id}?country=${params['country'] ?? scene.market}`;
  return { answer: await scene.call('GET', path) };
};

/** Offers of before new commerce: moving them over, their trials, their catalogue. */
export const legacy: Topic = {
  name: 'legacy',
  prepare: plantLegacy,
  actions: {
    validateMigration: migration('/validate'),
    createMigration: migration(''),
    convertLegacyTrial,
    getOffer,
  },
  effects: {
    usersCanAccess: async (_, scene) => usersHaveAccess((await ownState(scene))['status']),
    migrationStatus: (outcome) => bodyOf(outcome)['status'],
    isEligible: (outcome) => bodyOf(outcome)['isEligible'],
    errorCodes: (outcome) => bodyOf(outcome)['errors'].map((one: Values) => String(one['code'])),
    newSubscription: async (outcome, scene) => {
      await scene.advance('PT1M');
      const path = customerPath(scene, `/migrations/newcommerce/${bodyOf(outcome)['id']}`);
      return (await scene.call('GET', path)).body.newCommerceSubscriptionId !== undefined;
    },
    subscriptionIdUnchanged: async (outcome, scene) =>
      outcome.values?.['convertedId'] === 'own' && (await ownState(scene))['status'] === 'active',
    quantity: async (_, scene) => (await ownState(scene))['quantity'],
    isTrial: async (_, scene) => (await ownState(scene))['isTrial'],
  },
};
