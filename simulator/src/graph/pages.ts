import type { Answer } from '../exchange.ts';
import type { GraphCall } from './operation.ts';
import { badRequest } from './refusal.ts';
import { selected } from './select.ts';

/** Largest page, and the one that is sent when none is asked for. */
export interface PageSizes {
  usual: number;
  most: number;
}

/**
 * A page of a collection: `$top`, `$skiptoken`, `$select`, `$count`; `@odata.nextLink` while there is more.
 * @throws GraphRefusal 400 for a size or a token that cannot be
 * @see https://learn.microsoft.com/graph/paging
 */
export function page<T extends object>(
  call: GraphCall,
  set: string,
  items: readonly T[],
  sizes: PageSizes = { usual: 100, most: 999 },
): Answer {
  const { query } = call;
  const size = Number(query['$top'] ?? sizes.usual);
  if (!Number.isInteger(size) || size < 1 || size > sizes.most)
    throw badRequest(`$top must be between 1 and ${sizes.most}.`);
  const token = query['$skiptoken'];
  const start = token === undefined ? 0 : Number(Buffer.from(token, 'base64url').toString());
  if (!Number.isInteger(start)) throw badRequest('The skip token is not valid.');
  const end = start + size;
  return {
    status: 200,
    body: {
      '@odata.context': `${call.base}/$metadata#${set}`,
      ...(query['$count'] === 'true' && { '@odata.count': items.length }),
      ...(end < items.length && { '@odata.nextLink': nextLink(call, end) }),
      value: items.slice(start, end).map((item) => selected(call, item)),
    },
  };
}

function nextLink(call: GraphCall, end: number): string {
  const [path = '', text = ''] = call.path.split('?');
  const query = new URLSearchParams(text);
  for (const name of Array.from(query.keys())) if (name.toLowerCase() === '$skiptoken') query.delete(name);
  query.set('$skiptoken', Buffer.from(String(end)).toString('base64url'));
  return `${call.base}${path}?${query.toString().replaceAll('%24', '$')}`;
}

/**
 * Items for which all `name eq 'value'` of the `$filter` hold, joined by `and`; a slash leads into a property.
 * @throws GraphRefusal 400 for any other operator
 */
export function filtered<T extends object>(call: GraphCall, items: readonly T[]): T[] {
  const text = call.query['$filter'];
  if (text === undefined) return [...items];
  const terms = text.split(/\s+and\s+/i).map((term) => {
    const found = /^\(?\s*([\w/]+)\s+eq\s+(?:'((?:[^']|'')*)'|(\w+))\s*\)?$/i.exec(term.trim());
    if (!found) throw badRequest(`The filter is not supported: ${term}`);
    return { path: (found[1] ?? '').split('/'), value: (found[2] ?? found[3] ?? '').replaceAll("''", "'") };
  });
  return items.filter((item) =>
    terms.every(({ path, value }) => valueAt(item, path) === value.toLowerCase()),
  );
}

function valueAt(item: unknown, path: readonly string[]): string {
  const found = path.reduce<unknown>((value, name) => {
    if (typeof value !== 'object' || value === null) return undefined;
    return Object.entries(value).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
  }, item);
  return String(found ?? '').toLowerCase();
}
