import { smallerMarkets } from './smaller-markets.ts';

/** Raw facts of one market; `countries.ts` reads them. */
export interface CountryData {
  culture: string;
  callingCode: string;
  postalCode?: string;
  phone?: string;
  /** Pattern of the organisation's registration number; its presence means that Microsoft demands the number. */
  registration?: string;
  states?: string;
  stateRequired?: true;
  region: Region;
  currency?: string;
  vat?: true;
}

export type Region =
  | 'North America'
  | 'Canada'
  | 'Europe'
  | 'Africa'
  | 'Asia Pacific'
  | 'Australia'
  | 'New Zealand'
  | 'Japan'
  | 'India'
  | 'China'
  | 'Korea'
  | 'Taiwan'
  | 'Brazil'
  | 'Latin America'
  | 'Middle East and Eastern Europe';

const digits = (count: string) => `^\\d{${count}}$`;
/** Digits with the usual separators; only the pattern of the United States is recorded from Microsoft [U for the others]. */
const phone = '^\\+?[0-9][0-9 \\-\\/\\.\\(\\)]{4,18}[0-9]$';
const usPhone = '^(1[ \\-\\/\\.]?)?(\\((\\d{3})\\)|(\\d{3}))[ \\-\\/\\.]?(\\d{3})[ \\-\\/\\.]?(\\d{4})$';
const usStates =
  'AK AL AR AZ CA CO CT DC DE FL GA HI IA ID IL IN KS KY LA MA MD ME MI MN MO MS MT NC ND NE NH NJ NM NV NY OH OK OR PA RI SC SD TN TX UT VA VT WA WI WV WY';
const canadianStates = 'AB BC MB NB NL NS NT NU ON PE QC SK YT';
const mexicanStates =
  'AGS BC BCS CAMP CHIS CHIH COAH COL CDMX DGO GTO GRO HGO JAL MEX MICH MOR NAY NL OAX PUE QRO QROO SLP SIN SON TAB TAMPS TLAX VER YUC ZAC';
const chineseStates =
  'AH BJ CQ FJ GD GS GX GZ HA HB HE HI HL HN JL JS JX LN NM NX QH SC SD SH SN SX TJ XJ XZ YN ZJ';
const europe = (culture: string, callingCode: string, postalCode: string, currency = 'EUR'): CountryData => ({
  culture,
  callingCode,
  postalCode,
  phone,
  region: 'Europe',
  currency,
  vat: true,
});

/**
 * Postal patterns are the countries' own (Universal Postal Union), registration patterns the countries' own numbers:
 * Microsoft publishes neither list; the United States are as recorded from Microsoft.
 * @see https://learn.microsoft.com/partner-center/developer/get-market-specific-validation-data
 * @see https://learn.microsoft.com/partner-center/regional-authorization-overview (regions and currencies, 2023)
 */
