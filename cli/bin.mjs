#!/usr/bin/env node
// Runs the command on the Node that the lockfile brought, whatever Node started this file.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const brought = join(root, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin/node');
const node = existsSync(brought) ? brought : process.execPath;
const done = spawnSync(
  node,
  ['--disable-warning=ExperimentalWarning', join(root, 'cli/src/main.ts'), ...process.argv.slice(2)],
  { stdio: 'inherit' },
);
process.exit(done.status ?? 1);
