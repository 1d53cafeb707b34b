import { countryRules } from '@concord/rules';

/** A few real places; elsewhere any city does. */
const cities: Record<string, [city: string, postalCode: string]> = {
  BR: ['Santos', '11010-000'],
  CA: ['Toronto', 'M5H 2N2'],
  DE: ['Berlin', '10117'],
  FR: ['Lyon', '69001'],
  GB: ['London', 'SW1A 1AA'],
  IN: ['Pune', '411001'],
  PL: ['Gdynia', '81-001'],
  US: ['Redmond', '98052'],
};

/** A text that fits a pattern of digits, letters and plain characters; what is optional in it is left out. */
export function sampleOf(pattern: string): string {
  const part = /\((?:[^()]|\([^()]*\))*\)\?|(\[[^\]]*\]|\\.|[^\\[(){}?^$])(?:\{(\d+)(?:,\d*)?\})?(\?)?/g;
  let text = '';
  for (const [, atom, count = '1', optional] of pattern.matchAll(part)) {
    if (atom === undefined || optional) continue;
    text += sampleAtom(atom).repeat(Number(count));
  }
  return text;
}

function sampleAtom(atom: string): string {
  if (atom === '\\d') return '1';
  if (!atom.startsWith('[')) return atom.replace('\\', '');
  return ['1', 'A', 'a', 'J', '-'].find((one) => new RegExp(atom).test(one)) ?? '';
}

/** City, state and postal code that are right in a country; a postal code only where the country has one. */
export function placeIn(country: string): { city: string; postalCode: string; state?: string } {
  const rules = countryRules(country);
  const [city, postalCode] = cities[country] ?? ['City', sampleOf(rules?.postalCodeRegex ?? '')];
  return { city, postalCode, ...(rules?.isStateRequired && { state: rules.states[0] ?? 'State' }) };
}
