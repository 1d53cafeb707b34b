import type { ChangeFlow } from '@concord/contract/sync-changes';
import { sql } from 'kysely';
import type { Tx } from '../../db/database.ts';
import { patience } from '../freshness/silence.ts';

interface Row {
  webhooks: number;
  auditRecords: number;
  sweepFinds: number;
  waiting: number;
  p50: number | null;
  p99: number | null;
  webhookP50: number | null;
  webhookP99: number | null;
  expected: number;
  matched: number;
  lost: number;
}

/**
 * How word of an account's changes came in the last hours, and how much of it was lost. A record whose event told the
 * same counts for the lag with that event.
 */
export async function changeFlow(
  tx: Tx,
  partnerAccountId: string,
  hours: number,
  now: Date,
): Promise<ChangeFlow> {
  const lag = (share: number, what: ReturnType<typeof sql>) =>
    sql`(percentile_cont(${sql.lit(share)}) within group (
      order by extract(epoch from greatest(handled_at - occurred_at, interval '0')) * 1000)
      filter (where ${what}))::double precision`;
  const notTest = sql`name <> 'test-created'`;
  const firstWord = sql`handled_at is not null and (source = 'webhook' or source = 'audit' and matched_at is null)`;
  // Of this change only the event tells, so far.
  const alone = sql`source = 'webhook' and matched_at is null and ${notTest}`;
  const aboutMirror = sql`tenant_id is not null and ${notTest}`;
  const { rows } = await sql<Row>`
    select
      count(*) filter (where source = 'webhook') as webhooks,
      count(*) filter (where source = 'audit') as audit_records,
      count(*) filter (where source = 'sweep') as sweep_finds,
      count(*) filter (where due_at is not null) as waiting,
      ${lag(0.5, sql`${firstWord} and ${aboutMirror}`)} as p50,
      ${lag(0.99, sql`${firstWord} and ${aboutMirror}`)} as p99,
      ${lag(0.5, sql`handled_at is not null and source = 'webhook' and ${aboutMirror}`)} as webhook_p50,
      ${lag(0.99, sql`handled_at is not null and source = 'webhook' and ${aboutMirror}`)} as webhook_p99,
      count(*) filter (where expects_webhook or ${alone}) as expected,
      count(*) filter (where expects_webhook and matched_at is not null or ${alone}) as matched,
      count(*) filter (where expects_webhook and matched_at is null
        and occurred_at <= ${now}::timestamptz - ${patience}::interval) as lost
    from inbox_events
    where partner_account_id = ${partnerAccountId}
      and received_at > ${now}::timestamptz - ${hours} * interval '1 hour'`.execute(tx);
  const row = rows[0] as Row;
  const { webhooks, auditRecords, sweepFinds, waiting, expected, matched, lost } = row;
  const known = matched + lost;
  return {
    hours,
    webhooks,
    auditRecords,
    sweepFinds,
    waiting,
    lag: pair(row.p50, row.p99),
    webhookLag: pair(row.webhookP50, row.webhookP99),
    expected,
    matched,
    awaited: expected - known,
    lost,
    lostRate: known > 0 ? lost / known : null,
  };
}

const pair = (p50: number | null, p99: number | null) => (p50 === null || p99 === null ? null : { p50, p99 });
