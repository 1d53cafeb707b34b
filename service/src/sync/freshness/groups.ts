import type { FreshKind, FreshnessGroup, FreshnessQuery } from '@concord/contract/sync-changes';
import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '../../db/database.ts';
import { ages } from './ages.ts';
import type { Standing } from './standing.ts';

/** How old what is shown is, by reseller and kind. */
export async function freshnessGroups(
  tx: Tx,
  standings: readonly Standing[],
  query: z.output<typeof FreshnessQuery>,
  now: Date,
): Promise<FreshnessGroup[]> {
  const conditions: RawBuilder<unknown>[] = [sql`true`];
  if (query.resellerId) conditions.push(sql`t.reseller_id = ${query.resellerId}`);
  if (query.partnerAccountId) conditions.push(sql`t.partner_account_id = ${query.partnerAccountId}`);
  if (query.kind) conditions.push(sql`k.kind = ${query.kind}`);
  const { rows } = await sql<{
    resellerId: string;
    resellerName: string;
    kind: FreshKind;
    tenants: number;
    fresh: number;
    stale: number;
    unread: number;
    oldest: Date | null;
    limitMinutes: number;
    causes: FreshnessGroup['causes'];
  }>`
    with counted as (
      select t.reseller_id, k.kind, k.state, case when k.state = 'stale' then k.cause end as cause,
        count(*) as tenants, min(k.as_of) as oldest, min(k.minutes) as minutes
      from ${ages(standings, now)}
      where ${sql.join(conditions, sql` and `)}
      group by 1, 2, 3, 4)
    select c.reseller_id, r.name as reseller_name, c.kind, sum(c.tenants)::bigint as tenants,
      coalesce(sum(c.tenants) filter (where c.state = 'fresh'), 0)::bigint as fresh,
      coalesce(sum(c.tenants) filter (where c.state = 'stale'), 0)::bigint as stale,
      coalesce(sum(c.tenants) filter (where c.state = 'unread'), 0)::bigint as unread,
      min(c.oldest) as oldest, min(c.minutes) as limit_minutes,
      coalesce(jsonb_object_agg(c.cause, c.tenants) filter (where c.cause is not null), '{}') as causes
    from counted c join resellers r on r.id = c.reseller_id
    group by c.reseller_id, r.name, c.kind
    order by r.name, c.reseller_id, c.kind`.execute(tx);
  return rows.map((row) => ({ ...row, oldest: row.oldest?.toISOString() ?? null }));
}
