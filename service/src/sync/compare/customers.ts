import { sql } from 'kysely';
import { type CompareScope, ended, type Found, hasLeft, inScope } from './found.ts';

/**
 * Bindings against the tenants of the mirror. A tenant that nobody is bound to is no difference but a matter of import;
 * a binding counts as missing there only after a full pull that began later than it.
 */
export function foundCustomers(scope: CompareScope): Found {
  const { partnerAccountId } = scope;
  return sql`
    select k.tenant_id, k.tenant_id::text as microsoft_id, f.field, k.reseller_id, k.customer_id,
      coalesce((select s.settings_set_id from subscriptions s where s.binding_id = k.id
        order by s.created_at desc limit 1), k.account_set) as settings_set_id,
      null::uuid as subscription_id, f.ours, f.theirs,
      case when f.whole then worth.amount end as amount, case when f.whole then worth.currency end as currency
    from (
      select b.*, t.tenant_id as seen, t.domain as m_domain, t.relationship, t.agreement_accepted,
        coalesce(${hasLeft}, false) as has_left, a.settings_set_id as account_set,
        t.tenant_id is null and exists (select from sync_runs r where r.partner_account_id = ${partnerAccountId}
          and r.kind = 'full' and (r.state = 'done' or r.phase = 'finish') and r.started_at > b.bound_at) as not_listed,
        t.agreement_accepted = false and exists (select from acceptances x
          where x.partner_account_id = ${partnerAccountId} and x.tenant_id = b.tenant_id
            and x.state in ('accepted', 'finalised')) as agreement_lost
      from bindings b
      left join mirror_tenants t on t.partner_account_id = ${partnerAccountId} and t.tenant_id = b.tenant_id
      left join sync_accounts a on a.partner_account_id = ${partnerAccountId}
      where b.partner_account_id = ${partnerAccountId} and b.ended_at is null and ${inScope(scope, 'b.tenant_id')}) k
    cross join lateral (values
      ('moved', k.seen is not null and k.has_left, jsonb_build_object('domain', k.domain),
        jsonb_build_object('relationship', 'none'), true),
      ('missing-there', k.not_listed, jsonb_build_object('domain', k.domain), null::jsonb, true),
      ('binding', k.seen is not null and not k.has_left
          and (lower(k.domain) <> lower(k.m_domain) or lower(k.relationship) <> 'reseller'),
        jsonb_build_object('domain', k.domain, 'relationship', 'reseller'),
        jsonb_build_object('domain', k.m_domain, 'relationship', lower(k.relationship)), false),
      ('agreement', k.agreement_lost and not k.has_left, to_jsonb(true), to_jsonb(false), false)
    ) as f (field, differs, ours, theirs, whole)
    left join lateral (
      select sum(s.seats * s.price) as amount, min(s.currency) as currency from subscriptions s
      where f.whole and s.binding_id = k.id and s.state not in ${ended}
      having count(distinct s.currency) = 1 and count(*) = count(s.price)) worth on true
    where f.differs`;
}
