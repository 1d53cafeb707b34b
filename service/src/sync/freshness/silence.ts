import { sql } from 'kysely';
import type { Tx } from '../../db/database.ts';
import { clearAlerts } from '../alerts/clear.ts';
import { raiseAlert } from '../alerts/raise.ts';

/**
 * Microsoft may send `subscription-updated` up to 48 hours late.
 * @see https://learn.microsoft.com/partner-center/developer/partner-center-webhook-events
 */
export const patience = '48 hours';
/** So many events that are late at once say it sooner; and one of them is reason enough to test the address. [U] */
const many = 10;
const early = '1 hour';

/**
 * Tells of an address at which nothing is heard although things changed. Before that it is tested: whether it is
 * broken is known at once then.
 */
export async function watchSilence(tx: Tx, now: Date): Promise<void> {
  const { rows } = await sql<{
    partnerAccountId: string;
    resellerId: string;
    name: string | null;
    heardAt: Date | null;
    late: number;
    isSilent: boolean;
    isUntested: boolean;
  }>`
    select a.partner_account_id, a.reseller_id, p.name, a.webhook_heard_at as heard_at, l.late,
      l.oldest <= ${now}::timestamptz - ${patience}::interval or l.late >= ${many} as is_silent,
      a.webhook_state = 'ours' and coalesce(a.webhook_tested_at < l.oldest, true) as is_untested
    from sync_accounts a
    join partner_accounts p on p.id = a.partner_account_id
    join lateral (
      select count(*) as late, min(e.occurred_at) as oldest from inbox_events e
      where e.partner_account_id = a.partner_account_id and e.expects_webhook and e.matched_at is null
        and e.occurred_at > coalesce(a.webhook_heard_at, a.webhook_since)
        and e.occurred_at <= ${now}::timestamptz - ${early}::interval) l on l.late > 0
    where a.webhook_since is not null`.execute(tx);
  const silent = rows.filter(({ isSilent }) => isSilent);
  for (const { partnerAccountId, resellerId, name, heardAt, late } of silent)
    await raiseAlert(
      tx,
      {
        kind: 'callback-silent',
        subject: partnerAccountId,
        resellerId,
        partnerAccountId,
        data: { account: name, changes: late, heardAt: heardAt?.toISOString() ?? null },
      },
      now,
    );
  await clearAlerts(
    tx,
    { kind: 'callback-silent', but: silent.map(({ partnerAccountId }) => partnerAccountId) },
    now,
  );
  for (const { partnerAccountId } of rows.filter(({ isUntested }) => isUntested))
    await tx
      .updateTable('syncAccounts')
      .set({ webhookDueAt: now })
      .where('partnerAccountId', '=', partnerAccountId)
      .execute();
}
