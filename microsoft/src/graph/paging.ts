import { Malformed } from '../body.ts';
import type { Door } from '../call.ts';
import { list, object, part, text } from '../fields.ts';
import { circleFinder, pagingLoop } from '../paging.ts';
import { callGraph, type GraphCall } from './call.ts';

export type GraphListCall<T> = Omit<GraphCall<never>, 'method' | 'read' | 'expect' | 'body'> & {
  read: (item: unknown) => T;
};

/**
 * All items of a Graph collection, page by page in constant memory.
 * @throws MicrosoftError `paging-loop` when the links lead in a circle, besides what the door throws
 * @see https://learn.microsoft.com/graph/paging
 */
export async function* everyGraphItem<T>(
  door: Door,
  call: GraphListCall<T>,
): AsyncGenerator<T, void, undefined> {
  const { read, ...rest } = call;
  const circle = circleFinder();
  for (let here: Pick<GraphCall<unknown>, 'path' | 'query'> = rest; ; ) {
    const { body, requestId, correlationId } = await callGraph(door, {
      ...rest,
      ...here,
      method: 'GET',
      ids: undefined,
      read: (answer) => {
        const page = object(answer);
        return { items: list(page.value).map(read), next: nextOf(text(page['@odata.nextLink'])) };
      },
    });
    yield* body.items;
    if (!body.next) return;
    if (circle(body.next)) throw pagingLoop(requestId, correlationId);
    here = { path: body.next, query: undefined };
  }
}

/** All items at once, for collections that are small by nature. */
export async function allGraphItems<T>(door: Door, call: GraphListCall<T>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of everyGraphItem(door, call)) items.push(item);
  return items;
}

/** Links are whole addresses. Only what stands behind the host is followed, so they never lead to another one. */
function nextOf(link: string | undefined): string | undefined {
  if (!link) return undefined;
  const [, path] = /^(?:https?:\/\/[^/?#]+)?(?:\/[^?#]*?)?(\/(?:v\d+\.\d+|beta)\/[^#]+)$/i.exec(link) ?? [];
  if (!path) throw new Malformed('The link to the next page is none of Graph’s.');
  return path;
}

/** `@odata.etag` of a resource. @throws Malformed when it has none */
export function etagOf(resource: unknown): string {
  const etag = text(part(resource)['@odata.etag']);
  if (!etag) throw new Malformed('The resource carries no ETag.');
  return etag;
}
