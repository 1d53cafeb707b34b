// npm test: sets up when needed, then types, lint and every test. The last line is "N passed, N failed".
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root, setUp } from './setup.mjs';

const node = setUp({ build: true });
const bin = (name) => join(root, 'node_modules', name);
const folder = mkdtempSync(join(tmpdir(), 'concord-test-'));
const report = join(folder, 'report.json');
const only = process.argv.slice(2);

let passed = 0;
let failed = 0;
function stage(name, script, args) {
  console.log(`\n${name}`);
  const { status } = spawnSync(node, [script, ...args], { cwd: root, stdio: 'inherit' });
  if (status === 0) passed += 1;
  else failed += 1;
}

if (only.length === 0) {
  stage('Types', bin('typescript/bin/tsc'), ['-p', 'tsconfig.json']);
  stage('Types of the panels', bin('typescript/bin/tsc'), ['-p', 'panel/tsconfig.json']);
  stage('Types of the browser tests', bin('typescript/bin/tsc'), ['-p', 'panel/tests/tsconfig.json']);
  stage('Format and lint', bin('@biomejs/biome/bin/biome'), ['check', '--error-on-warnings', '.']);
  stage('Lint with types', bin('oxlint/bin/oxlint'), ['--type-aware', '--deny-warnings']);
}
console.log('\nTests');
const vitest = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...only];
const { status } = spawnSync(node, [bin('vitest/vitest.mjs'), ...vitest], { cwd: root, stdio: 'inherit' });
let skipped = 0;
try {
  const { numPassedTests, numFailedTests, numPendingTests, numFailedTestSuites } = JSON.parse(
    readFileSync(report, 'utf8'),
  );
  passed += numPassedTests;
  // A file that cannot even be loaded has no tests to count.
  failed += numFailedTests || (status === 0 ? 0 : Math.max(1, numFailedTestSuites));
  skipped = numPendingTests;
} catch {
  failed += 1;
}
rmSync(folder, { recursive: true, force: true });
console.log(`\n${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`);
process.exit(failed === 0 ? 0 : 1);
