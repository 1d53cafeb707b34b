import { Malformed } from './body.ts';
import type { Call, Door } from './call.ts';
import { MicrosoftError } from './errors.ts';
import { type Json, list, part, text } from './fields.ts';

/** A GET of a collection: `read` makes one item. */
export type ListCall<T> = Omit<Call<never>, 'method' | 'read' | 'expect' | 'body'> & {
  read: (item: unknown) => T;
};

interface Page<T> {
  items: T[];
  next?: { path: string; headers: Record<string, string>; mark: string };
}

/**
 * All items of a collection, page by page in constant memory. `totalCount` is not believed: the end is a page
 * without a next link.
 *
 * @throws MicrosoftError `paging-loop` when Microsoft's links lead in a circle, besides what the door throws
 * @see https://learn.microsoft.com/partner-center/developer/get-a-list-of-customers
 */
export async function* everyItem<T>(door: Door, call: ListCall<T>): AsyncGenerator<T, void, undefined> {
  const { read, ...rest } = call;
  const circle = circleFinder();
  for (let here: Pick<Call<unknown>, 'path' | 'query' | 'headers'> = rest; ; ) {
    const { body, requestId, correlationId } = await door.call<Page<T>>({
      ...rest,
      ...here,
      method: 'GET',
      ids: undefined,
      read: (body) => readPage(body, here, read),
    });
    yield* body.items;
    if (!body.next) return;
    if (circle(body.next.mark)) throw pagingLoop(requestId, correlationId);
    here = { path: body.next.path, query: undefined, headers: { ...rest.headers, ...body.next.headers } };
  }
}

/** All items at once, for collections that are small by nature. */
export async function allItems<T>(door: Door, call: ListCall<T>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of everyItem(door, call)) items.push(item);
  return items;
}

function readPage<T>(body: unknown, here: { path: string }, read: (item: unknown) => T): Page<T> {
  if (body === undefined) throw new Malformed('The collection is missing.');
  const items = list(body).map(read);
  const { links, continuationToken } = Array.isArray(body) ? ({} as Json) : part(body);
  const next = part(part(links).next);
  const uri = text(next.uri);
  if (!uri) return { items };
  const headers = Object.fromEntries(
    list(next.headers).map((header) => {
      const { key, value } = part(header);
      return [text(key) ?? '', text(value) ?? ''];
    }),
  );
  const token = text(continuationToken);
  if (token && !('MS-ContinuationToken' in headers)) headers['MS-ContinuationToken'] = token;
  const path = pathOf(uri, here.path);
  return { items, next: { path, headers, mark: JSON.stringify([path, headers]) } };
}

/** Links come with `/v1`, without it, and sometimes with it twice. They never lead to another host. */
function pathOf(uri: string, here: string): string {
  if (/^[a-z]+:|^\/\//i.test(uri)) throw new Malformed('A link leads to another address.');
  const version = /^\/v[^/]+/.exec(here)?.[0] ?? '/v1';
  return version + `/${uri.replace(/^\/+/, '')}`.replace(/^(\/v\d+(\.\d+)?(?=\/))+/i, '');
}

/** Brent's cycle finder: remembers one mark, and later ones at growing distances. */
function circleFinder(): (mark: string) => boolean {
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

function pagingLoop(requestId: string, correlationId: string): MicrosoftError {
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
