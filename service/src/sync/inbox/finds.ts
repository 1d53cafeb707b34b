import { sql } from 'kysely';
import type { Tx } from '../../db/database.ts';
import type { Found } from '../mirror/subscriptions.ts';
import { subscriptionUpdated } from './about.ts';
import type { Addressee } from './store.ts';
import { keepWords } from './store.ts';

/**
 * Notes what a full pull found changed: Microsoft had to send an event for it. What the activity log tells already
 * counts there. The event may be here, or may still come.
 * @param at when the pull saw it
 */
export async function noteFinds(
  tx: Tx,
  account: Addressee,
  found: readonly Found[],
  at: Date,
): Promise<void> {
  const bought = found.filter(({ commerce, previousAsOf }) => commerce && previousAsOf !== null);
  if (bought.length === 0) return;
  const { partnerAccountId, resellerId } = account;
  const row = await tx
    .selectFrom('syncAccounts')
    .select('webhookSince')
    .where('partnerAccountId', '=', partnerAccountId)
    .executeTakeFirst();
  const since = row?.webhookSince;
  if (!since) return;
  const kept = await keepWords(
    tx,
    bought
      // It may have changed before Microsoft knew where to send it.
      .filter(({ previousAsOf }) => previousAsOf !== null && previousAsOf >= since)
      .map(({ tenantId, microsoftId, previousAsOf }) => ({
        source: 'sweep' as const,
        key: `${microsoftId}/${at.toISOString()}`,
        name: subscriptionUpdated,
        tenantId,
        microsoftId,
        auditId: null,
        occurredAt: at,
        body: { from: previousAsOf?.toISOString() },
        expectsWebhook: true,
        partnerAccountId,
        resellerId,
      })),
    at,
  );
  await settleFinds(tx, partnerAccountId, [...kept.values()]);
}

async function settleFinds(tx: Tx, partnerAccountId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const said = (source: 'audit' | 'webhook') => sql`
    o.partner_account_id = s.partner_account_id and o.source = ${source} and o.tenant_id = s.tenant_id
    and o.microsoft_id = s.microsoft_id and o.occurred_at >= (s.body ->> 'from')::timestamptz
    and o.occurred_at <= s.occurred_at`;
  await sql`
    delete from inbox_events s using inbox_events o
    where s.id = any(${ids}::uuid[]) and s.partner_account_id = ${partnerAccountId} and ${said('audit')}`.execute(
    tx,
  );
  await sql`
    with p as materialized (
      select distinct on (s.id) s.id as find, o.id as webhook, o.received_at
      from inbox_events s join inbox_events o on ${said('webhook')}
      where s.id = any(${ids}::uuid[]) and s.partner_account_id = ${partnerAccountId}
      order by s.id, o.occurred_at)
    update inbox_events m set matched_at = p.received_at from p where m.id in (p.find, p.webhook)`.execute(
    tx,
  );
}
