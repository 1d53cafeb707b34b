import { sql } from 'kysely';
import { type CompareScope, ended, type Found, hasLeft, inScope } from './found.ts';

/**
 * Subscriptions of our record against those of the mirror. Only what is sold by seats and term is compared in full; of
 * the rest (Azure plans, reservations, marketplace, software) only whether it lives. What a change or an order that is
 * under way explains is no difference, nor what Microsoft adds to a scheduled change that we have in fewer words.
 */
export function foundSubscriptions(scope: CompareScope): Found {
  const { partnerAccountId } = scope;
  return sql`
    with offers as materialized (
      select v.settings_set_id, p.product_id, p.sku_id, p.term_duration, p.billing_cycle,
        (array_agg(p.id))[1] as plan_id, min(p.price) as price, min(p.currency) as currency
      from plans p join services v on v.id = p.service_id where p.active
      group by 1, 2, 3, 4, 5 having count(*) = 1),
    o as (
      select s.id, s.microsoft_id, s.reseller_id, s.customer_id, s.settings_set_id, s.state, s.seats, s.product_id,
        s.sku_id, s.term_duration, s.billing_cycle, s.auto_renew, s.scheduled_change, s.ends_on, s.name, s.price,
        s.currency, s.reseller_mpn_id, s.plan_id, b.tenant_id
      from subscriptions s join bindings b on b.id = s.binding_id and b.ended_at is null
      where s.partner_account_id = ${partnerAccountId} and ${inScope(scope, 'b.tenant_id')}),
    m as (
      select microsoft_id, tenant_id, name, status, seats, term_duration, billing_cycle, auto_renew, scheduled_change,
        ends_on, mpn_id, nullif(split_part(offer_id, ':', 2), '') as sku_id, split_part(offer_id, ':', 1) as product_id,
        coalesce(product_type, 'OnlineServicesNCE') = 'OnlineServicesNCE' as by_seats
      from mirror_subscriptions
      where partner_account_id = ${partnerAccountId} and gone_at is null and ${inScope(scope, 'tenant_id')}),
    pairs as materialized (
      select coalesce(o.microsoft_id, m.microsoft_id) as microsoft_id, coalesce(o.tenant_id, m.tenant_id) as tenant,
        o.id as ours_id, m.microsoft_id as theirs_id, o.reseller_id, o.customer_id, o.settings_set_id,
        o.state in ${ended} as ours_ended, m.status in ${ended} as theirs_ended, m.by_seats,
        o.state, o.seats, o.product_id, o.sku_id, o.term_duration, o.billing_cycle, o.auto_renew, o.scheduled_change,
        o.ends_on, o.name, o.price, o.currency, o.reseller_mpn_id, o.plan_id,
        m.status as m_status, m.seats as m_seats, m.product_id as m_product_id, m.sku_id as m_sku_id,
        m.term_duration as m_term, m.billing_cycle as m_cycle, m.auto_renew as m_auto_renew,
        m.scheduled_change as m_scheduled, m.ends_on as m_ends_on, m.name as m_name, m.mpn_id as m_mpn_id
      from o full join m on m.microsoft_id = o.microsoft_id
      where case
        when m.microsoft_id is null then o.state not in ${ended}
        when o.microsoft_id is null then m.status not in ${ended} and m.by_seats
        when o.state in ${ended} and m.status in ${ended} then false
        when not m.by_seats then o.state <> m.status
        else (o.seats, o.state, o.term_duration, o.billing_cycle, o.auto_renew, o.ends_on, o.name)
            is distinct from (m.seats, m.status, coalesce(m.term_duration, o.term_duration),
              coalesce(m.billing_cycle, o.billing_cycle), m.auto_renew, coalesce(m.ends_on, o.ends_on), m.name)
          or o.scheduled_change is distinct from m.scheduled_change
          or o.reseller_mpn_id is distinct from m.mpn_id or o.price is null
          or (m.sku_id is not null and (o.product_id, o.sku_id) <> (m.product_id, m.sku_id)) end),
    known as (
      select p.*, coalesce(p.reseller_id, b.reseller_id) as owner_reseller,
        coalesce(p.customer_id, b.customer_id) as owner_customer,
        coalesce(p.settings_set_id, (select s.settings_set_id from subscriptions s where s.binding_id = b.id
          order by s.created_at desc limit 1), a.settings_set_id) as in_set,
        t.subscriptions_as_of is not null as tenant_read
      from pairs p
      join bindings b on b.partner_account_id = ${partnerAccountId} and b.tenant_id = p.tenant and b.ended_at is null
        and ${inScope(scope, 'b.tenant_id')}
      left join mirror_tenants t on t.partner_account_id = ${partnerAccountId} and t.tenant_id = p.tenant
      left join sync_accounts a on a.partner_account_id = ${partnerAccountId}
      where not coalesce(${hasLeft}, false)
        and not exists (select from subscription_changes c where c.subscription_id = p.ours_id and c.state = 'pending')
        and (p.ours_id is not null or not exists (select from orders r where r.partner_account_id = ${partnerAccountId}
          and r.tenant_id = p.tenant and r.due_at is not null and r.state <> 'cancelled')))
    select k.tenant as tenant_id, k.microsoft_id, f.field, k.owner_reseller as reseller_id,
      k.owner_customer as customer_id, k.in_set as settings_set_id, k.ours_id as subscription_id, f.ours, f.theirs,
      f.amount, case when f.amount is not null then coalesce(k.currency, w.currency) end as currency
    from known k
    left join offers w on w.settings_set_id = k.in_set and w.product_id = k.m_product_id and w.sku_id = k.m_sku_id
      and w.term_duration = coalesce(k.m_term, k.term_duration) and w.billing_cycle = coalesce(k.m_cycle, k.billing_cycle)
    cross join lateral (select k.ours_id is not null and k.theirs_id is not null as both) b
    cross join lateral (
      select b.both and not k.ours_ended and not k.theirs_ended and k.by_seats as live) l
    cross join lateral (values
      ('missing-there', k.theirs_id is null and k.tenant_read,
        jsonb_build_object('name', k.name, 'seats', k.seats, 'status', k.state), null::jsonb, k.seats * k.price),
      ('missing-here', k.ours_id is null, null, jsonb_build_object('name', k.m_name, 'seats', k.m_seats,
        'status', k.m_status, 'productId', k.m_product_id, 'skuId', k.m_sku_id, 'termDuration', k.m_term,
        'billingCycle', k.m_cycle, 'endsOn', k.m_ends_on), k.m_seats * w.price),
      ('status', b.both and k.state <> k.m_status, to_jsonb(k.state), to_jsonb(k.m_status),
        case when k.ours_ended then k.m_seats else k.seats end * k.price),
      ('seats', l.live and k.seats <> k.m_seats, to_jsonb(k.seats), to_jsonb(k.m_seats),
        abs(k.seats - k.m_seats) * k.price),
      ('product', l.live and k.m_sku_id is not null and (k.product_id, k.sku_id) <> (k.m_product_id, k.m_sku_id),
        jsonb_build_object('productId', k.product_id, 'skuId', k.sku_id),
        jsonb_build_object('productId', k.m_product_id, 'skuId', k.m_sku_id), k.m_seats * k.price),
      ('term', l.live and k.term_duration <> k.m_term, to_jsonb(k.term_duration), to_jsonb(k.m_term), null),
      ('billing-cycle', l.live and k.billing_cycle <> k.m_cycle, to_jsonb(k.billing_cycle), to_jsonb(k.m_cycle), null),
      ('auto-renew', l.live and k.auto_renew <> k.m_auto_renew, to_jsonb(k.auto_renew), to_jsonb(k.m_auto_renew), null),
      ('scheduled-change', l.live and k.scheduled_change is distinct from k.m_scheduled
          and not coalesce(k.m_scheduled @> k.scheduled_change, false), k.scheduled_change,
        k.m_scheduled, null),
      ('ends-on', l.live and k.ends_on <> k.m_ends_on, to_jsonb(k.ends_on), to_jsonb(k.m_ends_on), null),
      ('name', l.live and k.name <> k.m_name, to_jsonb(k.name), to_jsonb(k.m_name), null),
      ('mpn', l.live and k.reseller_mpn_id is distinct from k.m_mpn_id, to_jsonb(k.reseller_mpn_id),
        to_jsonb(k.m_mpn_id), null),
      ('price', l.live and w.plan_id is not null and w.plan_id is distinct from k.plan_id
          and (w.price, w.currency) is distinct from (k.price, k.currency),
        case when k.price is not null then jsonb_build_object('amount', k.price::text, 'currency', k.currency) end,
        jsonb_build_object('amount', w.price::text, 'currency', w.currency),
        case when k.price is null then k.m_seats * w.price
          when k.currency = w.currency then k.m_seats * abs(w.price - k.price) end)
    ) as f (field, differs, ours, theirs, amount)
    where f.differs`;
}
