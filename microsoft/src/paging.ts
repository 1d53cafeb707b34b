import { Malformed } from './body.ts';
import type { Call, Door } from './call.ts';
import { MicrosoftError } from './errors.ts';
import { type Json, list, part, text } from './fields.ts';
import type { Query } from './path.ts';

/** A GET of a collection: `read` makes one item. */
export type ListCall<T> = Omit<Call<never>, 'method' | 'read' | 'expect' | 'body'> & {
  read: (item: unknown) => T;
  /** The member of the answer that holds the items, where it is not `items`. */
  items?: string;
  /** There are no links: a continuation token in the answer is sent back with the same request. */
  tokenAlone?: boolean;
};

interface Next {
  path: string;
  query?: Query;
  headers: Record<string, string>;
  mark: string;
}

interface Page<T> {
  items: T[];
  token?: string;
  next?: Next;
}

/**
 * All items of a collection, page by page in constant memory. `totalCount` is not believed: the end is a page
 * without a next link.
 *
 * @throws MicrosoftError `paging-loop` when Microsoft's links lead in a circle, besides what the door throws
 * @see https://learn.microsoft.com/partner-center/developer/get-a-list-of-customers
 */
export async function* everyItem<T>(door: Door, call: ListCall<T>): AsyncGenerator<T, void, undefined> {
  const { read, items, tokenAlone, ...rest } = call;
  const circle = circleFinder();
  for (let here: Pick<Call<unknown>, 'path' | 'query' | 'headers'> = rest; ; ) {
    const { body, headers, requestId, correlationId } = await door.call<Page<T>>({
      ...rest,
      ...here,
      method: 'GET',
      ids: undefined,
      read: (body) => readPage(body, here, read, items),
    });
    yield* body.items;
    const token = tokenAlone && (body.token ?? headers.get('MS-ContinuationToken'));
    const next = body.next ?? (token ? sameAgain(rest, token) : undefined);
    if (!next) return;
    if (circle(next.mark)) throw pagingLoop(requestId, correlationId);
    here = { path: next.path, query: next.query, headers: { ...rest.headers, ...next.headers } };
  }
}

/** All items at once, for collections that are small by nature. */
export async function allItems<T>(door: Door, call: ListCall<T>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of everyItem(door, call)) items.push(item);
  return items;
}

function readPage<T>(
  body: unknown,
  here: { path: string },
  read: (item: unknown) => T,
  member?: string,
): Page<T> {
  if (body === undefined) throw new Malformed('The collection is missing.');
  const fields = Array.isArray(body) ? ({} as Json) : part(body);
  const { links, continuationToken } = fields;
  const items = list((member && fields[member]) ?? body).map(read);
  const token = text(continuationToken) || undefined;
  const next = part(part(links).next);
  const uri = text(next.uri);
  if (!uri) return { items, token };
  const headers = Object.fromEntries(
    list(next.headers).map((header) => {
      const { key, value } = part(header);
      return [text(key) ?? '', text(value) ?? ''];
    }),
  );
  if (token && !('MS-ContinuationToken' in headers)) headers['MS-ContinuationToken'] = token;
  const path = pathOf(uri, here.path);
  return { items, next: { path, headers, mark: JSON.stringify([path, headers]) } };
}

function sameAgain({ path, query }: { path: string; query?: Query }, token: string): Next {
  return { path, query, headers: { 'MS-ContinuationToken': token }, mark: token };
}

/** Links come with `/v1`, without it, and sometimes with it twice. They never lead to another host. */
function pathOf(uri: string, here: string): string {
  if (/^[a-z]+:|^\/\//i.test(uri)) throw new Malformed('A link leads to another address.');
  const version = /^\/v[^/]+/.exec(here)?.[0] ?? '/v1';
  return version + `/${uri.replace(/^\/+/, '')}`.replace(/^(\/+v\d+(\.\d+)?(?=\/))+/i, '');
}

/** Brent's cycle finder: remembers one mark, and later ones at growing distances. */
export function circleFinder(): (mark: string) => boolean {
  let remembered: string | undefined;
  let steps = 0;
  let reach = 1;
  return (mark) => {
    if (mark === remembered) return true;
    steps += 1;
    if (steps >= reach) {
      remembered = mark;
      steps = 0;
      reach *= 2;
    }
    return false;
  };
}

export function pagingLoop(requestId: string, correlationId: string): MicrosoftError {
  return new MicrosoftError({
    remedy: 'retry',
    code: 'paging-loop',
    requestId,
    correlationId,
    description: '',
    explanation:
      'Microsoft’s pages lead in a circle, so the list is not complete. It will be read again later.',
  });
}
