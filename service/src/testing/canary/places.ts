import { chmodSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ask } from '../cluster.ts';
import type { Installation } from '../installation.ts';
import type { Exchange } from './tap.ts';

/** Where a secret might have come to lie. */
export interface Place {
  name: string;
  content: Buffer;
}

const root = join(import.meta.dirname, '../../../..');

/** `COPY` of every table of every schema of ours, the queue's too. */
export async function tablesOf(house: Installation): Promise<Place[]> {
  const folder = join(house.folder, 'copies');
  mkdirSync(folder, { recursive: true });
  // The server writes them, under an account of its own.
  chmodSync(folder, 0o777);
  const tables = await ask<{ name: string }>(
    house.database(),
    `select quote_ident(nspname) || '.' || quote_ident(relname) as name
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where relkind in ('r', 'p', 'm') and nspname not in ('pg_catalog', 'information_schema', 'pg_toast')`,
  );
  const places: Place[] = [];
  for (const { name } of tables) {
    const file = join(folder, name);
    await ask(house.database(), `copy (select * from ${name}) to '${file}'`);
    places.push({ name: `table ${name}`, content: readFileSync(file) });
  }
  return places;
}

/** Every file of the data directory as it is on disk, after a checkpoint: heaps, indexes, WAL, logs. */
export async function filesOf(house: Installation): Promise<Place[]> {
  await ask(house.database(), 'checkpoint');
  const files = readdirSync(house.folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  // Not ours: the simulator's own world, and the copies made above. The master key's file is its one place.
  const ours = files.filter(
    (file) => !/^(simulator|copies|seed|secret-key)/.test(relative(house.folder, file)),
  );
  return ours.map((file) => ({ name: `file ${relative(house.folder, file)}`, content: readFileSync(file) }));
}

/** What the panels are made of, as browsers get it. */
export function panelFiles(): Place[] {
  const dist = join(root, 'panel/dist');
  return readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.(gz|br)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({ name: `panel ${relative(dist, file)}`, content: readFileSync(file) }));
}

/** The calls whose answer has to carry a secret, and to nobody else. */
const carriers: Record<string, RegExp> = {
  'POST /api/v1/session/token': /"token":"[^"]*"/,
  'POST /api/v1/members': /"password":"[^"]*"/,
  'reveal-password': /"password":"[^"]*"/,
};

/** Every answer of our API, its headers too. What an answer exists to carry is taken out, and nothing else. */
export function answersOf(exchanges: readonly Exchange[]): Place[] {
  return exchanges.map(({ method, path, answered }, index) => {
    const name = `${method} ${path.split('?')[0]}`;
    const carrier = Object.entries(carriers).find(([call]) => name === call || name.endsWith(call))?.[1];
    const body = carrier && answered.status < 300 ? answered.body.replace(carrier, '') : answered.body;
    const { 'set-cookie': cookies, ...headers } = answered.headers;
    const shown = name === 'POST /api/v1/session' ? headers : { ...headers, cookies };
    return {
      name: `answer ${index} ${name} ${answered.status}`,
      content: Buffer.from(JSON.stringify(shown) + body),
    };
  });
}
