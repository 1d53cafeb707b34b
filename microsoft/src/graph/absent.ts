import { Malformed } from '../body.ts';
import { object, part, text } from '../fields.ts';

/** The body read by `read`, or `undefined` on Graph's own 404; any other 404 proves nothing and stays an error. */
export function unlessAbsentInGraph<T>(read: (body: unknown) => T) {
  return (body: unknown, status: number): T | undefined => {
    if (status < 300) return read(body);
    if (!text(part(object(body).error).code)) throw new Malformed('Says nothing about what was asked.');
    return undefined;
  };
}
