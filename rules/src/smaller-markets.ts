import type { CountryData, Region } from './country-data.ts';

const digits = (count: string) => `^\\d{${count}}$`;
const phone = '^\\+?[0-9][0-9 \\-\\/\\.\\(\\)]{4,18}[0-9]$';

const market = (
  region: Region,
  culture: string,
  callingCode: string,
  more: Partial<CountryData> = {},
): CountryData => ({ culture, callingCode, phone, region, ...more });

const european = (culture: string, callingCode: string, postalCode?: string, currency = 'EUR'): CountryData =>
  market('Europe', culture, callingCode, { ...(postalCode && { postalCode }), currency, vat: true });

const american = (callingCode: string, postalCode: string): CountryData =>
  market('North America', 'en-US', callingCode, { postalCode, currency: 'USD' });

const eastern = (culture: string, callingCode: string, registration: string, postalCode?: string) =>
  market('Middle East and Eastern Europe', culture, callingCode, {
    registration,
    ...(postalCode && { postalCode }),
  });

const british = '^[A-Z]{2}\\d{1,2} ?\\d[A-Z]{2}$';

/**
 * Territories that belong to the region of a larger country, the rest of Europe, and the other countries in which
 * Microsoft demands a registration number. Postal and registration patterns are the countries' own [U].
 * @see https://learn.microsoft.com/partner-center/regional-authorization-overview
 * @see https://learn.microsoft.com/partner-center/developer/create-a-customer
 */
export const smallerMarkets: Record<string, CountryData> = {
  PR: american('1', '^\\d{5}(-\\d{4})?$'),
  VI: american('1', '^\\d{5}(-\\d{4})?$'),
  GU: american('1', '^\\d{5}(-\\d{4})?$'),
  AS: american('1', '^\\d{5}(-\\d{4})?$'),
  MP: american('1', '^\\d{5}(-\\d{4})?$'),
  PM: market('Canada', 'fr-FR', '508', { postalCode: digits('5'), currency: 'CAD' }),
  WS: market('New Zealand', 'en-NZ', '685', { currency: 'NZD' }),
  VU: market('New Zealand', 'en-NZ', '678', { currency: 'NZD' }),
  LU: european('fr-LU', '352', digits('4')),
  IS: european('is-IS', '354', digits('3')),
  LI: european('de-LI', '423', digits('4'), 'CHF'),
  GR: european('el-GR', '30', '^\\d{3} ?\\d{2}$'),
  BG: european('bg-BG', '359', digits('4')),
  HR: european('hr-HR', '385', digits('5')),
  SI: european('sl-SI', '386', digits('4')),
  SK: european('sk-SK', '421', '^\\d{3} ?\\d{2}$'),
  EE: european('et-EE', '372', digits('5')),
  LV: european('lv-LV', '371', '^LV-\\d{4}$'),
  LT: european('lt-LT', '370', '^(LT-)?\\d{5}$'),
  MT: european('mt-MT', '356', '^[A-Z]{3} ?\\d{4}$'),
  CY: european('el-CY', '357', digits('4')),
  GG: european('en-GB', '44', british, 'GBP'),
  JE: european('en-GB', '44', british, 'GBP'),
  IM: european('en-GB', '44', british, 'GBP'),
  GI: european('en-GB', '350', undefined, 'GBP'),
  FO: european('fo-FO', '298', digits('3'), 'DKK'),
  GL: european('da-DK', '299', digits('4'), 'DKK'),
  SJ: european('nb-NO', '47', digits('4'), 'NOK'),
  AM: eastern('hy-AM', '374', digits('8'), digits('4')),
  AZ: eastern('az-AZ', '994', digits('10'), '^(AZ)?\\d{4}$'),
  BY: eastern('be-BY', '375', digits('9'), digits('6')),
  IQ: eastern('ar-IQ', '964', '^[0-9A-Za-z-]{1,20}$', digits('5')),
  KG: eastern('ky-KG', '996', digits('14'), digits('6')),
  MD: eastern('ro-MD', '373', digits('13'), '^(MD-?)?\\d{4}$'),
  RU: eastern('ru-RU', '7', digits('10,13'), digits('6')),
  TJ: eastern('tg-TJ', '992', digits('9'), digits('6')),
  UZ: eastern('uz-UZ', '998', digits('9'), digits('6')),
  MM: market('Asia Pacific', 'my-MM', '95', { postalCode: digits('5'), registration: digits('9') }),
  SS: market('Africa', 'en-SS', '211', { registration: '^[0-9A-Za-z-]{1,20}$' }),
  VE: market('Latin America', 'es-VE', '58', {
    postalCode: digits('4'),
    registration: '^[JGVEP]-?\\d{8}-?\\d$',
  }),
  AR: market('Latin America', 'es-AR', '54', { postalCode: '^([A-Z])?\\d{4}([A-Z]{3})?$' }),
  CO: market('Latin America', 'es-CO', '57', { postalCode: digits('6') }),
  PE: market('Latin America', 'es-PE', '51', { postalCode: digits('5') }),
  CR: market('Latin America', 'es-CR', '506', { postalCode: digits('5') }),
  EG: market('Middle East and Eastern Europe', 'ar-EG', '20', { postalCode: digits('5') }),
  IL: market('Middle East and Eastern Europe', 'he-IL', '972', { postalCode: '^\\d{5}(\\d{2})?$' }),
  QA: market('Middle East and Eastern Europe', 'ar-QA', '974'),
  KW: market('Middle East and Eastern Europe', 'ar-KW', '965', { postalCode: digits('5') }),
  RS: market('Middle East and Eastern Europe', 'sr-RS', '381', { postalCode: digits('5') }),
  NG: market('Africa', 'en-NG', '234', { postalCode: digits('6') }),
  KE: market('Africa', 'en-KE', '254', { postalCode: digits('5') }),
  HK: market('Asia Pacific', 'zh-HK', '852'),
  ID: market('Asia Pacific', 'id-ID', '62', { postalCode: digits('5') }),
  LK: market('Asia Pacific', 'si-LK', '94', { postalCode: digits('5') }),
  MY: market('Asia Pacific', 'ms-MY', '60', { postalCode: digits('5') }),
  PH: market('Asia Pacific', 'en-PH', '63', { postalCode: digits('4') }),
  FJ: market('Australia', 'en-FJ', '679', { currency: 'AUD' }),
};
