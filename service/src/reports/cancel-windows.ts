import { sql } from 'kysely';
import type { Report } from './report.ts';

const hours = 48;

/** Subscriptions that can be cancelled or reduced for a short time only, with what is bound afterwards. */
export const cancelWindows: Report = {
  columns: [
    { id: 'subscription', kind: 'text', sort: 'text' },
    { id: 'customer', kind: 'text', sort: 'text' },
    { id: 'reseller', kind: 'text', sort: 'text' },
    { id: 'closesAt', kind: 'instant', sort: 'timestamptz' },
    { id: 'seats', kind: 'count', sort: 'bigint' },
    { id: 'amount', kind: 'money', sort: 'numeric' },
    { id: 'endsOn', kind: 'day', sort: 'date' },
    { id: 'asOf', kind: 'instant', sort: 'timestamptz' },
  ],
  fallback: 'closesAt',
  searched: ['subscription', 'customer', 'reseller'],
  money: 'amount',
  question: async (_context, now) => {
    const until = new Date(now.getTime() + hours * 3_600_000).toISOString();
    return sql`
      select m.partner_account_id || '/' || m.microsoft_id as id, m.reseller_id, m.customer_id,
        m.name as subscription, c.company_name as customer, r.name as reseller,
        (m.body ->> 'cancellationAllowedUntilDate')::timestamptz as closes_at, m.seats,
        s.price * m.seats as amount, s.currency, m.ends_on, m.as_of, 'cancel-windows' as todo,
        case when s.id is not null then 'subscription' else 'customer' end as to_kind,
        coalesce(s.id, m.customer_id)::text as to_id
      from mirror_subscriptions m
      join resellers r on r.id = m.reseller_id
      left join customers c on c.id = m.customer_id
      left join subscriptions s on s.partner_account_id = m.partner_account_id and s.microsoft_id = m.microsoft_id
      where m.gone_at is null and m.status = 'active'
        and (m.body ->> 'cancellationAllowedUntilDate') collate "C" >= ${now.toISOString()}
        and (m.body ->> 'cancellationAllowedUntilDate') collate "C" <= ${until}`;
  },
};
