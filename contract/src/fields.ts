/**
 * Fields that several forms share. Messages are keys of the `field` texts, so that browser and API say the
 * same in the reader's language.
 */
import { z } from 'zod';

const blankToUndefined = (value: unknown) =>
  typeof value === 'string' && value.trim() === '' ? undefined : value;

/** An optional field of a form: an empty box means "not given". */
export const optional = <T extends z.ZodType>(schema: T) => z.preprocess(blankToUndefined, schema.optional());

export const text = (max: number) => z.string('required').trim().min(1, 'required').max(max, 'too-long');

export const Guid = z
  .string('required')
  .trim()
  .toLowerCase()
  .regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, 'guid');

export const Email = z.string('required').trim().max(254, 'too-long').pipe(z.email('email'));
export const Country = z
  .string('required')
  .trim()
  .toUpperCase()
  .regex(/^[A-Z]{2}$/, 'country');
export const Currency = z
  .string('required')
  .trim()
  .toUpperCase()
  .regex(/^[A-Z]{3}$/, 'currency');
export const Language = z
  .string('required')
  .trim()
  .regex(/^[a-z]{2,3}(-[A-Z]{2})?$/, 'language');
export const Phone = z
  .string()
  .trim()
  .max(40, 'too-long')
  .regex(/^[0-9+() ./-]{4,}$/, 'phone');
/** PartnerID of a location account; older papers call it MPN ID. */
export const MpnId = z
  .string()
  .trim()
  .regex(/^\d{1,12}$/, 'mpn-id');
export const AttributeKey = z
  .string('required')
  .trim()
  .regex(/^[a-z][a-z0-9_]{0,62}$/, 'attribute-key');
export const Day = z.iso.date('date');

/** A link that a person will click: absolute, without credentials; `http` only where `allowHttp` says so. */
export function linkProblem(link: string, allowHttp: (url: URL) => boolean): string | undefined {
  let url: URL;
  try {
    url = new URL(link);
  } catch {
    return 'link';
  }
  if (url.username || url.password) return 'link-credentials';
  if (url.protocol === 'https:') return undefined;
  return url.protocol === 'http:' && allowHttp(url) ? undefined : 'link-https';
}
