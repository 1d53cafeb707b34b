import type { Judgement } from '../conformance/src/judge.ts';
import { readRows } from '../conformance/src/row.ts';
import { disputedRows, givenTable, runRows } from '../conformance/src/run.ts';
import type { Proof } from '../tools/proof.ts';

export const title = 'The golden table, outside of CREST: nothing unsupported, documented rows all pass';

/** Share of rows that must pass, by how sure the row is. */
const wanted = { documented: 1, reported: 0.95, inferred: 0.9 };

export const prove: Proof['prove'] = async ({ say }) => {
  const rows = readRows(givenTable).filter(({ area }) => !area.startsWith('crest.'));
  const disputed = disputedRows();
  const judgements = await runRows(rows);
  const count = (list: Judgement[], result: string) => list.filter((one) => one.result === result).length;
  const faults: string[] = [];
  for (const [confidence, share] of Object.entries(wanted)) {
    const these = judgements.filter(({ row }) => row.confidence === confidence && !disputed.includes(row.id));
    const passed = count(these, 'passed');
    say(`${confidence}: ${passed} of ${these.length} passed, ${count(these, 'failed')} failed`);
    if (passed < these.length * share) faults.push(`too few ${confidence} rows pass`);
  }
  for (const { row, result, why } of judgements)
    if (result !== 'passed') say(`${result} (${row.confidence}) ${row.id}: ${why.join('; ')}`);
  say(`disputed: ${disputed.join(', ') || 'none'}`);
  if (count(judgements, 'unsupported') > 0) faults.push('there are unsupported rows');
  if (disputed.length > 3) faults.push('more than three rows are disputed');
  if (faults.length > 0) throw new Error(faults.join('; '));
};
