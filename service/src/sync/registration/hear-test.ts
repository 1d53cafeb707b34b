import { sql } from 'kysely';
import type { Tx } from '../../db/database.ts';
import { concord, record } from '../../events/record.ts';
import { clearAlerts } from '../alerts/clear.ts';
import type { Delivered } from '../inbox/store.ts';

/** How often the address is tested anew. */
export const testedEvery = '1 day';

/** Microsoft's test event reached us: the address is good. */
export async function hearTest(tx: Tx, word: Delivered, at: Date): Promise<void> {
  if (word.source !== 'webhook' || word.name !== 'test-created') return;
  const { partnerAccountId, resellerId } = word;
  const { rows } = await sql<{ first: boolean }>`
    update sync_accounts s set webhook_state = 'ours', webhook_tested_at = ${at},
      webhook_since = coalesce(s.webhook_since, ${at}::timestamptz), webhook_test_id = null, webhook_reason = null,
      foreign_url = null, replaceable_url = null, webhook_due_at = ${at}::timestamptz + ${testedEvery}::interval
    from sync_accounts before
    where s.partner_account_id = ${partnerAccountId} and s.webhook_state in ('testing', 'failed')
      and before.partner_account_id = s.partner_account_id
    returning before.webhook_since is null as first`.execute(tx);
  const [row] = rows;
  if (!row) return;
  for (const kind of ['callback-failed', 'callback-foreign'] as const)
    await clearAlerts(tx, { kind, partnerAccountId }, at);
  if (row.first)
    await record(tx, at, concord, {
      kind: 'webhook.registered',
      objectKind: 'partner-account',
      objectId: partnerAccountId,
      resellerId,
    });
}
