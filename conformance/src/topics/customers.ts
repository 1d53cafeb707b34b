import { query } from '../http.ts';
import { only, type Topic } from '../topic.ts';
import { countryActions, countryEffects } from './country-rules.ts';
import { newCustomerEffects } from './customer-effects.ts';
import { domainEffects, headDomain } from './domain-names.ts';
import { invitationActions, invitationEffects } from './invitations.ts';
import { createCustomer } from './new-customer.ts';

/** Customers and their addresses, domains and relationships. */
export const customers: Topic = {
  name: 'customers',
  given: {
    domainFree: true,
    fault: ['httpStatus'],
    domain: ['takenBefore'],
    previousCreate: true,
    previousCall: ['action', 'requestId', 'outcome', 'serverDidIt', 'at'],
    postalCodeRegex: true,
  },
  prepare(draft) {
    const { at } = draft.given['previousCall'] ?? {};
    if (at) draft.begin = at;
  },
  actions: {
    createCustomer,
    headDomain,
    ...countryActions,
    ...invitationActions,
    searchCustomers: async (scene, params) => {
      only(params, 'filter', 'size');
      const asked = query({ size: params['size'], filter: JSON.stringify(params['filter']) });
      return { answer: await scene.call('GET', `/v1/customers?${asked}`) };
    },
  },
  effects: {
    ...newCustomerEffects,
    ...countryEffects,
    ...domainEffects,
    ...invitationEffects,
  },
};
