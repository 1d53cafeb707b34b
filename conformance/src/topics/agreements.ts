import type { Values } from '../row.ts';
import type { Scene } from '../scene.ts';
import { type Action, bodyOf, customerPath, field, only, type Topic } from '../topic.ts';

const templateId = '117a77b0-9360-443b-8795-c6dedc750cf9';

const createAttestation: Action = async (scene, params) => {
  only(
    params,
    'country',
    'language',
    'companyName',
    'signatoryFirstName',
    'signatoryLastName',
    'signatoryEmail',
    'signatoryPhone',
  );
  const {
    signatoryFirstName = 'Ada',
    signatoryLastName = 'Berg',
    signatoryEmail,
    signatoryPhone,
    ...body
  } = params;
  const signatory = {
    firstName: signatoryFirstName,
    lastName: signatoryLastName,
    email: signatoryEmail,
    ...(signatoryPhone && { phoneNumber: signatoryPhone }),
  };
  return { answer: await scene.call('POST', '/v1/attestations/enhanced', { ...body, signatory }) };
};

const confirmAgreement: Action = async (scene, params) => {
  only(params, 'firstName', 'lastName', 'email', 'phoneNumber', 'primaryContact');
  // The default of the table is an agreement: a row that confirms one begins without, unless it names the known one.
  if (!scene.given['agreement']) await scene.simulator.control('DELETE', 'state?collection=agreements');
  const { primaryContact = params } = params;
  const body = {
    primaryContact,
    templateId,
    dateAgreed: scene.at,
    type: 'MicrosoftCustomerAgreement',
  };
  return { answer: await scene.call('POST', customerPath(scene, '/agreements'), body) };
};

/** The confirmation that is there was given by this contact. */
async function namedContact(scene: Scene): Promise<void> {
  const primaryContact: Values | undefined = scene.given['agreement']?.primaryContact;
  if (!primaryContact) return;
  const known = (await scene.state('agreements')).filter((one) => one['tenantId'] === scene.customerId);
  await scene.put('agreements', ...known.map((one) => ({ ...one, primaryContact })));
}

export const agreements: Topic = {
  name: 'agreements',
  given: { agreement: ['primaryContact'] },
  arrange: namedContact,
  actions: { createAttestation, confirmAgreement },
  effects: {
    attestationIdReturned: (outcome) => typeof bodyOf(outcome)['id'] === 'string',
    agreementExistsYet: async (outcome, scene) =>
      (await scene.state('agreements')).some((one) => one['attestationId'] === bodyOf(outcome)['id']),
    errorName: field('errorName'),
    isRetryable: field('isRetryable'),
    message: field('message'),
    agreements: async (_, scene) => (await scene.state('agreements')).length,
  },
};
