import { sql } from 'kysely';
import type { Report } from './report.ts';

/** Transfers that wait for an answer or are under way. */
export const transfers: Report = {
  columns: [
    { id: 'customer', kind: 'text', sort: 'text' },
    { id: 'transfer', kind: 'count', sort: 'bigint' },
    { id: 'direction', kind: 'text', sort: 'text' },
    { id: 'state', kind: 'text', sort: 'text' },
    { id: 'reseller', kind: 'text', sort: 'text' },
    { id: 'otherPartner', kind: 'text', sort: 'text' },
    { id: 'subscriptions', kind: 'count', sort: 'bigint' },
    { id: 'createdAt', kind: 'instant', sort: 'timestamptz' },
    { id: 'expiresAt', kind: 'instant', sort: 'timestamptz' },
    { id: 'asOf', kind: 'instant', sort: 'timestamptz' },
  ],
  fallback: 'expiresAt',
  searched: ['customer', 'reseller', 'other_partner'],
  worded: 'state',
  question: async () => sql`
    select m.id::text as id, m.reseller_id, m.customer_id, m.number as transfer, m.direction, m.state,
      coalesce(c.company_name, t.company_name, t.domain) as customer, r.name as reseller, m.other_partner,
      coalesce(jsonb_array_length(m.body -> 'lines'), 0)::bigint as subscriptions, m.created_at,
      case when m.state = 'pending' then m.expires_at end as expires_at, m.as_of,
      'transfers-' || case when m.state = 'in-progress' then 'wait'
        when (m.direction = 'incoming') = (m.body ->> 'kind' = 'new-commerce') then 'theirs' else 'ours' end as todo,
      'transfer' as to_kind, m.id::text as to_id
    from mirror_transfers m
    join resellers r on r.id = m.reseller_id
    left join customers c on c.id = m.customer_id
    left join mirror_tenants t on t.partner_account_id = m.partner_account_id and t.tenant_id = m.tenant_id
    where m.state in ('pending', 'in-progress')`,
};
