import type { SyncCause } from '@concord/contract/sync';
import { sql } from 'kysely';
import type { Tx } from '../../db/database.ts';
import { clearAlerts } from '../alerts/clear.ts';
import { raiseAlert } from '../alerts/raise.ts';
import { ages } from './ages.ts';
import type { Standing } from './standing.ts';

/**
 * One alarm for each reseller, kind and cause: an outage is one thing to know, however many customers it hits.
 * @returns how many there are
 */
export async function watchStale(tx: Tx, standings: readonly Standing[], now: Date): Promise<number> {
  const { rows } = await sql<{
    partnerAccountId: string;
    resellerId: string;
    kind: string;
    cause: SyncCause;
    tenants: number;
    oldest: Date | null;
    examples: string[];
    reason: string | null;
  }>`
    select t.partner_account_id, t.reseller_id, k.kind, k.cause, count(*) as tenants, min(k.as_of) as oldest,
      (array_agg(t.domain order by k.as_of nulls first))[1:3] as examples, min(k.reason) as reason
    from ${ages(standings, now)}
    where k.state = 'stale'
    group by 1, 2, 3, 4
    order by 1, 2, 3, 4`.execute(tx);
  const subjects: string[] = [];
  for (const { partnerAccountId, resellerId, kind, cause, tenants, oldest, examples, reason } of rows) {
    const subject = [partnerAccountId, resellerId, kind, cause].join('/');
    subjects.push(subject);
    const account = standings.find((one) => one.partnerAccountId === partnerAccountId)?.name ?? null;
    await raiseAlert(
      tx,
      {
        kind: 'stale',
        subject,
        resellerId,
        partnerAccountId,
        cause,
        data: {
          resource: kind,
          customers: tenants,
          examples,
          account,
          reason,
          oldest: oldest?.toISOString() ?? null,
        },
      },
      now,
    );
  }
  await clearAlerts(tx, { kind: 'stale', but: subjects }, now);
  return subjects.length;
}
