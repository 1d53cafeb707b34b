import type { DifferenceObject } from '@concord/contract/differences';
import { sql } from 'kysely';
import type { Tx } from '../../db/database.ts';
import { type CompareScope, type Found, inScope } from './found.ts';

/** Who changed it at Microsoft: its last audit record, else the last word of it (alias `f`: what was found). */
const cause = (partnerAccountId: string) => sql`(
  select jsonb_build_object('at', to_char(e.occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'by', e.body ->> 'by', 'operation', coalesce(e.body ->> 'operation', e.name))
  from inbox_events e
  where e.partner_account_id = ${partnerAccountId} and e.tenant_id = f.tenant_id and e.microsoft_id = f.microsoft_id
    and e.source in ('audit', 'webhook')
  order by e.source, e.occurred_at desc limit 1)`;

/** The policy that decides: of the nearest reseller, the first by position. */
const policy = sql`
  left join lateral (
    select p.id, p.decision, p.accept_days from policies p
    join resellers pr on pr.id = p.reseller_id
    join resellers r on r.id = f.reseller_id
    where p.active and p.reseller_id = any (r.path)
      and (p.settings_set_id is null or p.settings_set_id = f.settings_set_id)
      and (p.object_kind is null or p.object_kind = f.object_kind)
      and (p.field is null or p.field = f.field)
    order by cardinality(pr.path) desc, p.position, p.number limit 1) p on true`;

/**
 * Keeps the open differences of one kind of object as they were found. Everything happens in one statement, in the
 * database.
 */
export async function settleFound(
  tx: Tx,
  scope: CompareScope,
  kind: DifferenceObject,
  found: Found,
  now: Date,
): Promise<{ opened: number; closed: number }> {
  const { partnerAccountId } = scope;
  const same = sql`d.partner_account_id = ${partnerAccountId} and d.object_kind = ${kind} and d.closed_at is null
    and ${inScope(scope, 'd.tenant_id')}
    and d.tenant_id = f.tenant_id and d.microsoft_id = f.microsoft_id and d.field = f.field`;
  const decided = sql`
    case p.decision when 'take' then 'decided' when 'push' then 'decided' when 'accept' then 'accepted' else 'open' end`;
  const until = sql`case p.decision when 'accept' then ${now}::timestamptz + p.accept_days * interval '1 day' end`;
  const decidedAt = sql`case when p.id is not null then ${now}::timestamptz end`;
  const { rows } = await sql<{ opened: number; closed: number }>`
    with f as materialized (select x.*, ${kind}::text as object_kind from (${found}) x),
    closed as (
      update differences d set state = 'closed', closed_at = ${now}, closed_how = 'agreed'
      where d.partner_account_id = ${partnerAccountId} and d.object_kind = ${kind} and d.closed_at is null
        and ${inScope(scope, 'd.tenant_id')}
        and not exists (select from f where ${same})
        and not exists (select from subscription_changes c
          where c.subscription_id = d.subscription_id and c.state = 'pending')
      returning 1),
    moved as (
      update differences d set ours = f.ours, theirs = f.theirs, amount = f.amount, currency = f.currency,
        seen_at = ${now}, subscription_id = f.subscription_id, settings_set_id = f.settings_set_id,
        cause = ${cause(partnerAccountId)}, state = ${decided}, decision = p.decision, policy_id = p.id,
        decided_at = ${decidedAt}, decided_by = null, accepted_until = ${until}, note = null
      from f ${policy}
      where ${same} and (d.ours, d.theirs) is distinct from (f.ours, f.theirs)
      returning 1),
    seen as (
      update differences d set seen_at = ${now}, amount = f.amount, currency = f.currency,
        subscription_id = f.subscription_id, settings_set_id = f.settings_set_id,
        cause = coalesce(d.cause, ${cause(partnerAccountId)})
      from f where ${same} and (d.ours, d.theirs) is not distinct from (f.ours, f.theirs)
      returning 1),
    opened as (
      insert into differences as d (id, reseller_id, customer_id, partner_account_id, settings_set_id, tenant_id,
        object_kind, microsoft_id, subscription_id, field, ours, theirs, since, seen_at, cause, amount, currency, state,
        decision, policy_id, decided_at, accepted_until)
      select gen_random_uuid(), f.reseller_id, f.customer_id, ${partnerAccountId}, f.settings_set_id, f.tenant_id,
        ${kind}, f.microsoft_id, f.subscription_id, f.field, f.ours, f.theirs, ${now}, ${now},
        ${cause(partnerAccountId)}, f.amount, f.currency, ${decided}, p.decision, p.id, ${decidedAt}, ${until}
      from f ${policy}
      where not exists (select from differences d where ${same})
      on conflict (partner_account_id, tenant_id, object_kind, microsoft_id, field) where closed_at is null do nothing
      returning 1)
    select (select count(*) from opened) as opened, (select count(*) from closed) as closed`.execute(tx);
  return rows[0] ?? { opened: 0, closed: 0 };
}
