import { type Json, list, need, object } from '../fields.ts';

/** How the fields of a resource are read that Microsoft sends in more than one form. */
export type Form = Record<string, (value: unknown) => unknown>;

/**
 * A reader of one kind of resource: keeps everything Microsoft sent, and brings the named fields into one form.
 * Absent fields stay absent.
 *
 * @param needed texts without which the resource is of no use
 */
export function reader<T extends Json>(needed: (keyof T & string)[], form: Form = {}): (value: unknown) => T {
  return (value) => {
    const sent = object(value);
    for (const name of needed) need(sent, name);
    const read = { ...sent };
    for (const [name, make] of Object.entries(form)) {
      if (sent[name] !== undefined && sent[name] !== null) read[name] = make(sent[name]);
    }
    return read as T;
  };
}

/** For a field that holds a list. */
export const each =
  <T>(read: (value: unknown) => T) =>
  (value: unknown): T[] =>
    list(value).map(read);
