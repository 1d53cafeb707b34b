/**
 * npm run conformance -- [FILE.jsonl] [--area PREFIX] [--row ID] [--coverage]: runs rows of the golden table against a
 * simulator of its own; with TARGET=sandbox the safe ones against Microsoft's integration sandbox. `--coverage` notes
 * in coverage.json which rows asked for which endpoint.
 */
import { parseArgs } from 'node:util';
import type { Judgement } from './judge.ts';
import { readRows } from './row.ts';
import { givenTable, noteCoverage, runRows } from './run.ts';
import { accountOf, runInSandbox } from './sandbox.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { area: { type: 'string' }, row: { type: 'string' }, coverage: { type: 'boolean' } },
});
const rows = readRows(positionals[0] ?? givenTable).filter(
  (row) =>
    (values.area === undefined || row.area.startsWith(values.area)) &&
    (values.row === undefined || row.id === values.row),
);
const show = ({ row, result, why }: Judgement) => {
  if (result !== 'passed') console.log(`${result} (${row.confidence}) ${row.id}: ${why.join('; ')}`);
};
const target = process.env['TARGET'] ?? 'simulator';
if (target !== 'simulator' && target !== 'sandbox') throw new Error('TARGET is simulator or sandbox');
const judgements =
  target === 'sandbox' ? await runInSandbox(rows, accountOf(process.env), show) : await runRows(rows, show);
if (values.coverage) noteCoverage(judgements);
const count = (wanted: string) => judgements.filter(({ result }) => result === wanted).length;
console.log(`${count('passed')} passed, ${count('failed')} failed, ${count('unsupported')} unsupported`);
process.exitCode = count('failed') === 0 ? 0 : 1;
