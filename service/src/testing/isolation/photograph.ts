import type pg from 'pg';
import type { Companies, Owner } from '../samples/companies.ts';
import { tables } from '../samples/index.ts';
import { keysOf } from '../samples/plant.ts';

export interface Seen {
  table: string;
  owner: Owner;
  hash: string;
}

/** Every row of every owned table, by table and key: to find out afterwards whose rows changed. */
export async function photograph(pool: pg.Pool, all: Companies): Promise<Map<string, Seen>> {
  const keys = await keysOf(pool);
  const seen = new Map<string, Seen>();
  for (const [table, { kind }] of Object.entries(tables(all))) {
    // Sessions and failed sign-ins are kept about the caller, by the service itself.
    if (kind === 'operator') continue;
    const { rows } = await pool.query<{ key: string; hash: string; row: Record<string, string | null> }>(
      `select ${keys.get(table)} as key, md5(${table}::text) as hash, to_jsonb(${table}) as row from ${table}`,
    );
    for (const { key, hash, row } of rows) {
      const reseller = (kind === 'resellers' ? row['id'] : row['reseller_id']) ?? '';
      const customer = (kind === 'customers' ? row['id'] : row['customer_id']) ?? null;
      seen.set(`${table}/${key}`, { table, owner: { reseller, customer }, hash });
    }
  }
  return seen;
}

/** Rows that came, went or changed between two photographs. */
export function differences(before: Map<string, Seen>, after: Map<string, Seen>): Seen[] {
  const changed = [...after].filter(([key, { hash }]) => before.get(key)?.hash !== hash);
  const gone = [...before].filter(([key]) => !after.has(key));
  return [...changed, ...gone].map(([, seen]) => seen);
}
