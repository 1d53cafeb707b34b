import type { Call } from './operation.ts';

/** Parts that all resources share. Addresses in links are relative and without `/v1`, as recorded. */
export interface Link {
  uri: string;
  method: 'GET' | 'POST' | 'PUT' | 'PATCH';
  headers: { key: string; value: string }[];
}

export function link(uri: string, headers: Link['headers'] = []): Link {
  return { uri, method: 'GET', headers };
}

export function self(uri: string) {
  return { self: link(uri) };
}

export function attributes(objectType: string, etag?: string) {
  return { ...(etag !== undefined && { etag }), objectType };
}

/** A whole collection. `totalCount` is the count of what is sent. */
export function collection(items: unknown[], uri?: string) {
  return {
    totalCount: items.length,
    items,
    ...(uri !== undefined && { links: self(uri) }),
    attributes: attributes('Collection'),
  };
}

/**
 * One page of a seek-paged collection. Nothing beyond it is made.
 * @param items in a lasting order; as a function, it begins with the item of this number by itself
 * @param size 0 or absent = everything
 * @param call where the page begins: its `MS-ContinuationToken`. The fault `paging-change` lets an item come in front
 *   between two pages, so that the page begins with the last item of the page before
 * @see https://learn.microsoft.com/partner-center/developer/get-a-list-of-customers
 */
export function seekPage<T>(
  items: Iterable<T> | ((start: number) => Iterable<T>),
  wire: (item: T) => unknown,
  path: string,
  size: number | undefined,
  call: Pick<Call, 'faults' | 'method' | 'url' | 'header'>,
) {
  const isFirst = /[?&]seekoperation=first(?=&|$)/i.test(call.url);
  const token = isFirst ? undefined : call.header('ms-continuationtoken');
  const asked = token === undefined ? 0 : Number(Buffer.from(token, 'base64url').toString()) || 0;
  const moved = asked > 1 && size !== 1 && call.faults.fires(['paging-change'], call.method, call.url);
  const start = moved ? asked - 1 : asked;
  const { page, isLast } =
    typeof items === 'function' ? cut(items(start), 0, size ?? 0) : cut(items, start, size ?? 0);
  const uri = pageUri(path, size, call.url);
  const body = collection(page.map(wire), start === 0 ? uri : `${uri}&seekOperation=Next`);
  if (isLast) return body;
  const continuationToken = Buffer.from(String(start + page.length)).toString('base64url');
  const next = link(`${uri}&seekOperation=Next`, [{ key: 'MS-ContinuationToken', value: continuationToken }]);
  return { ...body, continuationToken, links: { ...body.links, next } };
}

/** Where a page is found: its size, then everything else that was asked for, so that the next page is of the same. */
function pageUri(path: string, size: number | undefined, url: string): string {
  const asked = [...new URLSearchParams(url.split('?')[1])].filter(
    ([name]) => !['size', 'seekoperation'].includes(name.toLowerCase()),
  );
  return `${path}?${new URLSearchParams([['size', String(size ?? 0)], ...asked])}`;
}

function cut<T>(items: Iterable<T>, start: number, size: number): { page: T[]; isLast: boolean } {
  const page: T[] = [];
  let index = 0;
  for (const item of items) {
    index += 1;
    if (index <= start) continue;
    if (size > 0 && page.length === size) return { page, isLast: false };
    page.push(item);
  }
  return { page, isLast: true };
}

/** A JSON filter `{Field, Value, Operator}` of the query; names and values without regard to case. */
export function simpleFilter(
  filter: string | undefined,
): { field: string; value: string; operator: string } | undefined {
  if (filter === undefined) return undefined;
  let given: unknown;
  try {
    given = JSON.parse(filter);
  } catch {
    return undefined;
  }
  const names = Object.fromEntries(
    Object.entries(given ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)]),
  );
  const plain = (text = '') => text.toLowerCase().replaceAll('_', '');
  return {
    field: plain(names['field']),
    value: (names['value'] ?? '').toLowerCase(),
    operator: plain(names['operator']),
  };
}
