import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Installation, openInstallation } from '../testing/installation.ts';
import { figuresOf, isWrite, wrongsOf } from '../testing/kills/figures.ts';
import { type Market, openMarkets } from '../testing/kills/market.ts';
import { type Killing, killAtEveryCall } from '../testing/kills/series.ts';
import { brokenEvent } from '../testing/kills/verify.ts';

/** The small form of `npm run proof -- A.3`: real processes, kill -9 at the calls that change something. */
let house: Installation;
let indirect: Market;
let direct: Market;

beforeAll(async () => {
  house = await openInstallation();
  [indirect, direct] = (await openMarkets(house)) as [Market, Market];
  await house.control('POST', 'settings', { provisioning: 'PT0S' });
});
// Fails when a process stayed behind.
afterAll(() => house?.stop());

async function disturbed(killing: Killing) {
  const series = await killAtEveryCall(house, killing);
  expect(series.kills.flatMap(wrongsOf)).toEqual([]);
  expect(series.missed).toEqual([]);
  const figures = figuresOf([series]);
  expect(figures.completed).toBe(figures.kills);
  return figures;
}

const isCheckout = ({ path }: { path: string }) => path.includes('checkout');
const isTenant = ({ method, path }: { method: string; path: string }) =>
  method === 'POST' && /customers\(/.test(path);

test('the service, killed after each write, before anybody heard of it', async () => {
  const figures = await disturbed({
    market: indirect,
    kind: 'new',
    victim: 'service',
    moments: ['after'],
    only: isWrite,
  });
  expect(figures.kills).toBe(4);
  expect(figures['passwords shown']).toBe(4);
}, 120_000);

test('the database, killed while the tenant or the purchase is under way', async () => {
  const only = (call: { method: string; path: string }) => isCheckout(call) || isTenant(call);
  const figures = await disturbed({ market: indirect, kind: 'new', victim: 'database', only });
  expect(figures.kills).toBe(4);
}, 120_000);

test('service and database together, before the purchase of a direct bill partner’s customer', async () => {
  const rest = { victim: 'both', moments: ['before'], only: isCheckout } as const;
  expect((await disturbed({ market: direct, kind: 'existing', ...rest })).kills).toBe(1);
}, 120_000);

test('the events of all of it are one unbroken chain', async () => {
  expect(await brokenEvent(house)).toBeUndefined();
});