export const countryData: Record<string, CountryData> = {
  US: {
    culture: 'en-US',
    callingCode: '1',
    postalCode: '^\\d{5}(-\\d{4})?$',
    phone: usPhone,
    states: usStates,
    stateRequired: true,
    region: 'North America',
    currency: 'USD',
  },
  CA: {
    culture: 'en-CA',
    callingCode: '1',
    postalCode: '^[A-Za-z]\\d[A-Za-z] ?\\d[A-Za-z]\\d$',
    phone: usPhone,
    states: canadianStates,
    stateRequired: true,
    region: 'Canada',
    currency: 'CAD',
  },
  MX: {
    culture: 'es-MX',
    callingCode: '52',
    postalCode: digits('5'),
    phone,
    states: mexicanStates,
    stateRequired: true,
    region: 'Latin America',
  },
  CN: {
    culture: 'zh-CN',
    callingCode: '86',
    postalCode: digits('6'),
    phone,
    states: chineseStates,
    stateRequired: true,
    region: 'China',
    currency: 'CNY',
  },
  GB: europe('en-GB', '44', '^[A-Za-z]{1,2}\\d[A-Za-z\\d]? ?\\d[A-Za-z]{2}$', 'GBP'),
  IE: europe('en-IE', '353', '^[A-Za-z]\\d[\\dWw] ?[A-Za-z\\d]{4}$'),
  DE: europe('de-DE', '49', digits('5')),
  FR: europe('fr-FR', '33', digits('5')),
  NL: europe('nl-NL', '31', '^\\d{4} ?[A-Za-z]{2}$'),
  BE: europe('nl-BE', '32', digits('4')),
  AT: europe('de-AT', '43', digits('4')),
  CH: europe('de-CH', '41', digits('4'), 'CHF'),
  IT: europe('it-IT', '39', digits('5')),
  ES: europe('es-ES', '34', digits('5')),
  PT: europe('pt-PT', '351', '^\\d{4}-\\d{3}$'),
  SE: europe('sv-SE', '46', '^\\d{3} ?\\d{2}$', 'SEK'),
  DK: europe('da-DK', '45', digits('4'), 'DKK'),
  NO: europe('nb-NO', '47', digits('4'), 'NOK'),
  FI: europe('fi-FI', '358', digits('5')),
  CZ: europe('cs-CZ', '420', '^\\d{3} ?\\d{2}$'),
  RO: europe('ro-RO', '40', digits('6')),
  PL: { ...europe('pl-PL', '48', '^\\d{2}-\\d{3}$'), registration: digits('10') },
  HU: { ...europe('hu-HU', '36', digits('4')), registration: '^\\d{8}-\\d-\\d{2}$' },
  TR: {
    culture: 'tr-TR',
    callingCode: '90',
    postalCode: digits('5'),
    phone,
    registration: digits('10,11'),
    region: 'Middle East and Eastern Europe',
  },
  UA: {
    culture: 'uk-UA',
    callingCode: '380',
    postalCode: digits('5'),
    phone,
    registration: digits('8,10'),
    region: 'Middle East and Eastern Europe',
  },
  KZ: {
    culture: 'kk-KZ',
    callingCode: '7',
    postalCode: digits('6'),
    phone,
    registration: digits('12'),
    region: 'Middle East and Eastern Europe',
  },
  AE: {
    culture: 'ar-AE',
    callingCode: '971',
    phone,
    registration: digits('6,15'),
    region: 'Middle East and Eastern Europe',
  },
  SA: {
    culture: 'ar-SA',
    callingCode: '966',
    postalCode: '^\\d{5}(-\\d{4})?$',
    phone,
    registration: digits('10'),
    region: 'Middle East and Eastern Europe',
  },
  ZA: {
    culture: 'en-ZA',
    callingCode: '27',
    postalCode: digits('4'),
    phone,
    registration: '^\\d{4}/\\d{6}/\\d{2}$',
    region: 'Africa',
  },
  AO: { culture: 'pt-AO', callingCode: '244', phone, region: 'Africa' },
  AU: {
    culture: 'en-AU',
    callingCode: '61',
    postalCode: digits('4'),
    phone,
    stateRequired: true,
    states: 'ACT NSW NT QLD SA TAS VIC WA',
    region: 'Australia',
    currency: 'AUD',
  },
  NZ: {
    culture: 'en-NZ',
    callingCode: '64',
    postalCode: digits('4'),
    phone,
    region: 'New Zealand',
    currency: 'NZD',
  },
  JP: {
    culture: 'ja-JP',
    callingCode: '81',
    postalCode: '^\\d{3}-?\\d{4}$',
    phone,
    region: 'Japan',
    currency: 'JPY',
  },
  IN: {
    culture: 'en-IN',
    callingCode: '91',
    postalCode: digits('6'),
    phone,
    registration: '^[A-Z]{5}\\d{4}[A-Z]$',
    stateRequired: true,
    region: 'India',
    currency: 'INR',
  },
  KR: {
    culture: 'ko-KR',
    callingCode: '82',
    postalCode: digits('5'),
    phone,
    region: 'Korea',
    currency: 'KRW',
  },
  TW: {
    culture: 'zh-TW',
    callingCode: '886',
    postalCode: digits('3,6'),
    phone,
    region: 'Taiwan',
    currency: 'TWD',
  },
  SG: { culture: 'en-SG', callingCode: '65', postalCode: digits('6'), phone, region: 'Asia Pacific' },
  TH: {
    culture: 'th-TH',
    callingCode: '66',
    postalCode: digits('5'),
    phone,
    registration: digits('13'),
    region: 'Asia Pacific',
  },
  VN: {
    culture: 'vi-VN',
    callingCode: '84',
    postalCode: digits('5,6'),
    phone,
    registration: digits('10,13'),
    region: 'Asia Pacific',
  },
  BR: {
    culture: 'pt-BR',
    callingCode: '55',
    postalCode: '^\\d{5}-?\\d{3}$',
    phone,
    registration: '^\\d{2}\\.?\\d{3}\\.?\\d{3}/?\\d{4}-?\\d{2}$',
    stateRequired: true,
    region: 'Brazil',
    currency: 'BRL',
  },
  CL: { culture: 'es-CL', callingCode: '56', postalCode: digits('7'), phone, region: 'Latin America' },
  ...smallerMarkets,
};
