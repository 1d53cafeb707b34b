import { sql } from 'kysely';
import { ages } from '../sync/freshness/ages.ts';
import { standings } from '../sync/freshness/standing.ts';
import type { Report } from './report.ts';

/** What is older than the limits of its settings set, with the cause. */
export const freshness: Report = {
  columns: [
    { id: 'customer', kind: 'text', sort: 'text' },
    { id: 'domain', kind: 'text', sort: 'text' },
    { id: 'reseller', kind: 'text', sort: 'text' },
    { id: 'resource', kind: 'text', sort: 'text' },
    { id: 'asOf', kind: 'instant', sort: 'timestamptz' },
    { id: 'cause', kind: 'text', sort: 'text' },
    { id: 'reason', kind: 'text' },
  ],
  fallback: 'asOf',
  searched: ['customer', 'domain', 'reseller'],
  question: async (context, now) => sql`
    select t.partner_account_id || '/' || t.tenant_id || '/' || k.kind as id, t.reseller_id, t.customer_id,
      coalesce(c.company_name, t.company_name) as customer, t.domain, r.name as reseller, k.kind as resource,
      k.as_of, k.cause, k.reason, 'freshness-' || k.cause as todo,
      case when t.customer_id is null then 'tenant' else 'customer' end as to_kind,
      coalesce(t.customer_id, t.tenant_id)::text as to_id
    from ${ages(await standings(context), now)}
    join resellers r on r.id = t.reseller_id
    left join customers c on c.id = t.customer_id
    where k.state = 'stale'`,
};
