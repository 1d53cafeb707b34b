// Runs on the machine's own Node (20.19 or later) before anything is installed: no dependencies.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '..');
const modules = join(root, 'node_modules');

/** Installs by lockfile when the lockfile changed, and says which Node the lockfile brought. */
export function setUp({ build = false } = {}) {
  const lock = stamp(['package-lock.json']);
  if (readStamp('installed') !== lock) {
    step('Installing', 'npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
    writeStamp('installed', lock);
  }
  const node = runtime();
  if (build) {
    const sources = stamp([...files('panel'), ...files('contract'), ...files('rules'), 'package-lock.json']);
    if (readStamp('built') !== sources || !existsSync(join(root, 'panel/dist/operator.html'))) {
      step('Building the panels', node, [join(root, 'tools/build.ts')]);
      writeStamp('built', sources);
    }
  }
  return node;
}

/** Node 24 from the lockfile; on platforms for which npm has none, the machine's own if it is new enough. */
function runtime() {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const brought = join(
    modules,
    `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`,
    'bin',
    name,
  );
  if (existsSync(brought)) return brought;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  console.error(
    `Concord needs Node 24 and npm has none for ${process.platform}-${process.arch}: install it and start again.`,
  );
  process.exit(1);
}

function step(what, command, args) {
  console.log(`${what} …`);
  const done = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (done.status !== 0) process.exit(done.status ?? 1);
}

function files(folder) {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter(
      (entry) =>
        entry.isFile() &&
        !/[\\/](node_modules|dist)([\\/]|$)/.test(entry.parentPath) &&
        !entry.name.endsWith('.test.ts'),
    )
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function stamp(paths) {
  const hash = createHash('sha256');
  for (const path of paths) hash.update(path.replace(root, '')).update(readFileSync(resolve(root, path)));
  return hash.digest('hex');
}

const stampFile = (name) => join(modules, `.concord-${name}`);
const readStamp = (name) =>
  existsSync(stampFile(name)) && statSync(modules).isDirectory()
    ? readFileSync(stampFile(name), 'utf8')
    : undefined;
function writeStamp(name, value) {
  mkdirSync(modules, { recursive: true });
  writeFileSync(stampFile(name), value);
}
