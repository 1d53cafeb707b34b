import { expect, test } from 'vitest';
import { judge, type Verdict } from './golden/judge.ts';
import { readRows } from './golden/row.ts';
import { startSimulator } from './server.ts';

const areas = [
  'customer.create',
  'customer.domain',
  'agreement',
  'auth',
  'order.cart',
  'order.checkout',
  'indirect',
  'partner-of-record',
  'relationship',
  'idempotency',
  'paging',
];

test('the rows of the golden table that the simulator has rooms for hold', async () => {
  const rows = readRows(new URL('../../conformance/microsoft-rules.jsonl', import.meta.url)).filter((row) =>
    areas.includes(row.area),
  );
  const simulator = await startSimulator();
  const verdicts: Verdict[] = [];
  for (const row of rows) verdicts.push(await judge(simulator, row));
  await simulator.close();
  const count = (result: Verdict['result']) => verdicts.filter((verdict) => verdict.result === result).length;
  const failed = verdicts.filter((verdict) => verdict.result === 'failed');
  for (const { row, why } of failed) console.log(`failed (${row.confidence}) ${row.id}: ${why.join('; ')}`);
  for (const { row, why } of verdicts.filter((verdict) => verdict.result === 'unsupported'))
    console.log(`unsupported ${row.id}: ${why.join('; ')}`);
  console.log(
    `golden table: ${rows.length} rows, ${count('passed')} passed, ${count('failed')} failed, ${count('unsupported')} unsupported`,
  );
  expect(count('passed')).toBeGreaterThan(55);
  expect(
    failed.filter((verdict) => verdict.row.confidence === 'documented').map((verdict) => verdict.row.id),
  ).toEqual([]);
}, 120_000);
