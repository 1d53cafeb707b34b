import { type RawBuilder, sql } from 'kysely';
import type { Standing } from './standing.ts';

/**
 * One row for each kind of each tenant that is a customer: `t` its columns, `k` its kind, as-of, state, cause and
 * reason. In the caller's scope; `standings` bring what is the same for all tenants of an account.
 */
export function ages(standings: readonly Standing[], now: Date): RawBuilder<unknown> {
  const rows = standings.map((one) => ({
    id: one.partnerAccountId,
    customers: one.customersMinutes,
    subscriptions: one.subscriptionsMinutes,
    users: one.usersMinutes,
    cause: one.cause,
    reason: one.reason,
  }));
  return sql`
    jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as a (
      id uuid, customers int, subscriptions int, users int, cause text, reason text)
    join mirror_tenants t on t.partner_account_id = a.id and t.gone_at is null
    cross join lateral (values
      ('customers', t.as_of, a.customers, t.failures -> 'customers'),
      ('subscriptions', t.subscriptions_as_of, a.subscriptions, t.failures -> 'subscriptions'),
      ('licences', t.licences_as_of, a.users, t.failures -> 'licences'),
      ('users', t.users_as_of, a.users, t.failures -> 'users'),
      ('agreement', t.agreement_as_of, a.customers, t.failures -> 'agreement')
    ) v (kind, as_of, minutes, failure)
    cross join lateral (select v.kind, v.as_of, v.minutes, case
      when v.as_of >= ${now}::timestamptz - v.minutes * interval '1 minute' then 'fresh'
      when v.as_of is not null or v.failure is not null or t.pulled_in is not null then 'stale'
      else 'unread' end as state,
      -- What is the tenant's own matter stays so; else it counts how the account stands now.
      case when v.failure ->> 'cause' in ('gdap-missing', 'our-bug') then v.failure ->> 'cause'
        else coalesce(a.cause, v.failure ->> 'cause', 'our-bug') end as cause,
      coalesce(v.failure ->> 'reason', a.reason) as reason) k`;
}
