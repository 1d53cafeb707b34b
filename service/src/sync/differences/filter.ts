import type { DifferenceFilter } from '@concord/contract/differences';
import { sql } from 'kysely';
import type { Tx } from '../../db/database.ts';
import { matches } from '../../db/search.ts';

/** Differences that a filter finds, in the scope of the transaction, with what they are about. */
export function findDifferences(tx: Tx, filter: DifferenceFilter) {
  let rows = tx
    .selectFrom('differences as d')
    .leftJoin('customers as c', 'c.id', 'd.customerId')
    .leftJoin('subscriptions as s', 's.id', 'd.subscriptionId')
    .leftJoin('mirrorTenants as t', (join) =>
      join.onRef('t.partnerAccountId', '=', 'd.partnerAccountId').onRef('t.tenantId', '=', 'd.tenantId'),
    );
  rows = filter.state ? rows.where('d.state', '=', filter.state) : rows.where('d.closedAt', 'is', null);
  if (filter.objectKind) rows = rows.where('d.objectKind', '=', filter.objectKind);
  if (filter.field) rows = rows.where('d.field', '=', filter.field);
  if (filter.decision) rows = rows.where('d.decision', '=', filter.decision);
  if (filter.customerId) rows = rows.where('d.customerId', '=', filter.customerId);
  if (filter.settingsSetId) rows = rows.where('d.settingsSetId', '=', filter.settingsSetId);
  if (filter.partnerAccountId) rows = rows.where('d.partnerAccountId', '=', filter.partnerAccountId);
  if (filter.before) rows = rows.where('d.since', '<', new Date(filter.before));
  if (filter.resellerId)
    rows = rows.where(
      sql<boolean>`d.reseller_id in (select id from resellers where path @> array[${filter.resellerId}::uuid])`,
    );
  if (filter.q)
    rows = rows.where(
      matches(filter.q, ['s.name', 'c.company_name', 't.domain', 'd.microsoft_id', 'd.field'], 'd.number'),
    );
  return rows;
}

/** What a difference (alias `d`) is about, in words. */
export const nameOf = sql<string>`coalesce(
  case d.object_kind
    when 'subscription' then coalesce(
      (select name from subscriptions where id = d.subscription_id),
      (select name from mirror_subscriptions m
        where m.partner_account_id = d.partner_account_id and m.microsoft_id = d.microsoft_id))
    when 'user' then coalesce(
      (select sign_in_name from users u where u.partner_account_id = d.partner_account_id
        and u.tenant_id = d.tenant_id and u.microsoft_id = d.microsoft_id::uuid),
      (select sign_in_name from mirror_users m where m.partner_account_id = d.partner_account_id
        and m.tenant_id = d.tenant_id and m.user_id = d.microsoft_id::uuid))
    else (select domain from bindings b where b.partner_account_id = d.partner_account_id
      and b.tenant_id = d.tenant_id order by b.ended_at is not null, b.bound_at desc limit 1)
  end, d.microsoft_id)`;
