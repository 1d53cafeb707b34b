import { expect, test } from 'vitest';
import { readRows } from './row.ts';
import { runRows } from './run.ts';

const rows = readRows(new URL('../more-rules.jsonl', import.meta.url));

test('borders that the golden table does not name hold as well', async () => {
  const judgements = await runRows(rows);
  const wrong = judgements.filter(({ result }) => result !== 'passed');
  expect(wrong.map(({ row, result, why }) => `${result} ${row.id}: ${why.join('; ')}`)).toEqual([]);
  expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
}, 120_000);

test('a row that says the opposite of what happens fails', async () => {
  const opposite = structuredClone(rows.filter(({ then }) => then.httpStatus !== null));
  for (const row of opposite) {
    row.then.allowed = !row.then.allowed;
    row.then.effects = {};
    row.uncertain = ['then.httpStatus', 'then.errorCode'];
  }
  const judgements = await runRows(opposite);
  expect(judgements.filter(({ result }) => result !== 'failed').map(({ row }) => row.id)).toEqual([]);
}, 120_000);
