import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Proof } from '../tools/proof.ts';

export const title = 'Real Chromium through sign-in, settings, consent, orders; axe on every page';

interface Report {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  testResults: { name: string; startTime: number; endTime: number; assertionResults: unknown[] }[];
}

export const prove: Proof['prove'] = async ({ say }) => {
  const root = join(import.meta.dirname, '..');
  const folder = mkdtempSync(join(tmpdir(), 'concord-browser-'));
  const file = join(folder, 'report.json');
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const args = [
    vitest,
    'run',
    'panel/tests',
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
  const { numPassedTests, numFailedTests, numPendingTests } = report;
  say(`${numPassedTests} passed, ${numFailedTests} failed, ${numPendingTests} skipped`);
  if (code !== 0 || numPassedTests === 0) throw new Error('a browser test failed');
};
