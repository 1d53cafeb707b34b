import { refuse } from './refusal.ts';

/** A value of a list by its name in any writing or by its number, as older clients send it. @throws Refusal 400 800002 */
export function oneOf<T extends string>(names: readonly T[], text: string, field: string): T {
  const plain = (name: string) => name.toLowerCase().replaceAll('_', '');
  const found = /^\d+$/.test(text) ? names[Number(text)] : names.find((name) => plain(name) === plain(text));
  if (found === undefined)
    throw refuse(400, 800002, `${field} is not valid: it must be one of ${names.join(', ')}.`);
  return found;
}
