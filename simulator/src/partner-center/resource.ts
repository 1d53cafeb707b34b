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
 * One page of a seek-paged collection.
 * @param size 0 or absent = everything
 * @param token where the page begins, from `MS-ContinuationToken`
 * @see https://learn.microsoft.com/partner-center/developer/get-a-list-of-customers
 */
export function seekPage<T>(
  items: T[],
  wire: (item: T) => unknown,
  path: string,
  size: number | undefined,
  token: string | undefined,
) {
  const start = token === undefined ? 0 : Number(Buffer.from(token, 'base64url').toString()) || 0;
  const end = size ? start + size : items.length;
  const uri = `${path}?size=${size ?? 0}`;
  const body = collection(items.slice(start, end).map(wire), start === 0 ? uri : `${uri}&seekOperation=Next`);
  if (end >= items.length) return body;
  const continuationToken = Buffer.from(String(end)).toString('base64url');
  const next = link(`${uri}&seekOperation=Next`, [{ key: 'MS-ContinuationToken', value: continuationToken }]);
  return { ...body, continuationToken, links: { ...body.links, next } };
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
