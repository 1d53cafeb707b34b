import type { Exchange } from '../testing/partner.ts';

/** Asks, and keeps the answer as that of the operation with this template. */
export type Call = (method: string, template: string, path: string, body?: unknown) => Promise<Exchange>;

/** The same with the path made of the template: its parameters by their names. */
export type Tell = (
  method: string,
  template: string,
  parameters?: Record<string, string>,
  body?: unknown,
  query?: string,
) => Promise<Exchange>;

/** Asks about one customer. */
export function teller(call: Call, cid: string): Tell {
  return (method, template, parameters = {}, body, query = '') =>
    call(method, template, pathOf(template, { ':cid': cid, ...parameters }) + query, body);
}

function pathOf(template: string, parameters: Record<string, string>): string {
  return Object.entries(parameters).reduce((path, [name, value]) => path.replace(name, value), template);
}
