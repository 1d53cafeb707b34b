import type { SyncGuard } from '@concord/contract/sync';
import type { CommerceSubscription, CustomerTenant, TenantUser } from '@concord/microsoft';
import { sql } from 'kysely';
import type { Tx } from '../../db/database.ts';

/** What is counted, and which of it counts as there, in the mirror (alias `m`). */
const tables = {
  customers: { table: 'mirror_tenants', alive: 'm.gone_at is null' },
  subscriptions: { table: 'mirror_subscriptions', alive: 'm.gone_at is null' },
  users: { table: 'mirror_users', alive: 'm.deleted_at is null' },
};
export type CountedKind = keyof typeof tables;
type Resource = { customers: CustomerTenant; subscriptions: CommerceSubscription; users: TenantUser };

interface Field<K extends CountedKind> {
  column: string;
  of: (resource: Resource[K]) => unknown;
}

/** Fields that nearly every resource has: when one vanishes, it is Microsoft's answer that is not whole. */
const fields: { [K in CountedKind]: Record<string, Field<K>> } = {
  customers: { companyName: { column: 'company_name', of: ({ companyName }) => companyName } },
  subscriptions: {
    name: { column: 'name', of: ({ friendlyName, offerName }) => friendlyName || offerName },
    termDuration: { column: 'term_duration', of: ({ termDuration }) => termDuration },
    billingCycle: { column: 'billing_cycle', of: ({ billingCycle }) => billingCycle },
    productType: { column: 'product_type', of: ({ raw }) => raw['productType'] },
  },
  users: {
    displayName: { column: 'display_name', of: ({ displayName }) => displayName },
    signInName: { column: 'sign_in_name', of: ({ signInName }) => signInName },
  },
};

/** Fewer than this say little, unless there were no more last time. */
const enough = 20;
/** A field that so many had is expected; it has vanished when this part of them is left. */
const expected = 0.5;
const left = 0.1;

/** Counts, on the way, who has which field. */
export interface Shares {
  add<K extends CountedKind>(kind: K, resources: readonly Resource[K][]): void;
  /** A field that vanished, as soon as there is enough to say so. */
  vanished(before: { fields: Record<string, number> } & Record<CountedKind, number>): SyncGuard | undefined;
}

export function createShares(): Shares {
  const seen: Record<CountedKind, number> = { customers: 0, subscriptions: 0, users: 0 };
  const having = new Map<string, number>();
  return {
    add(kind, resources) {
      seen[kind] += resources.length;
      for (const [name, { of }] of Object.entries(fields[kind])) {
        const count = resources.reduce((sum, one) => sum + (of(one) ? 1 : 0), 0);
        having.set(`${kind}.${name}`, (having.get(`${kind}.${name}`) ?? 0) + count);
      }
    },
    vanished(before) {
      for (const kind of Object.keys(seen) as CountedKind[]) {
        if (seen[kind] === 0 || seen[kind] < Math.min(enough, before[kind])) continue;
        for (const name of Object.keys(fields[kind])) {
          const what = `${kind}.${name}`;
          const then = before.fields[what] ?? 0;
          const now = (having.get(what) ?? 0) / seen[kind];
          if (then >= expected && now < then * left) return { guard: 'field', what, before: then, now };
        }
      }
      return undefined;
    },
  };
}

/** How many the mirror holds, and the share of them that has each field. */
export async function countMirror(
  tx: Tx,
  partnerAccountId: string,
): Promise<Record<CountedKind, number> & { fields: Record<string, number> }> {
  const counted = { customers: 0, subscriptions: 0, users: 0, fields: {} as Record<string, number> };
  for (const kind of Object.keys(tables) as CountedKind[]) {
    const { table, alive } = tables[kind];
    const columns = Object.entries(fields[kind]).map(
      ([name, { column }]) =>
        sql`count(nullif(${sql.raw(`m.${column}`)}, ''))::float8 / nullif(count(*), 0) as ${sql.id(`${kind}.${name}`)}`,
    );
    const { rows } = await sql<Record<string, number | null>>`
      select count(*) as count, ${sql.join(columns)} from ${sql.raw(table)} m
      where m.partner_account_id = ${partnerAccountId} and ${sql.raw(alive)}`.execute(tx.withoutPlugins());
    const { count, ...shares } = rows[0] ?? {};
    counted[kind] = count ?? 0;
    for (const [name, share] of Object.entries(shares)) counted.fields[name] = share ?? 0;
  }
  return counted;
}
