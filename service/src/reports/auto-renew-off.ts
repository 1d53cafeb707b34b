import { sql } from 'kysely';
import type { Report } from './report.ts';

const days = 90;

/** Subscriptions that end with their term within ninety days, because auto-renew is off. */
export const autoRenewOff: Report = {
  columns: [
    { id: 'subscription', kind: 'text', sort: 'text' },
    { id: 'customer', kind: 'text', sort: 'text' },
    { id: 'reseller', kind: 'text', sort: 'text' },
    { id: 'endsOn', kind: 'day', sort: 'date' },
    { id: 'seats', kind: 'count', sort: 'bigint' },
    { id: 'amount', kind: 'money', sort: 'numeric' },
    { id: 'asOf', kind: 'instant', sort: 'timestamptz' },
  ],
  fallback: 'endsOn',
  searched: ['subscription', 'customer', 'reseller'],
  money: 'amount',
  question: async (_context, now) => sql`
    select m.partner_account_id || '/' || m.microsoft_id as id, m.reseller_id, m.customer_id,
      m.name as subscription, c.company_name as customer, r.name as reseller, m.ends_on, m.seats,
      s.price * m.seats as amount, s.currency, m.as_of, 'auto-renew-off' as todo,
      case when s.id is not null then 'subscription' else 'customer' end as to_kind,
      coalesce(s.id, m.customer_id)::text as to_id
    from mirror_subscriptions m
    join resellers r on r.id = m.reseller_id
    left join customers c on c.id = m.customer_id
    left join subscriptions s on s.partner_account_id = m.partner_account_id and s.microsoft_id = m.microsoft_id
    where m.gone_at is null and m.status in ('active', 'suspended') and not m.auto_renew
      and m.term_duration is not null
      and m.ends_on between ${now}::date and ${now}::date + ${days}::int`,
};
