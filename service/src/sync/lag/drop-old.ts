import { sql } from 'kysely';
import type { Tx } from '../../db/database.ts';

/** As long as Microsoft keeps its own log; the graph of the rate goes back a week. In days. */
const keptWords = 90;
const keptMinutes = 30;
/** So many at once at most: nobody waits for the cleaning. */
const atOnce = 5_000;

/** Drops word of changes and counts of calls that nobody asks for any more. What waits is kept. */
export async function dropOld(tx: Tx, now: Date): Promise<void> {
  await sql`
    delete from inbox_events where id in (
      select e.id from sync_accounts a join lateral (
        select id from inbox_events e
        where e.partner_account_id = a.partner_account_id
          and e.received_at < ${now}::timestamptz - ${keptWords} * interval '1 day' and e.due_at is null
        limit ${atOnce}) e on true)`.execute(tx);
  await sql`
    delete from pace_minutes m using sync_accounts a
    where m.partner_account_id = a.partner_account_id
      and m.minute < ${now}::timestamptz - ${keptMinutes} * interval '1 day'`.execute(tx);
}
