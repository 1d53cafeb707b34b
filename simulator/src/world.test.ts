import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { demoSeedPath, readSeed, type Seed } from './seed.ts';
import type { Simulator } from './server.ts';
import {
  appToken,
  control,
  direct,
  newCustomer,
  partnerCenter,
  provider,
  startDemo,
} from './testing/partner.ts';

const running: Simulator[] = [];
const folders: string[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((one) => one.close()));
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

async function start(options: Parameters<typeof startDemo>[0] = {}): Promise<Simulator> {
  const simulator = await startDemo(options);
  running.push(simulator);
  return simulator;
}

const generated = (customers: number): Seed => ({
  ...readSeed(demoSeedPath),
  generate: { customers, subscriptionsPerCustomer: 3, partner: direct.tenantId },
});
/** Everything but the offset of a clock, which means nothing while it stands. */
const contents = ({ world }: Simulator) =>
  Object.fromEntries(
    Object.values(world.collections)
      .filter(({ name }) => !['keys', 'certificates'].includes(name))
      .map((one) => [
        one.name,
        one.name === 'meta' ? { ...world.meta.get('world'), clock: world.clock().frozenAt } : one.all(),
      ]),
  );

test('the same seed makes the same world, generated customers included', async () => {
  const [one, two] = [await start({ seed: generated(40) }), await start({ seed: generated(40) })];
  expect([...one.world.subscriptions.values()].filter((its) => its.kind === 'nce')).toHaveLength(120);
  const same = (all: Record<string, unknown>) => ({ ...all, seeds: [] });
  expect(same(contents(one))).toEqual(same(contents(two)));
  expect((await control(one.url, 'GET', 'invariants')).body.broken).toEqual([]);
});

test('generated customers are listed page by page, and their subscriptions renew in time', async () => {
  const { url, world } = await start({ seed: generated(25) });
  const app = partnerCenter(url, await appToken(url, direct));
  const seen = new Set<string>();
  let token: string | undefined;
  do {
    const headers = token === undefined ? undefined : { 'MS-ContinuationToken': token };
    const { body } = await app('GET', '/v1/customers?size=10', undefined, headers);
    for (const { id } of body.items) seen.add(id);
    token = body.continuationToken;
  } while (token !== undefined);
  expect(seen.size).toBe(27);
  await control(url, 'POST', 'clock', { advance: 'P1Y' });
  const today = '2027-11-02';
  for (const one of world.subscriptions.all()) expect(one.commitmentEndDate >= today).toBe(true);
});

test('a snapshot brings everything back, again and again, but not what trusts its keys', async () => {
  const simulator = await start();
  const { url } = simulator;
  const app = partnerCenter(url, await appToken(url, provider));
  const before = contents(simulator);
  await control(url, 'POST', 'snapshots', { name: 'begin' });
  for (let round = 0; round < 2; round += 1) {
    await app('POST', '/v1/customers', newCustomer('later.onmicrosoft.com'));
    await control(url, 'POST', 'clock', { advance: 'P1D' });
    await control(url, 'POST', 'snapshots/restore', { name: 'begin' });
    expect(contents(simulator)).toEqual(before);
    expect((await app('GET', '/v1/customers')).status).toBe(200);
  }
  expect((await control(url, 'POST', 'snapshots/restore', { name: 'nothing' })).status).toBe(400);
});

test('a world that was made anew, or put back, is the one that is there after a restart', async () => {
  const data = mkdtempSync(join(tmpdir(), 'simulator-world-'));
  folders.push(data);
  const first = await start({ data, seed: generated(800) });
  const app = partnerCenter(first.url, await appToken(first.url, direct));
  const snapshot = first.snapshot();
  await app('POST', '/v1/customers', newCustomer('gone.onmicrosoft.com'));
  await first.restore(snapshot);
  await app('POST', '/v1/customers', newCustomer('stays.onmicrosoft.com'));
  const kept = contents(first);
  await first.close();
  const second = await start({ data });
  expect(contents(second)).toEqual(kept);
});
