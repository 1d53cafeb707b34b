import type { Tx } from '../db/database.ts';

/** Who did it: a member, or Concord itself. */
export interface Doer {
  id: string | null;
  name: string;
}

export const concord: Doer = { id: null, name: 'Concord' };

export interface Fact {
  kind: string;
  objectKind: string;
  objectId: string;
  resellerId: string;
  customerId?: string | null;
  /** Never secrets: those appear as fingerprints. */
  data?: Record<string, unknown>;
}

/**
 * Records a fact in the transaction that makes it true. The database numbers it, chains its hash to the one
 * before and tells the panels. Call it last: the chain's head stays locked until the commit.
 */
export function record(tx: Tx, at: Date, doer: Doer, fact: Fact): Promise<void> {
  return recordAll(tx, at, doer, [fact]);
}

/** Many facts in the order given; otherwise like `record`. */
export async function recordAll(tx: Tx, at: Date, doer: Doer, facts: readonly Fact[]): Promise<void> {
  if (facts.length === 0) return;
  const rows = facts.map((fact) => ({
    at,
    kind: fact.kind,
    actorId: doer.id,
    actor: doer.name,
    objectKind: fact.objectKind,
    objectId: fact.objectId,
    resellerId: fact.resellerId,
    customerId: fact.customerId ?? null,
    data: JSON.stringify(fact.data ?? {}),
    seq: 0,
    hash: Buffer.alloc(0),
    previousHash: Buffer.alloc(0),
  }));
  await tx.insertInto('events').values(rows).execute();
}

/** What differs between two versions of an object: `{field: [before, after]}`. */
export function changes(before: Record<string, unknown>, after: Record<string, unknown>) {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
  return Object.fromEntries(
    [...keys]
      .filter((key) => !same(before[key], after[key]))
      .map((key) => [key, [before[key] ?? null, after[key] ?? null]]),
  );
}
