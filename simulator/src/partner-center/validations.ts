import { addressProblems, countryRules } from '@concord/rules';
import { addressOf } from './address.ts';
import { type Operation, ok } from './operation.ts';
import { refuse } from './refusal.ts';
import { attributes } from './resource.ts';

export const validationOperations: Operation[] = [
  {
    method: 'POST',
    path: '/validations/address',
    auth: 'any',
    source: 'https://learn.microsoft.com/partner-center/developer/validate-an-address',
    models:
      'country rules; states checked for US, CA, CN, MX only; statuses `VerifiedShippable` and `None` only',
    handle(call) {
      const address = addressOf(call.body);
      const problems = addressProblems({ ...address, addressLine1: address.addressLine1 ?? '1' });
      const suggestion = { ...address, city: titleCase(address.city), state: address.state?.toUpperCase() };
      const valid = problems.length === 0;
      return ok({
        originalAddress: address,
        suggestedAddresses: valid ? [suggestion] : [],
        status: valid ? 'VerifiedShippable' : 'None',
        validationMessage: valid
          ? undefined
          : `Not valid: ${problems.map((problem) => problem.field).join(', ')}.`,
      });
    },
  },
  {
    method: 'GET',
    path: '/countryvalidationrules/:country',
    auth: 'any',
    source: 'https://learn.microsoft.com/partner-center/developer/get-market-specific-validation-data',
    models: '38 countries; the United States as recorded, other patterns are the countries’ own [U]',
    handle(call) {
      const rules = countryRules(call.params['country'] ?? '');
      if (!rules) throw refuse(400, 800002, 'The country is not valid.');
      return ok({
        iso2Code: rules.iso2Code,
        defaultCulture: rules.defaultCulture,
        isStateRequired: rules.isStateRequired,
        supportedStatesList: rules.states,
        supportedLanguagesList: rules.languages,
        supportedCulturesList: rules.cultures,
        isPostalCodeRequired: rules.isPostalCodeRequired,
        postalCodeRegex: rules.postalCodeRegex,
        isCityRequired: rules.isCityRequired,
        isVatIdSupported: rules.isVatIdSupported,
        phoneNumberRegex: rules.phoneNumberRegex,
        isRegistrationNumberSupported: rules.isRegistrationNumberSupported,
        isTaxIdSupported: true,
        isTaxIdOptional: true,
        countryCallingCodesList: rules.countryCallingCodes,
        resellerAgreementRegion: rules.region,
        geographicRegion: rules.region,
        attributes: attributes('CountryValidationRules'),
      });
    },
  },
];

function titleCase(text: string | undefined): string | undefined {
  return text?.replace(/\S+/g, (word) => word.charAt(0).toUpperCase() + word.slice(1));
}
