import { sql } from 'kysely';
import type { Tx } from '../../db/database.ts';

/** How far the instants of an event and of the record of the same change may be apart. [U] */
const apart = '2 minutes';

/**
 * Finds the webhook of each change that had to have one, whichever of both came first. An event that names its audit
 * record belongs to that one alone; any other to the change of the same object at the same time.
 */
export async function matchWebhooks(tx: Tx, partnerAccountId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  for (const fresh of ['w', 'e'] as const) {
    const isFresh = sql`${sql.ref(`${fresh}.id`)} = any(${ids}::uuid[]) and w.partner_account_id = ${partnerAccountId}`;
    await pair(
      tx,
      sql`
        select distinct on (e.id) w.id as webhook, e.id as change, w.received_at
        from inbox_events w
        join inbox_events e on e.partner_account_id = w.partner_account_id and e.audit_id = w.audit_id
        where ${isFresh} and w.source = 'webhook' and e.source = 'audit' and e.matched_at is null
        order by e.id, w.received_at`,
    );
    // One event stands for one change.
    await pair(
      tx,
      sql`
        select distinct on (w.id) w.id as webhook, e.id as change, w.received_at
        from inbox_events w
        join inbox_events e on e.partner_account_id = w.partner_account_id and e.tenant_id = w.tenant_id
          and e.microsoft_id = w.microsoft_id
        where ${isFresh} and w.source = 'webhook' and w.matched_at is null and e.matched_at is null and (
          e.source = 'audit' and w.audit_id is null
            and e.occurred_at between w.occurred_at - ${apart}::interval and w.occurred_at + ${apart}::interval
          or e.source = 'sweep'
            and w.occurred_at >= (e.body ->> 'from')::timestamptz and w.occurred_at <= e.occurred_at)
        order by w.id, e.source, abs(extract(epoch from e.occurred_at - w.occurred_at))`,
    );
  }
  await dropFinds(tx, partnerAccountId, ids);
}

/** Marks both: the change is told, and the event is of a change that is known otherwise too. */
async function pair(tx: Tx, pairs: ReturnType<typeof sql>): Promise<void> {
  await sql`
    with p as materialized (${pairs})
    update inbox_events m set matched_at = p.received_at,
      expects_webhook = m.expects_webhook or m.source <> 'webhook'
    from p where m.id in (p.webhook, p.change)`.execute(tx);
}

/** What the sweep found is told by the audit record, once that is there; its event goes over to it. */
async function dropFinds(tx: Tx, partnerAccountId: string, ids: readonly string[]): Promise<void> {
  await sql`
    with dropped as (
      delete from inbox_events s using inbox_events a
      where a.id = any(${ids}::uuid[]) and a.source = 'audit' and a.expects_webhook and s.source = 'sweep'
        and s.partner_account_id = ${partnerAccountId} and a.partner_account_id = s.partner_account_id
        and a.tenant_id = s.tenant_id and a.microsoft_id = s.microsoft_id
        and a.occurred_at >= (s.body ->> 'from')::timestamptz and a.occurred_at <= s.occurred_at
      returning a.id, s.matched_at)
    update inbox_events m set matched_at = d.matched_at, expects_webhook = true
    from dropped d where m.id = d.id and m.matched_at is null and d.matched_at is not null`.execute(tx);
}
