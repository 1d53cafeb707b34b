import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

/** Which workspace may import which; the arrows of ARCHITECTURE.md as data. */
const workspaces: Record<string, string[]> = {
  rules: [],
  contract: ['rules'],
  microsoft: [],
  simulator: ['rules'],
  service: ['contract', 'microsoft', 'rules'],
  panel: ['contract', 'rules'],
  cli: ['contract'],
  conformance: ['microsoft', 'rules'],
  bench: ['service', 'microsoft'],
  proofs: ['bench', 'conformance', 'microsoft', 'service', 'contract', 'simulator', 'rules', 'tools'],
  tools: ['service', 'bench', 'proofs'],
};

/** Rooms of the service, from the lowest up: a room may import those before it, never those after it. */
const rooms = [
  'members',
  'settings',
  'resellers',
  'customers',
  'agreements',
  'catalogue',
  'plans',
  'users',
  'subscriptions',
  'orders',
  'transfers',
  'sync',
  'reports',
];

/** What every room may use; these import no room themselves. */
const ground: Record<string, string[]> = {
  db: [],
  texts: [],
  events: ['db', 'texts', 'http', 'members'],
  workflows: ['db'],
  notifications: ['texts'],
  http: ['db', 'events', 'texts', 'transfer', ...rooms],
  demo: ['db', 'events', ...rooms],
  transfer: ['db', 'http', 'members'],
  testing: ['demo', 'db', ...rooms],
};
const roomMayUse = ['db', 'texts', 'events', 'workflows', 'notifications', 'http'];

const root = import.meta.dirname;
const isTest = (file: string) => /\.test\.tsx?$|\/testing\/|\/tests\//.test(file);
const files = globSync(
  '{rules,contract,microsoft,simulator,service,panel,cli,conformance,proofs,bench,tools}/**/*.{ts,tsx}',
  {
    cwd: root,
    exclude: (name) => /node_modules|^dist$/.test(name),
  },
).filter((file) => !file.includes('node_modules') && !file.includes('/dist/'));

function importsOf(file: string): string[] {
  const source = readFileSync(join(root, file), 'utf8');
  return [
    ...source.matchAll(/(?:^|\n)\s*(?:import|export)\s[^;'"]*?from\s+'([^']+)'|import\('([^']+)'\)/g),
  ].map((match) => match[1] ?? match[2] ?? '');
}

function workspaceOf(file: string, specifier: string): string | undefined {
  if (specifier.startsWith('@concord/')) return specifier.split('/')[1];
  if (!specifier.startsWith('.')) return undefined;
  return relative(root, resolve(root, dirname(file), specifier)).split('/')[0];
}

test('files were found', () => expect(files.length).toBeGreaterThan(150));

test('workspaces import along the arrows only', () => {
  const wrong = files
    .filter((file) => !isTest(file))
    .flatMap((file) => {
      const own = file.split('/')[0] as string;
      return importsOf(file)
        .map((specifier) => workspaceOf(file, specifier))
        .filter((target) => target && target !== own && !workspaces[own]?.includes(target))
        .map((target) => `${file} imports ${target}`);
    });
  expect(wrong).toEqual([]);
});

test('the simulator never imports the client, not even in its tests', () => {
  const wrong = files.filter(
    (file) =>
      file.startsWith('simulator/') && importsOf(file).some((from) => from.includes('@concord/microsoft')),
  );
  expect(wrong).toEqual([]);
});

test('rooms of the service import downwards only', () => {
  const wrong: string[] = [];
  for (const file of files.filter((name) => name.startsWith('service/src/') && !isTest(name))) {
    const [, , room, ...rest] = file.split('/');
    if (rest.length === 0 || !room) continue;
    const allowed = room in ground ? ground[room] : [...roomMayUse, ...rooms.slice(0, rooms.indexOf(room))];
    for (const specifier of importsOf(file).filter((from) => from.startsWith('.'))) {
      const parts = relative(join(root, 'service/src'), resolve(root, dirname(file), specifier)).split('/');
      const target = parts.length > 1 ? parts[0] : undefined;
      if (target && target !== room && !allowed?.includes(target)) wrong.push(`${file} imports ${target}`);
    }
  }
  expect(wrong).toEqual([]);
});

test('time is a parameter: no clock is read outside the clocks', () => {
  const clocks = [
    'service/src/clock.ts',
    'panel/src/clock.ts',
    'simulator/src/server.ts',
    'simulator/src/bin.ts',
  ];
  const reads = /\bDate\.now\(\)|\bnew Date\(\)/;
  const wrong = files
    .filter(
      (file) =>
        /^(rules|contract|microsoft|service|cli)\//.test(file) && !isTest(file) && !clocks.includes(file),
    )
    .filter((file) => reads.test(readFileSync(join(root, file), 'utf8')));
  expect(wrong).toEqual([]);
});

test('no SQL of ours asks the database for the time', () => {
  const sql = globSync('service/migrations/*.sql', { cwd: root });
  const wrong = sql.filter((file) =>
    /\bnow\(\)|current_timestamp|clock_timestamp/i.test(readFileSync(join(root, file), 'utf8')),
  );
  expect(wrong).toEqual([]);
});

test('only the configuration reads the environment', () => {
  const wrong = files
    .filter(
      (file) =>
        file.startsWith('service/src/') &&
        !isTest(file) &&
        !['service/src/main.ts', 'service/src/transfer/main.ts'].includes(file),
    )
    .filter((file) => readFileSync(join(root, file), 'utf8').includes('process.env'));
  expect(wrong).toEqual([]);
});
