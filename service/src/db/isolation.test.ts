import { afterAll, beforeAll, expect, test } from 'vitest';
import { examineTables } from '../testing/isolation/attempts.ts';
import { examineCatalogue } from '../testing/isolation/catalogue.ts';
import { openTenancy, type Tenancy } from '../testing/isolation/tenancy.ts';
import { tables } from '../testing/samples/index.ts';

let house: Tenancy;
beforeAll(async () => {
  house = await openTenancy();
});
afterAll(() => house?.stop());

test('roles, privileges and policies are as the design says', async () => {
  expect(await examineCatalogue(house.pool, Object.keys(tables(house.all)))).toEqual([]);
});

test('under every scope, and without one, each table reads and writes exactly the own rows', async () => {
  const { violations, attempts } = await examineTables(house.pool, house.all, house.standing);
  expect(violations).toEqual([]);
  expect(attempts).toBeGreaterThan(1000);
}, 240_000);
