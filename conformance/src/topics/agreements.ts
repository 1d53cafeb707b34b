import { type Action, bodyOf, customerPath, only, type Topic } from '../topic.ts';

const templateId = '117a77b0-9360-443b-8795-c6dedc750cf9';

const createAttestation: Action = async (scene, params) => {
  const { signatoryFirstName = 'Ada', signatoryLastName = 'Berg', signatoryEmail, ...body } = params;
  const signatory = { firstName: signatoryFirstName, lastName: signatoryLastName, email: signatoryEmail };
  return { answer: await scene.call('POST', '/v1/attestations/enhanced', { ...body, signatory }) };
};

const confirmAgreement: Action = async (scene, params) => {
  only(params, 'firstName', 'lastName', 'email', 'phoneNumber');
  await scene.simulator.control('DELETE', 'state?collection=agreements');
  const body = {
    primaryContact: params,
    templateId,
    dateAgreed: scene.at,
    type: 'MicrosoftCustomerAgreement',
  };
  return { answer: await scene.call('POST', customerPath(scene, '/agreements'), body) };
};

export const agreements: Topic = {
  name: 'agreements',
  actions: { createAttestation, confirmAgreement },
  effects: {
    attestationIdReturned: (outcome) => typeof bodyOf(outcome)['id'] === 'string',
    agreementExistsYet: async (outcome, scene) =>
      (await scene.state('agreements')).some((one) => one['attestationId'] === bodyOf(outcome)['id']),
    agreements: async (_, scene) => (await scene.state('agreements')).length,
  },
};
