import { sameRegion } from '@concord/rules';
import { type Action, bodyOf, type Effect, field, only } from '../topic.ts';

/** Calls about addresses and the rules of a country. */
export const countryActions: Record<string, Action> = {
  getCountryRules: async (scene, params) => {
    only(params, 'iso2');
    return { answer: await scene.call('GET', `/v1/countryvalidationrules/${params['iso2']}`) };
  },
  checkAgainstCountryRules: async (scene, params) => {
    only(params, 'postalCodes', 'phoneNumbers');
    const answer = await scene.call('GET', `/v1/countryvalidationrules/${scene.market}`);
    const { body } = answer;
    const known: string | undefined = scene.given['postalCodeRegex'];
    if (known !== undefined && known !== body.postalCodeRegex)
      throw new Error(`the postal code's pattern is ${body.postalCodeRegex}`);
    const pattern = new RegExp(params['postalCodes'] ? body.postalCodeRegex : body.phoneNumberRegex);
    const asked: string[] = params['postalCodes'] ?? params['phoneNumbers'];
    return { answer, values: Object.groupBy(asked, (one) => (pattern.test(one) ? 'valid' : 'invalid')) };
  },
  validateAddress: async (scene, params) => {
    only(params, 'address');
    const address = { addressLine1: '1 Main St', ...params['address'] };
    return { answer: await scene.call('POST', '/v1/validations/address', address) };
  },
};

export const countryEffects: Record<string, Effect> = {
  addressStatus: field('status'),
  suggestedAddresses: (outcome, _, expected) => {
    const { suggestedAddresses = [] } = bodyOf(outcome);
    return typeof expected === 'number' ? suggestedAddresses.length : suggestedAddresses;
  },
  needsHuman: (outcome) => bodyOf(outcome)['status'] === 'InteractionRequired',
  customerRegionIncludes: (_, scene, expected) =>
    (expected as string[]).filter((country) => sameRegion(scene.market, country)),
  messageContainsRegex: (outcome) => bodyOf(outcome)['description'].includes('^'),
  status: field('status'),
  stateAccepted: (outcome) => bodyOf(outcome)['status'] !== 'None',
  valid: (outcome) => outcome.values?.['valid'],
  invalid: (outcome) => outcome.values?.['invalid'],
  statesInclude: (outcome, _, expected) =>
    (expected as string[]).filter((state) => bodyOf(outcome)['supportedStatesList'].includes(state)),
  countryCallingCodes: field('countryCallingCodesList'),
  isStateRequired: field('isStateRequired'),
  isPostalCodeRequired: field('isPostalCodeRequired'),
  isCityRequired: field('isCityRequired'),
  isVatIdSupported: field('isVatIdSupported'),
  isRegistrationNumberSupported: field('isRegistrationNumberSupported'),
  defaultCulture: field('defaultCulture'),
};
