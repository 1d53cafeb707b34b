import { api } from '@concord/contract/api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { caller } from '../testing/caller.ts';
import { attempt, callForeign, namesOf, routes } from '../testing/isolation/foreign-calls.ts';
import { differences, photograph } from '../testing/isolation/photograph.ts';
import { rights } from '../testing/isolation/scopes.ts';
import { openTenancy, type Tenancy } from '../testing/isolation/tenancy.ts';
import { tables } from '../testing/samples/index.ts';

let house: Tenancy;
beforeAll(async () => {
  house = await openTenancy();
});
afterAll(() => house?.stop());

test('nobody gets past any route but the sign-in', async () => {
  const before = await photograph(house.pool, house.all);
  const [row] = house.standing;
  const names = namesOf(row!.owner, house.all);
  const answers = await Promise.all(
    routes.map(async (name) => {
      const { status } = await attempt(caller(house.url), name, row!.id, names);
      return `${name} ${status}`;
    }),
  );
  expect(answers).toEqual(routes.map((name) => `${name} 401`));
  expect(differences(before, await photograph(house.pool, house.all))).toEqual([]);
  expect(routes.length).toBe(Object.keys(api).length - 4);
});

test.each(['lower', 'customer of lower', 'beside', 'customer of upper'])(
  '%s reaches nothing of others through any route',
  async (name) => {
    const guest = await house.guest(name);
    const before = await photograph(house.pool, house.all);
    const { violations, calls } = await callForeign(guest, house.all, house.standing);
    expect(violations).toEqual([]);
    expect(calls).toBeGreaterThan(100);
    const { mayWrite } = rights(house.all);
    const known = tables(house.all);
    const written = differences(before, await photograph(house.pool, house.all));
    const foreign = written.filter(({ table, owner }) => !mayWrite(guest.claim, known[table]!.kind, owner));
    expect(foreign).toEqual([]);
  },
);
