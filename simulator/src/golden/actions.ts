import { createCustomer, headDomain, listCustomers } from './customer-actions.ts';
import { checkoutCart, createCart, createOrder } from './order-actions.ts';
import { type Action, customer, only, query } from './outcome.ts';
import type { Values } from './row.ts';
import type { Scene } from './scene.ts';
import { requestToken } from './token-actions.ts';

const get =
  (path: (scene: Scene, params: Values) => string, ...names: string[]): Action =>
  async (scene, params, call) => {
    only(params, ...names);
    return { answer: await call('GET', path(scene, params)), again: await call('GET', path(scene, params)) };
  };

/** What a row's action does, over HTTP. A new room of the simulator adds its actions here. */
export const actions: Record<string, Action> = {
  createCustomer,
  createCart,
  checkoutCart,
  createOrder,
  requestToken,
  headDomain,
  listCustomers,
  getCustomTermEndDates: get(
    (scene, params) => customer(scene, `/subscriptions/customTermEndDates?${query(params)}`),
    'term_duration',
  ),
  getCountryRules: get((_, params) => `/v1/countryvalidationrules/${params['iso2']}`, 'iso2'),
  checkAgainstCountryRules: async (scene, params, call) => {
    only(params, 'postalCodes', 'phoneNumbers');
    const answer = await call('GET', `/v1/countryvalidationrules/${scene.market}`);
    const pattern = new RegExp(
      params['postalCodes'] ? answer.body.postalCodeRegex : answer.body.phoneNumberRegex,
    );
    return {
      answer,
      values: Object.groupBy<'valid' | 'invalid', string>(
        params['postalCodes'] ?? params['phoneNumbers'],
        (one) => (pattern.test(one) ? 'valid' : 'invalid'),
      ),
    };
  },
  validateAddress: async (_, params, call) => {
    only(params, 'address');
    return {
      answer: await call('POST', '/v1/validations/address', {
        addressLine1: '1 Main St',
        ...params['address'],
      }),
    };
  },
  createAttestation: async (_, params, call) => {
    const { signatoryFirstName = 'Ada', signatoryLastName = 'Berg', signatoryEmail, ...body } = params;
    return {
      answer: await call('POST', '/v1/attestations/enhanced', {
        ...body,
        signatory: { firstName: signatoryFirstName, lastName: signatoryLastName, email: signatoryEmail },
      }),
    };
  },
  confirmAgreement: async (scene, params, call) => {
    scene.simulator.world.agreements.clear();
    return {
      answer: await call('POST', customer(scene, '/agreements'), {
        primaryContact: params,
        templateId: '117a77b0-9360-443b-8795-c6dedc750cf9',
        dateAgreed: scene.at,
        type: 'MicrosoftCustomerAgreement',
      }),
    };
  },
  listSubscriptions: get((scene) => customer(scene, '/subscriptions')),
  listRelationships: get((_, params) => `/v1/relationships?${query(params)}`, 'relationship_type'),
  searchCustomers: get(
    (_, params) =>
      `/v1/customers?${query({ size: params['size'], filter: JSON.stringify(params['filter']) })}`,
    'filter',
    'size',
  ),
  getMpnProfile: get((_, params) => `/v1/profiles/mpn?${query(params)}`, 'mpnId'),
  getAgreementStatus: get(
    (_, params) => `/v1/compliance/csp/agreementstatus?${query(params)}`,
    'mpnId',
    'tenantId',
  ),
  getRelationshipRequest: get(() => '/v1/customers/relationshiprequests'),
  validateResellers: async (_, params, call) => {
    only(params, 'partnerIds');
    return { answer: await call('POST', '/v1/partners/validateresellers', params) };
  },
  removeResellerRelationship: async (scene, params, call) => {
    only(params);
    return {
      answer: await call('PATCH', customer(scene, ''), {
        relationshipToPartner: 'none',
        attributes: { objectType: 'Customer' },
      }),
    };
  },
  removeResellerPartnership: async (scene, params) => {
    only(params, 'reseller');
    scene.simulator.world.partnerships.remove(`${scene.partnerId}|${params['reseller']}`);
    return { answer: undefined };
  },
};
