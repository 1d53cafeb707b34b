// Runs a script of the project on the Node that the lockfile brought: node tools/run.mjs SCRIPT [arguments].
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root, setUp } from './setup.mjs';

const [script, ...args] = process.argv.slice(2);
const node = setUp({ build: /(proof|bench)\.ts$/.test(script) });
const done = spawnSync(node, ['--disable-warning=ExperimentalWarning', join(root, script), ...args], {
  cwd: root,
  stdio: 'inherit',
});
process.exit(done.status ?? 1);
