import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { type Companies, ownersOf } from '../samples/companies.ts';
import { tables } from '../samples/index.ts';
import { insertion, keysOf, type Standing } from '../samples/plant.ts';
import { move, nameOf, pairs } from './moves.ts';
import { type Claim, claims, rights, type Who } from './scopes.ts';

export interface Examined {
  tables: number;
  claims: number;
  attempts: number;
  /** What was read or written against the rule, or refused against it; empty when the house stands. */
  violations: string[];
}

type Names = unknown[];

/** Reads and writes every table under every claim with raw SQL and compares with the rule, row by row. */
export async function examineTables(pool: pg.Pool, all: Companies, standing: Standing[]): Promise<Examined> {
  const keys = await keysOf(pool);
  const known = tables(all);
  const { mayRead, mayWrite, isReal } = rights(all);
  const violations: string[] = [];
  let attempts = 0;

  /** One statement in a savepoint; an error is a refusal, and its code is kept. */
  async function run(client: pg.PoolClient, text: string, values?: unknown[]): Promise<Names | string> {
    attempts++;
    await client.query('savepoint attempt');
    try {
      const { rows } = await client.query<{ key: unknown }>(text, values);
      return rows.map(({ key }) => key);
    } catch (error) {
      return (error as { code: string }).code;
    } finally {
      await client.query('rollback to savepoint attempt');
    }
  }

  function compare(what: string, got: Names | string, wanted: Names): void {
    const rows = typeof got === 'string' ? [] : got;
    const surplus = rows.filter((key) => !wanted.includes(key));
    const missing = wanted.filter((key) => !rows.includes(key));
    const code = typeof got === 'string' ? ` (${got})` : '';
    if (surplus.length > 0) violations.push(`${what}: ${surplus.length} rows of others`);
    if (missing.length > 0) violations.push(`${what}: ${missing.length} own rows refused${code}`);
  }

  /** Reading, and writing without changing anything, over whole tables. */
  async function whole(client: pg.PoolClient, claim: Claim & { who: Who }): Promise<void> {
    // Deleting must not stumble over foreign keys: here only the policies are on trial.
    await enter(client, claim, 'replica');
    for (const [table, { kind }] of Object.entries(known)) {
      const key = keys.get(table) ?? '';
      const rows = standing.filter((row) => row.table === table);
      const keysWhere = (may: typeof mayRead) =>
        rows.filter(({ owner }) => may(claim, kind, owner)).map((row) => row.key);
      const writable = table === 'events' ? [] : keysWhere(mayWrite);
      const [column] = Object.keys(known[table]!.row(ownersOf(all)[0]!, randomUUID()));
      const about = (verb: string) => `${claim.name} ${verb} ${table}`;
      compare(about('reads'), await run(client, `select ${key} as key from ${table}`), keysWhere(mayRead));
      const update = `update ${table} set ${column} = ${column} returning ${key} as key`;
      compare(about('updates'), await run(client, update), writable);
      compare(about('deletes'), await run(client, `delete from ${table} returning ${key} as key`), writable);
    }
    await client.query('rollback');
  }

  /** New rows for every pair of reseller and customer, true and forged; moves of own rows to others. */
  async function forged(client: pg.PoolClient, claim: Claim & { who: Who }): Promise<void> {
    await enter(client, claim, 'origin');
    for (const [table, { kind, level, row }] of Object.entries(known)) {
      for (const owner of pairs(all, table === 'customers' ? 'reseller' : level)) {
        const { text, values } = insertion(table, row(owner, randomUUID()), '1');
        const got = await run(client, text, values);
        // The operator may write for anybody, but nobody gives a customer to a reseller that is not its own.
        const allowed = isReal(owner) && mayWrite(claim, kind, owner);
        if (Array.isArray(got) !== allowed)
          violations.push(`${claim.name} inserts into ${table} for ${nameOf(all, owner)}: ${got}`);
      }
      if (claim.who !== 'operator') await moves(client, claim, table);
    }
    await client.query('rollback');
  }

  async function moves(client: pg.PoolClient, claim: Claim & { who: Who }, table: string): Promise<void> {
    const { kind, level } = known[table]!;
    const others = pairs(all, table === 'customers' ? 'reseller' : level);
    const mine = standing.filter((row) => row.table === table && mayWrite(claim, kind, row.owner));
    for (const { key, owner } of kind === 'operator' ? [] : mine) {
      for (const other of others.filter((one) => !mayWrite(claim, kind, one) || !isReal(one))) {
        const { set, is } = move(kind, level, other);
        const where = `where ${keys.get(table)} = $1 and not (${is})`;
        const got = await run(client, `update ${table} set ${set} ${where} returning ${is} as key`, [key]);
        if (Array.isArray(got) && got.some(Boolean))
          violations.push(`${claim.name} moves ${table} of ${nameOf(all, owner)} to ${nameOf(all, other)}`);
      }
    }
  }

  const who = claims(all);
  const client = await pool.connect();
  try {
    for (const claim of who) {
      await whole(client, claim);
      await forged(client, claim);
    }
  } finally {
    client.release();
  }
  return { tables: Object.keys(known).length, claims: who.length, attempts, violations };
}

async function enter(
  client: pg.PoolClient,
  { kind, id }: Claim,
  triggers: 'origin' | 'replica',
): Promise<void> {
  await client.query(`begin; set local session_replication_role = ${triggers}; set local role concord_app`);
  if (kind !== undefined) await client.query("select set_config('concord.scope_kind', $1, true)", [kind]);
  if (id !== undefined) await client.query("select set_config('concord.scope_id', $1, true)", [id]);
}
