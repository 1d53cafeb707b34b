import { sql } from 'kysely';
import type { Tx } from '../../db/database.ts';

/** The next full pull begins when the sweep of the set comes due. */
export async function planNext(tx: Tx, partnerAccountId: string, now: Date): Promise<void> {
  await sql`
    update sync_accounts k set pull_due_at = ${now}::timestamptz + coalesce((
      select l.sweep_minutes from sync_limits l where l.settings_set_id = k.settings_set_id), 720) * interval '1 minute'
    where k.partner_account_id = ${partnerAccountId}`.execute(tx);
}
