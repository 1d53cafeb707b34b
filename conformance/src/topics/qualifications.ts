import { qualificationProblem } from '@concord/rules';
import type { Values } from '../row.ts';
import { bodyOf, customerPath, type Effect, type Outcome, only, plant, type Topic } from '../topic.ts';

/** One of an answer that may be one or a list. */
const first = (outcome: Outcome): Values => {
  const body = bodyOf(outcome);
  return Array.isArray(body) ? (body[0] ?? {}) : body;
};

const one =
  (name: string): Effect =>
  (outcome) =>
    first(outcome)[name];

/** Whether the customer can order now. */
const purchaseStillPossible: Effect = async (_, scene) => {
  const line = { lineItemNumber: 0, offerId: await scene.offer(), quantity: 1 };
  const body = { referenceCustomerId: scene.customerId, billingCycle: 'monthly', lineItems: [line] };
  return (await scene.call('POST', customerPath(scene, '/orders'), body)).status === 201;
};

/** What a customer is acknowledged as, and the partner's codes for government customers. */
export const qualifications: Topic = {
  name: 'qualifications',
  given: { customer: ['qualifications'] },
  prepare(draft) {
    const { given, seed, begin } = draft;
    const held: Values[] | undefined = given['customer']?.qualifications;
    if (held)
      seed['tenants'][0].qualifications = held.map((item) => ({
        ...(item['vettingStatus'] && { vettingCreatedDate: begin }),
        ...item,
      }));
    const { action, params } = draft.row.when;
    if (action !== 'getValidationCodes' && !params['body']?.validationCode) return;
    const partnerTenantId = seed['partners'][0].tenantId;
    const validationId = params['body']?.validationCode ?? '12345';
    plant(draft, 'validationCodes', {
      id: `${partnerTenantId}|${validationId}`,
      partnerTenantId,
      organizationName: 'City of Redmond',
      maxCreates: 5,
      remainingCreates: 4,
    });
  },
  actions: {
    postQualification: async (scene, params) => {
      only(params, 'body');
      return { answer: await scene.call('POST', customerPath(scene, '/qualifications'), params['body']) };
    },
    getQualifications: async (scene, params) => {
      only(params);
      return { answer: await scene.call('GET', customerPath(scene, '/qualifications')) };
    },
    getValidationCodes: async (scene, params) => {
      only(params);
      return { answer: await scene.call('GET', '/v1/customers/all/validations') };
    },
    getValidationStatus: async (scene, params) => {
      only(params, 'type');
      const path = customerPath(scene, `/validationStatus?type=${params['type'] ?? 'account'}`);
      return { answer: await scene.call('GET', path) };
    },
  },
  effects: {
    qualification: one('qualification'),
    vettingStatus: one('vettingStatus'),
    vettingStatusPresent: (outcome) => 'vettingStatus' in first(outcome),
    qualifications: (outcome) => [bodyOf(outcome)].flat().map((item: Values) => item['qualification']),
    bareArray: (outcome) => Array.isArray(outcome.answer?.body),
    items: (outcome) => outcome.answer?.body.length,
    itemFields: (outcome, _, expected) => (expected as string[]).filter((name) => name in first(outcome)),
    status: one('status'),
    purchaseStillPossible,
  },
  rules: {
    postQualification: ({ given, when }) => ({
      allowed:
        qualificationProblem(when.params['body'], given['customer']?.qualifications ?? []) === undefined,
    }),
  },
};
