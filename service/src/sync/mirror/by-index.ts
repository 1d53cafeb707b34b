import { sql } from 'kysely';
import type { Tx } from '../../db/database.ts';

const ways = ['enable_seqscan', 'enable_hashjoin', 'enable_mergejoin'];
const all = (to: string) => sql.raw(ways.map((way) => `set local ${way} = ${to}`).join('; '));

/**
 * Work that touches few rows of big tables, each found by its key. The planner cannot know how few before the tables'
 * statistics are made, which is long after a first pull has filled them.
 */
export async function byIndex<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  await all('off').execute(tx);
  const result = await work();
  await all('default').execute(tx);
  return result;
}
