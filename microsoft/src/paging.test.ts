import { describe, expect, test } from 'vitest';
import { need, object } from './fields.ts';
import { allItems, everyItem } from './paging.ts';
import { json, listen } from './testing/local-server.ts';
import { doorTo } from './testing/partner.ts';

const call = {
  path: '/v1/customers',
  query: { size: 2 },
  as: 'app',
  read: (item: unknown) => need(object(item), 'id'),
} as const;

const page = (ids: string[], uri?: string, token = 'token') =>
  json({
    totalCount: ids.length,
    items: ids.map((id) => ({ id })),
    links: {
      self: { uri: '/customers?size=2', method: 'GET', headers: [] },
      ...(uri && { next: { uri, method: 'GET', headers: [{ key: 'MS-ContinuationToken', value: token }] } }),
    },
    attributes: { objectType: 'Collection' },
  });

const next = '/customers?size=2&seekOperation=Next';

describe('seek paging', () => {
  test.each([next, `/v1${next}`, `/v1/v1${next}`, next.slice(1)])(
    'follows %s with its token',
    async (uri) => {
      const server = await listen(page(['a', 'b'], uri, 'one'), page(['c', 'd'], uri, 'two'), page(['e']));
      expect(await allItems(doorTo(server.url).door, call)).toEqual(['a', 'b', 'c', 'd', 'e']);
      expect(server.requests.map(({ url }) => url)).toEqual([
        '/v1/customers?size=2',
        `/v1${next}`,
        `/v1${next}`,
      ]);
      expect(server.requests.map(({ headers }) => headers['ms-continuationtoken'])).toEqual([
        undefined,
        'one',
        'two',
      ]);
    },
  );

  test('takes the token from the collection when the link has none', async () => {
    const link = { links: { next: { uri: next, method: 'GET', headers: [] } }, continuationToken: 'top' };
    const server = await listen(json({ items: [{ id: 'a' }], ...link }), page(['b']));
    expect(await allItems(doorTo(server.url).door, call)).toEqual(['a', 'b']);
    expect(server.requests[1]!.headers['ms-continuationtoken']).toBe('top');
  });

  test('asks for a page only when somebody wants it', async () => {
    const server = await listen(page(['a', 'b'], next));
    for await (const id of everyItem(doorTo(server.url).door, call)) if (id === 'b') break;
    expect(server.requests).toHaveLength(1);
  });

  test.each([1, 2, 3, 7])('finds a circle of %i pages, whatever comes before it', async (length) => {
    let served = 0;
    const server = await listen((response) => {
      const mark = served < 5 ? `before-${served}` : `circle-${served % length}`;
      served += 1;
      page(['a'], next, mark)(response);
    });
    await expect(allItems(doorTo(server.url).door, call)).rejects.toMatchObject({ code: 'paging-loop' });
    expect(served).toBeLessThan(5 * (5 + length));
  });

  test('never follows a link to another host', async () => {
    const elsewhere = await listen(page(['x']));
    const server = await listen(page(['a'], `${elsewhere.url}${next}`));
    await expect(allItems(doorTo(server.url).door, call)).rejects.toMatchObject({ code: 'malformed-answer' });
    expect(elsewhere.requests).toHaveLength(0);
  });
});

test('a bare array is a collection of one page', async () => {
  const server = await listen(json([{ id: 'a' }, { id: 'b' }]));
  expect(await allItems(doorTo(server.url).door, call)).toEqual(['a', 'b']);
});

test('no body is no empty list', async () => {
  const server = await listen((response) => response.writeHead(200).end());
  await expect(allItems(doorTo(server.url).door, call)).rejects.toMatchObject({ code: 'malformed-answer' });
});
