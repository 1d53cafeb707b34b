/** npm run conformance -- [FILE.jsonl]: runs rows of the golden table against a simulator of its own. */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { judge } from './judge.ts';
import { readRows } from './row.ts';
import { simulatorAt } from './simulator.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { area: { type: 'string' }, row: { type: 'string' } },
});
const path = positionals[0] ?? fileURLToPath(new URL('../microsoft-rules.jsonl', import.meta.url));
const rows = readRows(path).filter(
  (row) =>
    (values.area === undefined || row.area.startsWith(values.area)) &&
    (values.row === undefined || row.id === values.row),
);

const child = fork(
  fileURLToPath(new URL('../../simulator/src/bin.ts', import.meta.url)),
  ['--port', '0', '--quota', '0'],
  { stdio: ['ignore', 'pipe', 'inherit', 'ipc'], execArgv: ['--disable-warning=ExperimentalWarning'] },
);
const url = await new Promise<string>((done, fail) => {
  child.once('exit', (code) => fail(new Error(`the simulator ended with ${code}`)));
  child.stdout?.on('data', (text: Buffer) => {
    const found = /https?:\/\/\S+/.exec(text.toString());
    if (found) done(found[0]);
  });
});
const simulator = simulatorAt(url);
const counts = { passed: 0, failed: 0, unsupported: 0 };
for (const row of rows) {
  const { result, why } = await judge(simulator, row);
  counts[result] += 1;
  if (result !== 'passed') console.log(`${result} (${row.confidence}) ${row.id}: ${why.join('; ')}`);
}
child.removeAllListeners('exit');
child.disconnect();
console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.unsupported} unsupported`);
process.exitCode = counts.failed === 0 ? 0 : 1;
