import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { caller, signedIn } from '../testing/caller.ts';
import { ask } from '../testing/cluster.ts';
import { controls, until } from '../testing/house.ts';
import { openMarkets } from '../testing/kills/market.ts';
import { openPurchase } from '../testing/kills/purchase.ts';
import { brokenEvent, type Site, verify } from '../testing/kills/verify.ts';
import { endLeftOver } from '../testing/left-over.ts';
import { type PostgresServer, startPostgres } from '../testing/postgres-server.ts';
import { freePort, type Program, startServiceProgram, startSimulatorProgram } from '../testing/processes.ts';

/** Another major version than the embedded one, over TCP, with two API and two worker processes. */
let server: PostgresServer;
let folder: string;
let microsoft: Program;
let programs: Program[] = [];
let doors: [Site, Site];
const roles = ['api', 'api', 'worker', 'worker'] as const;
const signIn = { email: 'admin@concord.example', password: 'Test-pass-1' };

beforeAll(async () => {
  server = await startPostgres('postgres-15-linux-x64');
  folder = mkdtempSync(join(tmpdir(), 'concord-'));
  chmodSync(folder, 0o755);
  const simulator = await freePort();
  microsoft = await startSimulatorProgram({ service: 0, simulator }, folder, ['--quota', '0']);
  const ports = [await freePort(), await freePort(), 0, 0];
  // All at once on an empty database: one brings the schema and the demo, the others wait.
  programs = await Promise.all(
    roles.map((role, index) =>
      startServiceProgram({ service: ports[index]!, simulator }, folder, {
        DATABASE_URL: server.url,
        CONCORD_ROLE: role,
      }),
    ),
  );
  const simulated = `http://localhost:${simulator}`;
  const door = async (port: number): Promise<Site> => ({
    url: `http://127.0.0.1:${port}`,
    operator: await signedIn(`http://127.0.0.1:${port}`, 'operator', signIn),
    signIns: { operator: signIn },
    simulator: { url: simulated },
    control: controls(simulated),
    folder,
    database: () => ({ connectionString: server.url }),
  });
  doors = [await door(ports[0]!), await door(ports[1]!)];
});
afterAll(async () => {
  for (const program of programs) await program.stop();
  await microsoft?.stop();
  await server?.stop();
  expect(endLeftOver(folder)).toEqual([]);
  rmSync(folder, { recursive: true, force: true });
});

test('the server is older than the embedded database, and has one schema and one operator', async () => {
  const [{ version, operators, migrations } = {}] = await ask(
    doors[0].database(),
    `select current_setting('server_version') as version,
       (select count(*)::int from resellers where parent_id is null) as operators,
       (select count(*)::int from kysely_migration) as migrations`,
  );
  expect(version).toMatch(/^15\./);
  expect(operators).toBe(1);
  expect(migrations).toBeGreaterThan(0);
});

test('a session of one API is a session of the other, and ends for both', async () => {
  const [one, other] = doors;
  const { token } = await caller(one.url)('POST /session/token', { body: { ...signIn, panel: 'operator' } });
  const there = caller(other.url, token);
  expect((await there('GET /session')).member.email).toBe(signIn.email);
  await caller(one.url, token)('DELETE /session');
  await expect(there('GET /session')).rejects.toThrow('401');
});

test('six orders through both APIs, and a worker killed in between: each completes exactly once', async () => {
  const [market] = await openMarkets(doors[0]);
  const { control } = doors[0];
  await control('POST', 'settings', { provisioning: 'PT0S' });
  const purchases = [];
  for (let number = 1; number <= 6; number++)
    purchases.push(await openPurchase(doors[number % 2]!, market!, 'new', number));

  // Calls that are still under way when their worker is killed.
  await control('POST', 'faults', { kind: 'slow', ms: 700, match: { method: 'POST', path: '/customers' } });
  const finished = Promise.all(purchases.map((purchase) => purchase.finish()));
  await until(
    () => control<{ faults: { fired: number }[] }>('GET', 'faults'),
    ({ faults }) => faults.some(({ fired }) => fired >= 2),
  );
  await programs[2]!.kill('SIGKILL');
  await control('DELETE', 'faults');
  const orders = await finished;

  for (const [index, order] of orders.entries()) {
    const { doubled, orphans, wrongMpn, ours, password } = await verify(doors[1], purchases[index]!, order);
    expect({ doubled, orphans, wrongMpn, ours }).toEqual({
      doubled: [],
      orphans: [],
      wrongMpn: [],
      ours: [],
    });
    expect(password).toBe('shown');
  }
  expect(await brokenEvent(doors[0])).toBeUndefined();
}, 120_000);
