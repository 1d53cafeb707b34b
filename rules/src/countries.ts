import { countryData, type Region } from './country-data.ts';

/** What Microsoft demands of an address and an organisation in one country. */
export interface CountryRules {
  iso2Code: string;
  defaultCulture: string;
  languages: string[];
  cultures: string[];
  isStateRequired: boolean;
  /** Only where Microsoft checks the state against a list (US, CA, CN, MX); else empty. */
  states: string[];
  isPostalCodeRequired: boolean;
  postalCodeRegex?: string;
  isCityRequired: boolean;
  phoneNumberRegex?: string;
  isVatIdSupported: boolean;
  isRegistrationNumberSupported: boolean;
  registrationNumberRegex?: string;
  countryCallingCodes: string[];
  region: Region;
  /** ISO 4217 */
  currency: string;
}

export interface AddressInput {
  country?: string;
  city?: string;
  state?: string;
  addressLine1?: string;
  postalCode?: string;
  phoneNumber?: string;
}

export interface AddressProblem {
  field: keyof AddressInput;
  problem: 'required' | 'pattern' | 'unknown-state' | 'unknown-country' | 'too-long';
}

export interface RegistrationProblem {
  /** 600002 not supported here, 600049 missing, 600050 wrong form, 600051 phone missing. */
  code: 600002 | 600049 | 600050 | 600051;
  /** The expected form, with 600050. */
  pattern?: string;
}

/** Countries whose rules are known, by ISO 3166-1 alpha-2 code. */
export const countries: readonly string[] = Object.keys(countryData).toSorted();

/**
 * Rules of one country; `undefined` for an unknown one.
 * @param country ISO 3166-1 alpha-2, in any case
 * @see https://learn.microsoft.com/partner-center/developer/get-market-specific-validation-data
 */
export function countryRules(country: string): CountryRules | undefined {
  const iso2Code = country.toUpperCase();
  const data = Object.hasOwn(countryData, iso2Code) ? countryData[iso2Code] : undefined;
  if (!data) return undefined;
  const cultures = iso2Code === 'US' ? ['en-US', 'es-US'] : [...new Set([data.culture, 'en-US'])];
  return {
    iso2Code,
    defaultCulture: data.culture,
    cultures,
    languages: [...new Set(cultures.map((culture) => culture.slice(0, 2)))],
    isStateRequired: data.stateRequired === true,
    states: data.states?.split(' ') ?? [],
    isPostalCodeRequired: data.postalCode !== undefined,
    ...(data.postalCode !== undefined && { postalCodeRegex: data.postalCode }),
    isCityRequired: true,
    ...(data.phone !== undefined && { phoneNumberRegex: data.phone }),
    isVatIdSupported: data.vat === true,
    isRegistrationNumberSupported: data.registration !== undefined,
    ...(data.registration !== undefined && { registrationNumberRegex: data.registration }),
    countryCallingCodes: [data.callingCode],
    region: data.region,
    currency: data.currency ?? 'USD',
  };
}

/** True when a partner of the first country may sell to a tenant of the second: same region. */
export function sameRegion(a: string, b: string): boolean {
  const first = countryRules(a);
  return first !== undefined && first.region === countryRules(b)?.region;
}

/** Everything that is wrong with an address, field by field; empty when Microsoft takes it. */
export function addressProblems(address: AddressInput): AddressProblem[] {
  const rules = countryRules(address.country ?? '');
  if (!rules) return [{ field: 'country', problem: 'unknown-country' }];
  const problems: AddressProblem[] = [];
  const check = (field: keyof AddressInput, required: boolean, pattern?: string) => {
    const value = address[field] ?? '';
    if (value === '') {
      if (required) problems.push({ field, problem: 'required' });
    } else if (pattern !== undefined && !new RegExp(pattern).test(value))
      problems.push({ field, problem: 'pattern' });
  };
  check('addressLine1', true);
  if ((address.addressLine1 ?? '').length > 200)
    problems.push({ field: 'addressLine1', problem: 'too-long' });
  check('city', rules.isCityRequired);
  check('state', rules.isStateRequired);
  const state = address.state ?? '';
  if (state !== '' && rules.states.length > 0 && !rules.states.includes(state.toUpperCase()))
    problems.push({ field: 'state', problem: 'unknown-state' });
  check('postalCode', rules.isPostalCodeRequired, rules.postalCodeRegex);
  check('phoneNumber', false, rules.phoneNumberRegex);
  return problems;
}

/**
 * Why the registration number (or the phone number that goes with it) is refused; `undefined` when it is not.
 * @see https://learn.microsoft.com/partner-center/developer/create-a-customer
 */
export function registrationProblem(
  country: string,
  number: string | undefined,
  phone: string | undefined,
): RegistrationProblem | undefined {
  const rules = countryRules(country);
  const given = (number ?? '') !== '';
  if (!rules?.isRegistrationNumberSupported) return given ? { code: 600002 } : undefined;
  if (!given) return { code: 600049 };
  const pattern = rules.registrationNumberRegex;
  if (pattern !== undefined && !new RegExp(pattern).test(number ?? '')) return { code: 600050, pattern };
  return (phone ?? '') === '' ? { code: 600051 } : undefined;
}
