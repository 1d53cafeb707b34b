import { sql } from 'kysely';
import type { Tx } from '../../db/database.ts';
import { hasLeft, inScope } from '../compare/found.ts';

/** Two names are one when letters and digits are the same. */
const sameName = (column: string) =>
  sql`nullif(regexp_replace(lower(${sql.raw(column)}), '[^[:alnum:]]+', '', 'g'), '')`;

/**
 * Keeps the list of tenants that nobody is bound to, and what is proposed for those that nobody has decided of: the
 * one customer that has, or had, the tenant; else the one with its domain; else the one with just this company name, of
 * the reseller whose MPN ID its subscriptions name where several have it. What fits several customers is not proposed.
 * A tenant whose order is under way is left to the order.
 * @param tenantIds what was read; `all` after a full pull
 */
export async function proposeImport(
  tx: Tx,
  partnerAccountId: string,
  tenantIds: readonly string[] | 'all',
): Promise<void> {
  if (tenantIds.length === 0) return;
  const scope = { partnerAccountId, tenantIds };
  // Right after a first pull the planner takes these tables for empty, and would go through one for each row of another.
  if (tenantIds === 'all') await sql`set local enable_nestloop = off`.execute(tx);
  const ofAccount = sql`r.path @> array[(select reseller_id from account)]`;
  await sql`
    with account as (select reseller_id from partner_accounts where id = ${partnerAccountId}),
    t as materialized (
      select t.tenant_id, lower(t.domain) as domain, ${sameName('t.company_name')} as company
      from mirror_tenants t
      where t.partner_account_id = ${partnerAccountId} and ${inScope(scope, 't.tenant_id')}
        and not coalesce(${hasLeft}, false)
        and not exists (select from bindings b where b.partner_account_id = ${partnerAccountId}
          and b.tenant_id = t.tenant_id and b.ended_at is null)
        and not exists (select from orders o where o.partner_account_id = ${partnerAccountId}
          and o.tenant_id = t.tenant_id and o.completed_at is null and o.state <> 'cancelled')),
    c as materialized (
      select c.id, c.reseller_id, c.email, ${sameName('c.company_name')} as company
      from customers c join resellers r on r.id = c.reseller_id where ${ofAccount}),
    mpn as (
      select tenant_id, (array_agg(distinct reseller_id))[1] as reseller_id from (
        select t.tenant_id, a.reseller_id from t
        join mirror_subscriptions m on m.partner_account_id = ${partnerAccountId} and m.tenant_id = t.tenant_id
          and m.gone_at is null
        join reseller_attributes a on a.value = m.mpn_id and a.key in (select s.reseller_attribute
          from settings_sets s where s.partner_account_id = ${partnerAccountId} and s.reseller_attribute is not null)
        join resellers r on r.id = a.reseller_id and ${ofAccount}) x
      group by 1 having count(distinct reseller_id) = 1),
    candidates as (
      select 1 as rank, 'tenant' as by, t.tenant_id, x.customer_id from t join (
        select tenant_id, customer_id from bindings union select tenant_id, customer_id from acceptances) x
        using (tenant_id)
      union all
      select 2, 'domain', t.tenant_id, x.customer_id from t join (
        select lower(domain) as domain, customer_id from bindings
        union select lower(split_part(email, '@', 2)), id from c) x using (domain)
      union all
      select 3, 'company', t.tenant_id, c.id from t join c using (company)
        join mpn on mpn.tenant_id = t.tenant_id and mpn.reseller_id = c.reseller_id
      union all
      select 4, 'company', t.tenant_id, c.id from t join c using (company)),
    matched as (
      select distinct on (tenant_id) tenant_id, customer_id, by from (
        select rank, by, tenant_id, (array_agg(distinct customer_id))[1] as customer_id
        from candidates where customer_id in (select id from c)
        group by 1, 2, 3 having count(distinct customer_id) = 1) one
      order by tenant_id, rank),
    bound as (
      delete from import_rows i where i.partner_account_id = ${partnerAccountId}
        and i.state in ('open', 'decided', 'ignored', 'failed') and ${inScope(scope, 'i.tenant_id')}
        and not exists (select from t where t.tenant_id = i.tenant_id))
    insert into import_rows as i (partner_account_id, tenant_id, reseller_id, matched_customer_id, matched_by,
      mpn_reseller_id, state)
    select ${partnerAccountId}, t.tenant_id, account.reseller_id, matched.customer_id,
      coalesce(matched.by, case when mpn.reseller_id is not null then 'mpn' end), mpn.reseller_id, 'open'
    from t cross join account left join matched using (tenant_id) left join mpn using (tenant_id)
    where not exists (select from import_rows o where o.partner_account_id = ${partnerAccountId}
      and o.tenant_id = t.tenant_id and o.state not in ('open', 'done'))
    on conflict (partner_account_id, tenant_id) do update set
      matched_customer_id = excluded.matched_customer_id, matched_by = excluded.matched_by,
      mpn_reseller_id = excluded.mpn_reseller_id,
      -- Imported once, and without a customer again: it begins anew.
      state = 'open', decision = null, target_customer_id = null, target_reseller_id = null, reason = null,
      decided_by = null, decided_at = null, queued_by = null, queued_at = null, settled_at = null
    where i.state in ('open', 'done') and (i.state, i.matched_customer_id, i.matched_by, i.mpn_reseller_id)
      is distinct from ('open', excluded.matched_customer_id, excluded.matched_by, excluded.mpn_reseller_id)`.execute(
    tx,
  );
  if (tenantIds === 'all') await sql`set local enable_nestloop = on`.execute(tx);
}
