import type { Door } from '../call.ts';
import type { AddressCheck, CountryRules, PostalAddress } from '../commerce.ts';
import { flag, list, need, object, text, texts } from '../fields.ts';
import { at } from '../path.ts';

/**
 * What Microsoft demands of a customer in a country (ISO 3166 alpha-2).
 * @see https://learn.microsoft.com/partner-center/developer/get-market-specific-validation-data
 */
export async function countryRules(door: Door, country: string): Promise<CountryRules> {
  const { body } = await door.call({
    method: 'GET',
    path: at`/v1/countryvalidationrules/${country}`,
    as: 'app',
    read: (answer): CountryRules => {
      const rules = object(answer);
      return {
        country: need(rules, 'iso2Code'),
        defaultCulture: text(rules.defaultCulture) ?? '',
        isStateRequired: flag(rules.isStateRequired),
        states: texts(rules.supportedStatesList ?? rules.states),
        isPostalCodeRequired: flag(rules.isPostalCodeRequired),
        postalCodePattern: text(rules.postalCodeRegex),
        isCityRequired: flag(rules.isCityRequired),
        phoneNumberPattern: text(rules.phoneNumberRegex),
        isRegistrationNumberSupported: flag(rules.isRegistrationNumberSupported),
        cultures: texts(rules.supportedCulturesList ?? rules.supportedCultures),
      };
    },
  });
  return body;
}

/**
 * Microsoft's opinion on an address, with up to three better ones.
 * @see https://learn.microsoft.com/partner-center/developer/validate-an-address
 */
export async function checkAddress(door: Door, address: PostalAddress): Promise<AddressCheck> {
  const { addressLine1, addressLine2, city, state, postalCode, country } = address;
  const { body } = await door.call({
    method: 'POST',
    path: '/v1/validations/address',
    as: 'app',
    priority: 'person',
    body: { addressLine1, addressLine2, city, state, postalCode, country },
    read: (answer): AddressCheck => {
      const check = object(answer);
      return {
        status: need(check, 'status'),
        suggestions: list(check.suggestedAddresses).map(postalAddress),
        message: text(check.validationMessage),
      };
    },
  });
  return body;
}

function postalAddress(value: unknown): PostalAddress {
  const address = object(value);
  return {
    country: need(address, 'country'),
    region: text(address.region),
    city: text(address.city) ?? '',
    state: text(address.state),
    addressLine1: text(address.addressLine1) ?? '',
    addressLine2: text(address.addressLine2),
    postalCode: text(address.postalCode) ?? '',
    phoneNumber: text(address.phoneNumber),
  };
}
