import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type House, openHouse } from '../testing/house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
  await house.service.context.db.pool.query(`
    insert into customers (id, reseller_id, company_name, country, city, address_line1, postal_code, first_name, last_name, email, language, created_at, updated_at)
    select gen_random_uuid(), (select id from resellers where parent_id is null), 'Company ' || n % 7, 'US', 'City', 'Street', '98101', 'A', 'B', 'c@d.example', 'en',
      timestamptz '2026-01-01' + n % 5 * interval '1 day', timestamptz '2026-01-01' + n % 3 * interval '1 day'
    from generate_series(1, 60) n`);
});
afterAll(() => house?.stop());

test('pages forwards and back again show every row once, in order, whatever the sort and the page size', async () => {
  const sorts = fc.constantFrom('number', 'companyName', 'resellerName', 'country', 'updatedAt');
  await fc.assert(
    fc.asyncProperty(
      sorts,
      fc.constantFrom('asc' as const, 'desc' as const),
      fc.integer({ min: 1, max: 30 }),
      async (sort, order, limit) => {
        const pages: string[][] = [];
        let cursor: string | undefined;
        let previous: string | undefined;
        do {
          const page = await house.operator('GET /customers', {
            query: { sort, order, limit, ...(cursor && { cursor }) },
          });
          expect(page.total).toBe(63);
          pages.push(page.items.map(({ id }) => id));
          ({ next: cursor, previous } = page);
        } while (cursor);
        const forwards = pages.flat();
        expect(new Set(forwards).size).toBe(63);
        expect(forwards).toHaveLength(63);
        for (const expected of pages.slice(0, -1).toReversed()) {
          const page = await house.operator('GET /customers', {
            query: { sort, order, limit, cursor: previous ?? '' },
          });
          expect(page.items.map(({ id }) => id)).toEqual(expected);
          ({ previous } = page);
        }
        expect(previous).toBeUndefined();
      },
    ),
    { seed: 7, numRuns: 12 },
  );
});

test('a foreign cursor or sort is refused, and search takes an ID or text', async () => {
  await expect(house.operator('GET /customers', { query: { cursor: 'x' } })).rejects.toThrow(
    'unknown-cursor',
  );
  await expect(house.operator('GET /customers', { query: { sort: 'password' } })).rejects.toThrow(
    'unknown-sort',
  );
  const byId = await house.operator('GET /customers', { query: { q: '2' } });
  expect(byId.items.map(({ number }) => number)).toContain(2);
  const byText = await house.operator('GET /customers', { query: { q: 'fourth' } });
  expect(byText.items.map(({ companyName }) => companyName)).toEqual(['Fourth Coffee']);
  const wild = await house.operator('GET /customers', { query: { q: '%' } });
  expect(wild.total).toBe(0);
});
