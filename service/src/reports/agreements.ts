import { sql } from 'kysely';
import type { Report } from './report.ts';

/** Whether the Microsoft Customer Agreement is accepted, by tenant: what is missing first. */
export const agreements: Report = {
  columns: [
    { id: 'customer', kind: 'text', sort: 'text' },
    { id: 'domain', kind: 'text', sort: 'text' },
    { id: 'reseller', kind: 'text', sort: 'text' },
    { id: 'state', kind: 'text', sort: 'text' },
    { id: 'signatory', kind: 'text' },
    { id: 'acceptedAt', kind: 'instant', sort: 'timestamptz' },
    { id: 'subscriptions', kind: 'count', sort: 'bigint' },
    { id: 'asOf', kind: 'instant', sort: 'timestamptz' },
  ],
  fallback: 'state',
  searched: ['customer', 'domain', 'reseller', 'signatory'],
  worded: 'state',
  question: async () => sql`
    select t.partner_account_id || '/' || t.tenant_id as id, t.reseller_id, t.customer_id,
      coalesce(c.company_name, t.company_name) as customer, t.domain, r.name as reseller,
      s.state, 'agreements-' || s.state as todo, a.signatory, a.accepted_at, n.subscriptions,
      t.agreement_as_of as as_of,
      case when t.customer_id is null then 'tenant' else 'customer' end as to_kind,
      coalesce(t.customer_id, t.tenant_id)::text as to_id
    from mirror_tenants t
    join resellers r on r.id = t.reseller_id
    left join customers c on c.id = t.customer_id
    cross join lateral (select case when t.agreement_accepted then 'c-accepted'
      when t.agreement_accepted is null then 'b-unknown' else 'a-missing' end as state) s
    left join lateral (
      select a.first_name || ' ' || a.last_name || ', ' || a.email as signatory, a.accepted_at
      from acceptances a where a.tenant_id = t.tenant_id and a.partner_account_id = t.partner_account_id
        and a.accepted_at is not null
      order by a.accepted_at desc limit 1) a on true
    left join lateral (
      select count(*) as subscriptions from mirror_subscriptions m
      where m.partner_account_id = t.partner_account_id and m.tenant_id = t.tenant_id and m.gone_at is null
        and m.status in ('active', 'suspended')) n on true
    where t.gone_at is null`,
};
