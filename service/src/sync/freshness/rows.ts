import type { Page } from '@concord/contract/page';
import type { FreshKind, FreshnessRow, FreshnessRowQuery } from '@concord/contract/sync-changes';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '../../db/database.ts';
import { page } from '../../db/page.ts';
import { matches } from '../../db/search.ts';
import { ages } from './ages.ts';
import type { Standing } from './standing.ts';

interface Row {
  id: string;
  partnerAccountId: string;
  tenantId: string;
  domain: string;
  companyName: string | null;
  customerId: string | null;
  resellerId: string;
  kind: FreshKind;
  asOf: Date | null;
  state: FreshnessRow['state'];
  cause: FreshnessRow['cause'];
  reason: string | null;
}

/** How old what is shown of each tenant is, of one kind; the oldest first by default. */
export async function freshnessRows(
  tx: Tx,
  standings: readonly Standing[],
  query: z.output<typeof FreshnessRowQuery>,
  now: Date,
): Promise<Page<FreshnessRow>> {
  const aged = sql<Row>`(
    select t.partner_account_id || '/' || t.tenant_id as id, t.partner_account_id, t.tenant_id, t.domain,
      t.company_name, t.customer_id, t.reseller_id, k.kind, k.as_of, k.state,
      case when k.state = 'stale' then k.cause end as cause,
      case when k.state = 'stale' then k.reason end as reason
    from ${ages(standings, now)} where k.kind = ${query.kind})`.as('f');
  let rows = tx
    .selectFrom(aged)
    .innerJoin('resellers as r', 'r.id', 'f.resellerId')
    .leftJoin('customers as c', 'c.id', 'f.customerId')
    .selectAll('f')
    .select(['r.name as resellerName', 'c.companyName as customerName']);
  if (query.resellerId) rows = rows.where('f.resellerId', '=', query.resellerId);
  if (query.customerId) rows = rows.where('f.customerId', '=', query.customerId);
  if (query.partnerAccountId) rows = rows.where('f.partnerAccountId', '=', query.partnerAccountId);
  if (query.state) rows = rows.where('f.state', '=', query.state);
  if (query.q) rows = rows.where(matches(query.q, ['f.domain', 'f.company_name', 'c.company_name'], '0'));
  const found = await page(tx, rows, {
    query,
    id: sql`f.id`,
    fallback: 'asOf',
    sorts: {
      asOf: { by: sql`f.as_of`, type: 'timestamptz' },
      domain: { by: sql`f.domain`, type: 'text' },
      customerName: { by: sql`lower(c.company_name)`, type: 'text' },
      resellerName: { by: sql`lower(r.name)`, type: 'text' },
    },
  });
  return {
    ...found,
    items: found.items.map(({ id: _id, ...row }) => ({ ...row, asOf: row.asOf?.toISOString() ?? null })),
  };
}
