import type { Page } from '@concord/contract/page';
import type { InboxEvent, InboxQuery } from '@concord/contract/sync-changes';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '../../db/database.ts';
import { page } from '../../db/page.ts';
import { matches } from '../../db/search.ts';

const states = {
  waiting: sql<boolean>`e.due_at is not null`,
  handled: sql<boolean>`e.handled_at is not null`,
  awaited: sql<boolean>`e.expects_webhook and e.matched_at is null`,
  matched: sql<boolean>`e.matched_at is not null`,
};

/** Word of changes, one by one. */
export async function listInbox(
  tx: Tx,
  partnerAccountId: string,
  query: z.output<typeof InboxQuery>,
): Promise<Page<InboxEvent>> {
  let rows = tx
    .selectFrom('inboxEvents as e')
    .leftJoin('mirrorTenants as t', (join) =>
      join.onRef('t.partnerAccountId', '=', 'e.partnerAccountId').onRef('t.tenantId', '=', 'e.tenantId'),
    )
    .select(['e.id', 'e.source', 'e.name', 'e.tenantId', 't.domain as tenantName', 'e.microsoftId'])
    .select(['e.occurredAt', 'e.receivedAt', 'e.handledAt', 'e.expectsWebhook', 'e.matchedAt'])
    .select(sql<string | null>`e.body ->> 'by'`.as('by'))
    .where('e.partnerAccountId', '=', partnerAccountId);
  if (query.source) rows = rows.where('e.source', '=', query.source);
  if (query.tenantId) rows = rows.where('e.tenantId', '=', query.tenantId);
  if (query.state) rows = rows.where(states[query.state]);
  if (query.q) rows = rows.where(matches(query.q, ['e.name', 't.domain', 'e.microsoft_id'], '0'));
  const found = await page(tx, rows, {
    query,
    id: sql`e.id`,
    fallback: 'receivedAt',
    sorts: {
      receivedAt: { by: sql`e.received_at`, type: 'timestamptz' },
      occurredAt: { by: sql`e.occurred_at`, type: 'timestamptz' },
    },
  });
  return {
    ...found,
    items: found.items.map((row) => ({
      ...row,
      source: row.source as InboxEvent['source'],
      occurredAt: row.occurredAt.toISOString(),
      receivedAt: row.receivedAt.toISOString(),
      handledAt: row.handledAt?.toISOString() ?? null,
      matchedAt: row.matchedAt?.toISOString() ?? null,
    })),
  };
}
