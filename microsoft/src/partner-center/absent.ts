import { Malformed } from '../body.ts';
import { type Json, object, text } from '../fields.ts';

/**
 * For calls that expect 404: the body read by `read`, or `undefined` when Microsoft itself says that the thing is
 * not there. A 404 without Microsoft's code may come from any gateway and proves nothing, so it stays an error.
 *
 * @param forbidden codes of a 403 that mean the same
 */
export function unlessAbsent<T>(read: (body: Json) => T, forbidden: ReadonlySet<string> = new Set()) {
  return (body: unknown, status: number): T | undefined => {
    const json = object(body);
    if (status < 300) return read(json);
    const code = text(json.code);
    if (!code || (status !== 404 && !forbidden.has(code)))
      throw new Malformed('Says nothing about what was asked.');
    return undefined;
  };
}
