import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

/** Runs `npm run conformance` and answers its last line's counts and everything it printed. */
async function conformance(...args: string[]) {
  const program = fork(fileURLToPath(new URL('./bin.ts', import.meta.url)), args, {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  let printed = '';
  program.stdout?.on('data', (text: Buffer) => (printed += text.toString()));
  await new Promise((done) => program.once('exit', done));
  const counts = /(\d+) passed, (\d+) failed, (\d+) unsupported\s*$/.exec(printed)?.slice(1).map(Number);
  const [passed = 0, failed = 0, unsupported = 0] = counts ?? [];
  return { passed, failed, unsupported, printed };
}

test('no row of the golden table fails', async () => {
  const { printed, passed } = await conformance();
  expect(printed.split('\n').filter((line) => line.startsWith('failed (documented)'))).toEqual([]);
  expect(passed).toBeGreaterThan(70);
}, 120_000);
