import { sql } from 'kysely';
import type { Tx } from '../../db/database.ts';
import { newId } from '../../db/ids.ts';
import type { Word } from './about.ts';
import { isHandled } from './concerns.ts';

export interface Addressee {
  partnerAccountId: string;
  resellerId: string;
}

/** Words with whom they are for; one statement, however many. */
export type Delivered = Word & Addressee;

/**
 * Keeps words that are not kept yet; what comes again changes nothing.
 * @returns ids of the new ones, by key
 */
export async function keepWords(
  tx: Tx,
  words: readonly Delivered[],
  receivedAt: Date,
): Promise<Map<string, string>> {
  if (words.length === 0) return new Map();
  const rows = words.map((word) => ({
    id: newId(),
    reseller_id: word.resellerId,
    partner_account_id: word.partnerAccountId,
    source: word.source,
    key: word.key,
    name: word.name,
    tenant_id: word.tenantId,
    microsoft_id: word.microsoftId,
    audit_id: word.auditId,
    body: word.body,
    occurred_at: word.occurredAt,
    expects_webhook: word.expectsWebhook,
    handled: isHandled(word),
  }));
  const { rows: kept } = await sql<{ id: string; key: string }>`
    insert into inbox_events (id, reseller_id, partner_account_id, source, key, name, tenant_id, microsoft_id,
      audit_id, body, occurred_at, expects_webhook, received_at, handled_at, due_at)
    select id, reseller_id, partner_account_id, source, key, name, tenant_id, microsoft_id, audit_id, body,
      occurred_at, expects_webhook, ${receivedAt}::timestamptz,
      case when handled then ${receivedAt}::timestamptz end,
      case when not handled then ${receivedAt}::timestamptz end
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (
      id uuid, reseller_id uuid, partner_account_id uuid, source text, key text, name text, tenant_id uuid,
      microsoft_id text, audit_id text, body jsonb, occurred_at timestamptz, expects_webhook boolean,
      handled boolean)
    on conflict (partner_account_id, source, key) do nothing
    returning id, key`.execute(tx);
  return new Map(kept.map(({ id, key }) => [key, id]));
}
