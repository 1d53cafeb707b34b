import { sql } from 'kysely';
import { type CompareScope, type Found, hasLeft, inScope } from './found.ts';

/** People of our record against those of the mirror, in tenants whose people we have on record. */
export function foundUsers(scope: CompareScope): Found {
  const { partnerAccountId } = scope;
  return sql`
    with kept as (
      select b.tenant_id, b.id, b.reseller_id, b.customer_id, a.settings_set_id
      from bindings b
      join mirror_tenants t on t.partner_account_id = ${partnerAccountId} and t.tenant_id = b.tenant_id
      left join sync_accounts a on a.partner_account_id = ${partnerAccountId}
      where b.partner_account_id = ${partnerAccountId} and b.ended_at is null and ${inScope(scope, 'b.tenant_id')}
        and t.users_as_of is not null and not ${hasLeft}
        and exists (select from users u where u.partner_account_id = ${partnerAccountId} and u.tenant_id = b.tenant_id)),
    o as (select * from users u
      where u.partner_account_id = ${partnerAccountId} and ${inScope(scope, 'u.tenant_id')}),
    m as (select * from mirror_users x
      where x.partner_account_id = ${partnerAccountId} and ${inScope(scope, 'x.tenant_id')}),
    pairs as materialized (
      select coalesce(o.tenant_id, m.tenant_id) as tenant_id, coalesce(o.microsoft_id, m.user_id) as user_id,
        o.id is not null and o.deleted_at is null as is_here,
        m.user_id is not null and m.deleted_at is null as is_there,
        o.sign_in_name, o.display_name, o.first_name, o.last_name, o.usage_location, o.enabled, o.licences,
        m.sign_in_name as m_sign_in_name, m.display_name as m_display_name, m.first_name as m_first_name,
        m.last_name as m_last_name, m.usage_location as m_usage_location, m.enabled as m_enabled,
        m.licences as m_licences
      from o full join m on m.tenant_id = o.tenant_id and m.user_id = o.microsoft_id
      where (o.id is not null and o.deleted_at is null) <> (m.user_id is not null and m.deleted_at is null)
        or (o.deleted_at is null and (o.sign_in_name, o.display_name, o.first_name, o.last_name, o.usage_location,
            o.enabled, o.licences) is distinct from (m.sign_in_name, m.display_name, m.first_name, m.last_name,
            m.usage_location, m.enabled, m.licences)))
    select k.tenant_id, p.user_id::text as microsoft_id, f.field, k.reseller_id, k.customer_id, k.settings_set_id,
      null::uuid as subscription_id, f.ours, f.theirs, null::numeric as amount, null::text as currency
    from pairs p join kept k on k.tenant_id = p.tenant_id
    cross join lateral (select p.is_here and p.is_there as both) b
    cross join lateral (values
      ('missing-here', p.is_there and not p.is_here, null::jsonb,
        jsonb_build_object('signInName', p.m_sign_in_name, 'displayName', p.m_display_name)),
      ('missing-there', p.is_here and not p.is_there,
        jsonb_build_object('signInName', p.sign_in_name, 'displayName', p.display_name), null),
      ('sign-in-name', b.both and lower(p.sign_in_name) <> lower(p.m_sign_in_name), to_jsonb(p.sign_in_name),
        to_jsonb(p.m_sign_in_name)),
      ('display-name', b.both and p.display_name <> p.m_display_name, to_jsonb(p.display_name),
        to_jsonb(p.m_display_name)),
      ('details', b.both and (p.first_name, p.last_name, p.usage_location)
          is distinct from (p.m_first_name, p.m_last_name, p.m_usage_location),
        jsonb_build_object('firstName', p.first_name, 'lastName', p.last_name, 'usageLocation', p.usage_location),
        jsonb_build_object('firstName', p.m_first_name, 'lastName', p.m_last_name,
          'usageLocation', p.m_usage_location)),
      ('enabled', b.both and p.enabled <> p.m_enabled, to_jsonb(p.enabled), to_jsonb(p.m_enabled)),
      ('licences', b.both and p.licences <> p.m_licences, to_jsonb(p.licences), to_jsonb(p.m_licences))
    ) as f (field, differs, ours, theirs)
    where f.differs`;
}
