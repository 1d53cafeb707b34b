import { afterAll, beforeAll, expect, test } from 'vitest';
import { tokensOf } from './caller.ts';
import { readRows } from './row.ts';
import { givenTable, startSimulatorProgram } from './run.ts';
import { accountOf, isSafe, runInSandbox } from './sandbox.ts';
import { application, buildScene, partnerId } from './scene.ts';
import { topics } from './topics/index.ts';

let standIn: Awaited<ReturnType<typeof startSimulatorProgram>>;
beforeAll(async () => {
  standIn = await startSimulatorProgram();
});
afterAll(() => standIn?.stop());

test('the account comes from the environment, which is told what it lacks', () => {
  expect(() => accountOf({ CONCORD_SANDBOX_TENANT_ID: 'x' })).toThrow(
    /CONCORD_SANDBOX_APPLICATION_ID, CONCORD_SANDBOX_APPLICATION_SECRET, CONCORD_SANDBOX_REFRESH_TOKEN/,
  );
});

test('the safe rows run with real tokens of a stand-in of the sandbox, and nothing there is changed', async () => {
  const rows = readRows(givenTable);
  const plain = rows.find(({ when }) => when.action === 'getCountryRules');
  if (!plain) throw new Error('the table has lost its country rules');
  await buildScene(standIn, plain, topics);
  const refreshToken = (await tokensOf(standIn.url, {}))['refresh_token'];
  const before = await standIn.control('GET', 'state');
  const judgements = await runInSandbox(rows, {
    tenantId: partnerId,
    applicationId: application.id,
    applicationSecret: application.secret,
    refreshToken,
    address: standIn.url,
  });
  expect(judgements.length).toBe(rows.filter(isSafe).length);
  expect(judgements.length).toBeGreaterThan(6);
  expect(judgements.filter(({ result }) => result !== 'passed').map(({ row, why }) => [row.id, why])).toEqual(
    [],
  );
  const after = await standIn.control('GET', 'state');
  // Signing in leaves grants and a counter behind; nothing else may differ.
  for (const name of Object.keys(before))
    if (!['grants', 'meta', 'audit'].includes(name))
      expect([name, after[name]]).toEqual([name, before[name]]);
});
