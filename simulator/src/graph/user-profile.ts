import type { Body } from '../partner-center/body.ts';
import type { PersonFields } from '../people.ts';

/** Plain properties of a user that are kept as they are sent, by Graph's names. */
const texts = [
  'ageGroup',
  'city',
  'companyName',
  'consentProvidedForMinor',
  'country',
  'department',
  'employeeId',
  'employeeType',
  'faxNumber',
  'jobTitle',
  'mailNickname',
  'officeLocation',
  'postalCode',
  'preferredLanguage',
  'state',
  'streetAddress',
] as const;
const lists = ['businessPhones', 'otherMails'] as const;

/** What the body says of them; an empty text takes a property away. */
export function profileIn(body: Body): PersonFields['profile'] {
  const found: Record<string, string | string[]> = {};
  for (const name of texts) if (body.has(name)) found[name] = body.text(name) ?? '';
  for (const name of lists) if (body.has(name)) found[name] = body.texts(name);
  return Object.keys(found).length > 0 ? found : undefined;
}
