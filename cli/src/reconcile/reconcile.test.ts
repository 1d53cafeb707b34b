import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Ground, openGround } from '../../../service/src/testing/converge/ground.ts';
import { readTheirs, setOurs } from '../../../service/src/testing/converge/sides.ts';
import { type House, openHouse, until } from '../../../service/src/testing/house.ts';

let house: House;
let ground: Ground;
beforeAll(async () => {
  house = await openHouse();
  ground = await openGround(house, 1);
});
afterAll(() => house?.stop());

async function concord(...args: string[]): Promise<{ code: number; output: string }> {
  const body = { email: house.signIns.operator.email, password: 'Test-pass-1', panel: 'operator' as const };
  const { token } = await house.operator('POST /session/token', { body });
  const program = join(import.meta.dirname, '../main.ts');
  const env = { ...process.env, CONCORD_URL: house.url, CONCORD_TOKEN: token };
  const node = ['--disable-warning=ExperimentalWarning', program, ...args];
  const run = promisify(execFile)(process.execPath, node, { env });
  return run.then(
    ({ stdout }) => ({ code: 0, output: stdout }),
    ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({
      code,
      output: stdout + stderr,
    }),
  );
}

test('a plan on the command line: its consequences, carried out, and looked at afterwards', async () => {
  const { settingsSetId, customerId, subscriptions } = ground;
  const [one] = subscriptions;
  await setOurs(house, one!.id, { ...readTheirs(house, one!.microsoftId), seats: 12, name: 'Named here' });
  const { items } = await house.operator('POST /customers/:id/sync', { params: { id: customerId } });
  await until(
    () => house.operator('GET /sync/runs/:id', { params: { id: items[0]!.id } }),
    ({ finishedAt }) => finishedAt !== null,
  );
  const set = await house.operator('GET /settings-sets/:id', { params: { id: settingsSetId } });
  expect(await concord('reconcile', 'plan', '--set', String(set.number))).toMatchObject({
    code: 1,
    output: expect.stringContaining('There is nothing to plan'),
  });
  const filter = { settingsSetId };
  await house.operator('POST /differences/decisions', { body: { filter, count: 2, decision: 'push' } });
  const planned = await concord('reconcile', 'plan', '--set', String(set.number));
  expect(planned).toMatchObject({ code: 0, output: expect.stringContaining('Seats at Microsoft: 10 → 12') });
  expect(planned.output).toContain('cannot be done: Names are not sent to Microsoft by a run.');
  const number = /reconcile apply (\d+)/.exec(planned.output)?.[1] ?? '';
  const applied = await concord('reconcile', 'apply', number);
  expect(applied).toMatchObject({ code: 1, output: expect.stringContaining('Not everything is closed') });
  expect(applied.output).toContain('1 done, 1 refused');
  expect(readTheirs(house, one!.microsoftId).seats).toBe(12);
  expect((await concord('reconcile', 'history')).output).toMatch(/^1 .*Administrator {2}done/m);
  expect((await concord('reconcile', 'history', number)).output).toContain('Seats at Microsoft: 10 → 12');
});
