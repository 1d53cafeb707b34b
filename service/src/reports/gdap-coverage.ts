import { directoryRoles } from '@concord/rules';
import { sql } from 'kysely';
import { wanted } from '../users/access.ts';
import type { Report } from './report.ts';

const endingDays = 30;

/** Customers whose delegated administration is missing, ends soon, or lacks roles. */
export const gdapCoverage: Report = {
  columns: [
    { id: 'customer', kind: 'text', sort: 'text' },
    { id: 'domain', kind: 'text', sort: 'text' },
    { id: 'reseller', kind: 'text', sort: 'text' },
    { id: 'state', kind: 'text', sort: 'text' },
    { id: 'relationship', kind: 'text' },
    { id: 'endsAt', kind: 'instant', sort: 'timestamptz' },
    { id: 'missing', kind: 'text' },
    { id: 'asOf', kind: 'instant', sort: 'timestamptz' },
  ],
  fallback: 'state',
  searched: ['customer', 'domain', 'reseller', 'relationship'],
  worded: 'state',
  question: async (_context, now) => {
    const roles = wanted.map((name) => ({ id: directoryRoles[name], name }));
    return sql`
      select t.partner_account_id || '/' || t.tenant_id as id, t.reseller_id, t.customer_id,
        coalesce(c.company_name, t.company_name) as customer, t.domain, r.name as reseller,
        s.state, 'gdap-' || s.state as todo, g.relationship, g.ends_at, g.missing, g.as_of,
        case when t.customer_id is null then 'tenant' else 'customer' end as to_kind,
        coalesce(t.customer_id, t.tenant_id)::text as to_id
      from mirror_tenants t
      join resellers r on r.id = t.reseller_id
      left join customers c on c.id = t.customer_id
      left join lateral (
        select string_agg(m.name, ', ' order by m.name) as relationship, count(*) as active,
          -- the last one to end; one that extends itself does not
          max(case when m.auto_extend then 'infinity' else m.ends_at end) as ends_at, min(m.as_of) as as_of,
          (select string_agg(w.name, ', ') from jsonb_to_recordset(${JSON.stringify(roles)}::jsonb)
            as w (id text, name text)
          where not exists (select from mirror_relationships x
            where x.partner_account_id = t.partner_account_id and x.tenant_id = t.tenant_id
              and x.status in ('active', 'expiring') and w.id = any(x.roles))) as missing
        from mirror_relationships m
        where m.partner_account_id = t.partner_account_id and m.tenant_id = t.tenant_id
          and m.status in ('active', 'expiring')) g0 on true
      cross join lateral (select g0.relationship, g0.active, g0.missing, g0.as_of,
        nullif(g0.ends_at, 'infinity') as ends_at) g
      cross join lateral (select case when g.active = 0 then 'a-none'
        when g.ends_at < ${now}::timestamptz + ${endingDays} * interval '1 day' then 'b-ending'
        when g.missing is not null then 'c-roles' else 'd-covered' end as state) s
      where t.gone_at is null and s.state <> 'd-covered'`;
  },
};
