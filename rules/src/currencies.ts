import { countryRules, sameRegion } from './countries.ts';

/** Since then purchases in the EU and EFTA are billed in the currency of the partner's country. */
export const partnerCurrencyFrom = '2021-01-01T00:00:00Z';

/**
 * In which currency a new commerce purchase is billed: in Europe the partner's, elsewhere that of the customer's market.
 * `undefined` for a country without rules.
 * @see https://cloudcockpit.com/blog/microsoft-billing-update-change-of-partner-billing-currency-for-new-commerce-offers
 */
export function billingCurrency(partnerCountry: string, customerCountry: string): string | undefined {
  const partner = countryRules(partnerCountry);
  const european = partner?.region === 'Europe' && sameRegion(partnerCountry, customerCountry);
  return european ? partner.currency : countryRules(customerCountry)?.currency;
}

/**
 * True when an order may be placed in a currency: the partner's or that of the customer's market.
 * @see https://learn.microsoft.com/partner-center/developer/error-codes
 */
export function currencyAllowed(currency: string, partnerCountry: string, customerCountry: string): boolean {
  const allowed = [countryRules(partnerCountry)?.currency, countryRules(customerCountry)?.currency];
  return allowed.includes(currency.toUpperCase());
}
