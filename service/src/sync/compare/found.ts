import { type RawBuilder, sql } from 'kysely';

/** What is compared. */
export interface CompareScope {
  partnerAccountId: string;
  tenantIds: readonly string[] | 'all';
}

/**
 * A query that answers with one row for each disagreement: tenant_id, microsoft_id, field, reseller_id, customer_id,
 * settings_set_id, subscription_id, ours, theirs, amount, currency.
 */
export type Found = RawBuilder<unknown>;

/** Whether a column names a tenant that is compared. */
export function inScope({ tenantIds }: CompareScope, column: string): RawBuilder<boolean> {
  if (tenantIds === 'all') return sql`true`;
  return sql`${sql.raw(column)} = any (${tenantIds}::uuid[])`;
}

/** States in which nothing of a subscription goes on. */
export const ended = sql`('deleted', 'expired')`;

/** Whether a tenant of the mirror (alias `t`) has left this partner. */
export const hasLeft = sql`(t.gone_at is not null or lower(t.relationship) = 'none')`;
