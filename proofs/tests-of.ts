import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Report {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  testResults: { name: string; startTime: number; endTime: number; assertionResults: unknown[] }[];
}

/**
 * Runs these test files and says how many tests each has and how long it took.
 * @throws Error when one fails, or when nothing was run
 */
export async function runTests(
  say: (line: string) => void,
  files: string[],
): Promise<{ passed: number; skipped: number }> {
  const root = join(import.meta.dirname, '..');
  const folder = mkdtempSync(join(tmpdir(), 'concord-proof-'));
  const file = join(folder, 'report.json');
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const args = [
    vitest,
    'run',
    ...files,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ];
  const [code] = await once(spawn(process.execPath, args, { cwd: root, stdio: 'inherit' }), 'exit');
  const report = JSON.parse(readFileSync(file, 'utf8')) as Report;
  rmSync(folder, { recursive: true });
  for (const { name, startTime, endTime, assertionResults } of report.testResults) {
    const seconds = ((endTime - startTime) / 1000).toFixed(1).padStart(5);
    say(`${seconds} s  ${String(assertionResults.length).padStart(2)} tests  ${name.split('/').at(-1)}`);
  }
  const { numPassedTests: passed, numFailedTests: failed, numPendingTests: skipped } = report;
  say(`${passed} passed, ${failed} failed, ${skipped} skipped`);
  if (code !== 0 || passed === 0) throw new Error('a test failed');
  return { passed, skipped };
}
